/** One report over all of a log, written as CSV and thrown away, in a process of its own: DATA REPORT. */
import type { AlarmId, PersonId, RoomId } from '../../src/core/terms.ts';
import { readLog } from '../../src/log/read-log.ts';
import { basisOf } from '../../src/reports/basis.ts';
import { askedOf, type Question, reportOn, stateAtEnd, zoneOf } from '../../src/reports/question.ts';
import { withReviewed } from '../../src/reports/reviewed.ts';
import { reviewedUpTo } from '../../src/reports/reviews.ts';
import { CSV_WRITTEN } from '../../src/reports/written.ts';

const QUESTIONS: Readonly<Record<string, Question>> = {
  lone: { report: 'lone', rules: null },
  about: { report: 'about', subject: { kind: 'person', id: 'person-3' as PersonId } },
  told: { report: 'told', alarm: 'list_changed#1' as AlarmId },
  outage: { report: 'outage' },
  looked: { report: 'looked', entry: undefined },
  trends: { report: 'trends', per: 'month', room: '' },
  'nobody-entered': { report: 'nobody-entered', room: 'ballot-room' as RoomId },
};

const [data = '', name = ''] = process.argv.slice(2);
const question = QUESTIONS[name];
if (question === undefined) throw new Error(`there is no report ${name}`);
const log = readLog(data);
const begun = performance.now();
const state = stateAtEnd(log);
const asked = askedOf(log, state, {});
const { columns, answer } = withReviewed(reportOn(asked, question, zoneOf(state)), reviewedUpTo(state));
const { since, before } = asked;
const basis = basisOf(log, asked);
const head = {
  report: name as Question['report'],
  asked: {},
  since,
  before,
  zone: zoneOf(state),
  basis,
  columns,
};
let [rows, characters] = [0, CSV_WRITTEN.opening(head).length];
for (const come of answer()) {
  if (!('row' in come)) continue;
  characters += CSV_WRITTEN.row(head, come.row, rows).length;
  rows += 1;
}
const seconds = (performance.now() - begun) / 1_000;
log.close();
console.log(JSON.stringify({ rows, characters, seconds, most_kb: process.resourceUsage().maxRSS }));
