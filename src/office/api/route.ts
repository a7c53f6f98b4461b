import type { z } from 'zod';
import type { TrainingDays, TrainingTopic } from '../../core/facts-training.ts';
import type { Ms } from '../../core/terms.ts';
import type { PublishedLog } from '../../log/published-log.ts';
import type { LogReader } from '../../log/read-log.ts';
import type { Read, Wanted } from '../../reads.ts';
import type { OfficeAsked } from '../asks.ts';
import type { Health } from '../health/health.ts';
import type { By, OfficeAnswer } from '../messages.ts';
import type { ReportTask } from '../reports/report-messages.ts';
import type { ReportOver, ReportTaker } from '../reports/report-runs.ts';
import type { OfficeVerb } from '../roles.ts';
import type { Trials } from '../trials/trials.ts';
import type { RefusedCode } from '../wire.ts';
import type { AlarmHistory } from './alarm-history.ts';
import type { ListHistory } from './list-history.ts';
import type { PeopleRead } from './read-people.ts';
import type { Records } from './records.ts';
import type { SavedParts } from './saved-parts.ts';
import type { SheetHistory } from './sheet-history.ts';

/** Why something is not done: a status, one word for a program, and what, where and remedy for a person. */
export class ApiRefused extends Error {
  readonly status: number;
  readonly code: RefusedCode | 'kiosk';
  readonly what: string;
  readonly where: string;
  readonly remedy: string;

  constructor(
    status: number,
    code: ApiRefused['code'],
    [what, where, remedy]: readonly [what: string, where: string, remedy: string],
  ) {
    super(`${where}: ${what}. ${remedy}`);
    this.name = 'ApiRefused';
    this.status = status;
    this.code = code;
    this.what = what;
    this.where = where;
    this.remedy = remedy;
  }
}

/** Whoever asks, once it is clear that they may. */
export interface Caller {
  readonly by: By;
  /** Names the session or the token, without opening it. */
  readonly means: string;
  readonly seesNames: boolean;
  /** Somebody at a page, or a program with a token. */
  readonly is: 'person' | 'program';
}

/** What routes read from and ask. */
export interface ApiParts extends AlarmHistory, ListHistory, SheetHistory {
  readonly log: LogReader;
  readonly records: Records;
  /** Answers a standing question. Throws `NoAnswer` where there is none, and `ApiRefused` where too many ask. */
  readonly report: (asked: Omit<ReportTask, 'data' | 'under_way'>, taker: ReportTaker) => Promise<ReportOver>;
  /** Questions that somebody kept. */
  readonly saved: Pick<SavedParts, 'list' | 'add' | 'rename' | 'remove' | 'schedule' | 'mail' | 'fileOf'>;
  readonly published: Pick<PublishedLog, 'origin' | 'verifier_key' | 'checkpoint' | 'inclusion'>;
  /** What only the kiosk knows; null when it does not say. */
  readonly read: (wanted: Wanted) => Promise<Read | null>;
  readonly ask: (by: By, asked: OfficeAsked) => Promise<OfficeAnswer>;
  /** What proposals would have changed. */
  readonly trials: Pick<Trials, 'of' | 'begin'>;
  /** What the kiosk needs, looked at by this process. */
  readonly health: Pick<Health, 'read' | 'look'> & { readonly now: () => number };
  /** A file of people as it is sent. Throws `FileRefused`. */
  readonly readPeople: (text: string, name: string) => PeopleRead;
  /** What people can be trained in, from when until when a training of a day holds, and the local day of an instant. */
  readonly topics: readonly TrainingTopic[];
  readonly trainingDays: (topic: TrainingTopic, day: string) => TrainingDays | null;
  readonly dayOf: (at: Ms) => string;
  readonly now: () => Ms;
  /** Puts on record that entries left with their names. Throws `ApiRefused` where that cannot be. */
  readonly exported: (caller: Caller, from: number, entries: number) => Promise<void>;
}

/** What somebody asked, read by the schemas of a route. */
export interface Asked<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
}

interface RouteOf<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly method: 'get' | 'post';
  /** Below `/api/v1`, parameters in braces. */
  readonly path: string;
  /** Names it in the document. */
  readonly name: string;
  readonly about: 'rooms' | 'alarms' | 'log' | 'list' | 'sheets' | 'health';
  readonly summary: string;
  readonly detail: string;
  /** What somebody has to be allowed, by what the body says where that decides. */
  readonly verb:
    | OfficeVerb
    | { readonly of: (body: z.output<Body>) => OfficeVerb; readonly all: readonly OfficeVerb[] };
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: Answer;
  readonly handle: (
    asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>,
    parts: ApiParts,
  ) => Promise<z.input<Answer>> | z.input<Answer>;
}

export type Route = RouteOf<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

/** A route, checked against its own schemas and then one of many. */
export const route = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  one: RouteOf<P, Q, B, A>,
): Route => one as unknown as Route;

/** An answer of the kiosk that it was done. Throws `ApiRefused` with why it was not. */
export const done = (answer: OfficeAnswer): Extract<OfficeAnswer, { outcome: 'done' }> => {
  if (answer.outcome === 'done') return answer;
  const { code, what, where, remedy } = answer;
  throw new ApiRefused(409, code, [what, where, remedy]);
};

/** What a kiosk that does not say how it is leaves to answer. */
export const KIOSK_SILENT = (): ApiRefused =>
  new ApiRefused(503, 'busy', [
    'the kiosk does not answer',
    'kiosk',
    'ask again in some seconds; if it goes on, look at the screen at the door',
  ]);
