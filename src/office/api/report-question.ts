import type { Ms, RoomId } from '../../core/terms.ts';
import type { AskedTime } from '../../reports/asked-time.ts';
import type { Question } from '../../reports/question.ts';
import { type ReportName, SUBJECTS } from '../../reports/report-names.ts';
import type { ReportAsked } from './report-schemas.ts';
import { ApiRefused } from './route.ts';

/** What each question takes besides the time. */
const TAKES: { readonly [N in ReportName]: readonly (keyof ReportAsked)[] } = {
  lone: ['phase'],
  'nobody-entered': ['room'],
  'list-on': ['room'],
  about: SUBJECTS,
  told: ['alarm'],
  outage: [],
  looked: ['entry'],
  trends: ['per', 'room'],
  visitors: [],
};

const TIMES: ReadonlySet<keyof ReportAsked> = new Set<keyof ReportAsked>(['since', 'before', 'period']);

/** Questions of which both instants have to be said. */
const BETWEEN: ReadonlySet<ReportName> = new Set<ReportName>(['nobody-entered', 'list-on']);

const malformed = (what: string, where: string, remedy: string): ApiRefused =>
  new ApiRefused(400, 'malformed', [what, where, remedy]);

const needed = <Value>(asked: Value | undefined, name: string): Value => {
  if (asked !== undefined) return asked;
  throw malformed('it has to be said', `query.${name}`, 'see /api/v1/ for what this report asks for');
};

const subjectIn = (asked: ReportAsked): Extract<Question, { report: 'about' }>['subject'] => {
  const found = SUBJECTS.flatMap((kind) => {
    const id = asked[kind];
    return id === undefined ? [] : [{ kind, id }];
  });
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  throw malformed('it is about one thing', 'query', `give one of ${SUBJECTS.join(', ')}`);
};

/** Throws `ApiRefused` for a time that is none. */
const checkTime = (name: ReportName, { since, before, period }: ReportAsked): void => {
  if (period !== undefined) {
    if (since === undefined && before === undefined) return;
    throw malformed('a period says both ends', 'query.period', 'leave it out, or since and before');
  }
  if (BETWEEN.has(name)) {
    needed(since, 'since');
    needed(before, 'before');
  }
  if (since !== undefined && before !== undefined && since >= before)
    throw malformed('it ends before it begins', 'query.before', 'write a later instant');
};

/** The question that was asked. Throws `ApiRefused` for one that is incomplete, or asks for what is not part of it. */
export const questionOf = (name: ReportName, asked: ReportAsked): Question => {
  const other = (Object.keys(asked) as (keyof ReportAsked)[]).find(
    (field) => !TIMES.has(field) && asked[field] !== undefined && !TAKES[name].includes(field),
  );
  if (other !== undefined)
    throw malformed('this report does not ask for it', `query.${other}`, 'leave it out');
  checkTime(name, asked);
  switch (name) {
    case 'lone':
      return {
        report: name,
        rules: asked.phase === undefined ? null : { trial: 'phase', phase: asked.phase },
      };
    case 'nobody-entered':
      return { report: name, room: needed(asked.room, 'room') as RoomId };
    case 'list-on':
      return { report: name, room: asked.room ?? '' };
    case 'about':
      return { report: name, subject: subjectIn(asked) };
    case 'told':
      return { report: name, alarm: needed(asked.alarm, 'alarm') };
    case 'outage':
    case 'visitors':
      return { report: name };
    case 'looked':
      return { report: name, entry: asked.entry };
    case 'trends':
      return { report: name, per: asked.per ?? 'week', room: asked.room ?? '' };
  }
};

/** @param at when it is asked, by which a period goes */
export const timeIn = ({ since, before, period }: ReportAsked, at: Ms): AskedTime =>
  period === undefined
    ? { ...(since === undefined ? {} : { since }), ...(before === undefined ? {} : { before }) }
    : { period, at };

/** What stands in the answer of what was asked. */
export const namedIn = ({ since, before, ...asked }: ReportAsked): { readonly [field: string]: string } =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([field, value]) => (value === undefined ? [] : [[field, String(value)]])),
  );
