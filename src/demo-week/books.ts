import type { AnomalyRule } from '../core/anomalies.ts';
import type { FindingAction, ReviewPeriod } from '../core/facts-review.ts';
import type { KeyAct } from '../core/keys.ts';
import type { ReviewAct } from '../core/reviews.ts';
import type { SheetAct } from '../core/sheets.ts';
import type { ContainerId, Ms, PersonId, RoomId } from '../core/terms.ts';
import { publishLog } from '../log/published-log.ts';
import { readLog } from '../log/read-log.ts';
import { scopeOf } from '../reports/review-scope.ts';
import { answer } from './answers.ts';
import { OutOfStory, type Stage } from './stage.ts';

const MINUTE_MS: Ms = 60_000;
const HOUR_MS: Ms = 60 * MINUTE_MS;

const ROOM = 'ballot-room' as RoomId;
const VAULT = 'vault' as RoomId;

const person = (id: string): PersonId => id as PersonId;
const [MARIA, ROBERT] = [person('maria-alvarez'), person('robert-hayes')];
const [GRACE, DANIEL] = [person('grace-okafor'), person('daniel-lindqvist')];

/** Something is written into a book of the office; what the rules refuse is not in the story. */
const write = (stage: Stage, what: string, observation: Parameters<Stage['offer']>[0]): void => {
  const before = stage.index;
  stage.offer(observation);
  if (stage.index === before) throw new OutOfStory(`nothing came of ${what}`);
  stage.pass(5);
};

const key = (stage: Stage, act: KeyAct, signed_by: readonly PersonId[]): void =>
  write(stage, act.act, { type: 'key_acted', act, signed_by });

/** The room’s lock and the vault’s have a key each, for the day on which the kiosk does not work. */
export const keysRegistered = (stage: Stage): void => {
  stage.until(0, '16:30');
  const kept = { kind: 'key', rekey_days: 365, words: '' } as const;
  key(stage, { ...kept, act: 'register', key: 'K-1', room: ROOM }, [MARIA, ROBERT]);
  key(stage, { ...kept, act: 'register', key: 'K-2', room: VAULT }, [MARIA, ROBERT]);
  key(stage, { act: 'sign_out', key: 'K-1', person: GRACE, words: 'For the locksmith' }, [GRACE, MARIA]);
  stage.until(0, '17:20');
  key(stage, { act: 'take_back', key: 'K-1', words: 'Back in its box' }, [GRACE]);
};

/** A key is lost: an alarm until two people say that the lock is changed. */
export const keyLost = (stage: Stage): void => {
  stage.until(5, '15:00');
  key(stage, { act: 'sign_out', key: 'K-2', person: DANIEL, words: 'The seal press sticks' }, [
    DANIEL,
    ROBERT,
  ]);
  stage.until(5, '16:10');
  const since = stage.now - HOUR_MS / 2;
  key(stage, { act: 'report_lost', key: 'K-2', since, words: 'Not in his pocket, not in the car' }, [DANIEL]);
  answer(stage, 'rekey_due', 'The locksmith comes at five');
  stage.until(5, '17:30');
  const words = 'New cylinder, two new keys';
  key(stage, { act: 'change', key: 'K-2', rekey_days: 365, words }, [MARIA, ROBERT]);
};

/** While the power was out two looked after the room, and wrote it on paper. */
export const paperTypedIn = (stage: Stage): void => {
  stage.until(3, '08:40');
  const from = stage.now - 6 * HOUR_MS;
  write(stage, 'the paper line', {
    type: 'paper_transcribed',
    visit: {
      sheet: 'P-7',
      line: 1,
      room: ROOM,
      people: [GRACE, DANIEL],
      from,
      until: from + 15 * MINUTE_MS,
      purpose: 'inspection',
      visitors_on_paper: 0,
      words: 'By torch; door found shut',
    },
    overlaps: [],
    signed_by: [MARIA, ROBERT],
  });
};

const sheet = (stage: Stage, by: PersonId, act: SheetAct): void =>
  write(stage, act.act, { type: 'sheet_acted', person: by, act });

/** One precinct agrees at once; at the other a page of the poll book was read wrongly, and a second version says so. */
export const reconciled = (stage: Stage): void => {
  stage.until(2, '15:00');
  const form = { form: 'polling_place', election: 'Primary', source: 'Poll books of the precincts' } as const;
  const voted = { received_regular: 1_000, spoiled: 8, counter_opening: 0 } as const;
  const first = { ...form, place: 'Precinct 101', containers: ['B-0101' as ContainerId] };
  const values = { ...voted, left_unopened: 380, counter_closing: 612, voters_signed_in: 612 };
  sheet(stage, GRACE, { act: 'prepare', sheet: 0, stated: { ...first, values, words: '' } });
  sheet(stage, DANIEL, { act: 'verify', sheet: 1, version: 1, words: 'Counted again' });
  const second = { ...form, place: 'Precinct 103', containers: ['B-0103' as ContainerId] };
  const counted = { ...voted, left_unopened: 291, counter_closing: 701 };
  const misread = { ...counted, voters_signed_in: 703 };
  const words = 'Two voters more signed in than ballots were cast; the poll book is looked at again';
  sheet(stage, GRACE, { act: 'prepare', sheet: 0, stated: { ...second, values: misread, words } });
  stage.until(2, '16:20');
  const right = { ...counted, voters_signed_in: 701 };
  sheet(stage, GRACE, { act: 'prepare', sheet: 2, stated: { ...second, values: right, words: '' } });
  sheet(stage, ROBERT, { act: 'verify', sheet: 2, version: 2, words: 'Page 14 had been read twice' });
};

/** What the reviewer did and wrote about each kind of anomaly. */
const FOUND: Readonly<Record<AnomalyRule, readonly [FindingAction, string]>> = {
  outside_hours: ['none_needed', 'Ordered for that evening'],
  unusual_area_or_repetition: ['none_needed', 'Planned, as the schedule of the week has it'],
  unusual_length: ['people_asked', 'The count took that long'],
  out_of_sequence: ['people_asked', 'Said at the door what happened; nothing is missing'],
  lone_interval: ['people_instructed', 'Whoever goes for a cart waits for the relief'],
  count_mismatch: ['people_asked', 'Counted again, and right'],
  gap: ['equipment_mended', 'The power was out in the street; the battery is replaced'],
  denied_series: ['people_asked', 'An old badge'],
  late_entry: ['seals_checked', 'The paper sheet was compared with what was typed'],
};

/** What the next review has to look at, of all that is signed, as the command has it. */
const next = async (stage: Stage, period: ReviewPeriod) => {
  const last = stage.index;
  stage.pass(120);
  await stage.signed(last);
  const log = readLog(stage.data);
  const published = publishLog(stage.data);
  try {
    const { reviews } = stage.opened.kiosk.state;
    const from = (reviews.covered[period]?.to_entry ?? -1) + 1;
    const to = published.checkpoint().size - 1;
    const { anomalies, leavings, changes, ...scope } = scopeOf(log, { from, to, bounds: stage.bounds });
    const root = published.rootAt(to + 1).toString('base64');
    const refs = new Map(anomalies.map(({ rule, entry }) => [`${rule} ${entry}`, { rule, entry }]));
    return { ...scope, period, root, anomalies: [...refs.values()] };
  } finally {
    published.close();
    log.close();
  }
};

/** One looks at all that was unusual, writes a finding for each, and somebody else closes it. */
const review = async (stage: Stage, period: ReviewPeriod): Promise<void> => {
  const asked = await next(stage, period);
  const acts = (by: PersonId, act: ReviewAct): void =>
    write(stage, act.act, { type: 'review_acted', person: by, act });
  acts(MARIA, { act: 'start', ...asked, bounds: stage.bounds, words: '' });
  const number = stage.opened.kiosk.state.reviews.last;
  for (const { rule, entry } of asked.anomalies) {
    const [action, words] = FOUND[rule];
    acts(MARIA, { act: 'find', review: number, rule, entry, action, words });
  }
  acts(ROBERT, { act: 'close', review: number, words: 'Read, and asked Lena' });
};

export const reviewedDaily = async (stage: Stage): Promise<void> => {
  stage.until(2, '17:00');
  await review(stage, 'daily');
};

export const reviewedAfterElection = async (stage: Stage): Promise<void> => {
  stage.until(6, '17:30');
  await review(stage, 'after_election');
};
