import { setImmediate } from 'node:timers/promises';
import type { TrainingState, TrainingTopic } from '../../core/facts-training.ts';
import type { Person } from '../../core/people.ts';
import type { Ms, PersonId } from '../../core/terms.ts';
import { listDigest } from '../../list-digest.ts';
import { type PersonLine, toPersonLine } from '../../list-lines.ts';
import type { LogReader } from '../../log/read-log.ts';
import { type BadgeUse, ListReading, lostIn, type PersonStep, usesIn } from '../../records/list-history.ts';
import type { InTurn } from './log-turn.ts';

/** Entries read at a stretch: whoever serves others does other things in between. */
const STRETCH = 500;
/** A list of the past is asked for page by page, and made once. */
const KEPT_MS: Ms = 20_000;
const KEPT_MAX = 4;

/** The list at an instant of the past. */
export interface ListThen {
  readonly at: Ms;
  readonly digest: string;
  readonly erased: number;
  readonly topics: readonly TrainingTopic[];
  readonly training: TrainingState;
  readonly training_erased: number;
  /** By identifier, without those who were off it by then. */
  readonly people: readonly PersonLine[];
}

export interface LostBadgeUses {
  readonly since: Ms;
  readonly uses: readonly BadgeUse[];
}

/** What the log tells of the list. Each throws `ApiRefused` where too many read at once. */
export interface ListHistory {
  readonly listAt: (at: Ms) => Promise<ListThen>;
  readonly historyOf: (person: PersonId) => Promise<readonly PersonStep[]>;
  /** Undefined where the review is about no badge. */
  readonly badgeUses: (review: number) => Promise<LostBadgeUses | undefined>;
}

const thenOf = (reading: ListReading, at: Ms): ListThen => {
  const { people, erased, topics, training, training_erased } = reading.list();
  const onList: readonly Person[] = people.filter(({ status }) => status !== 'removed');
  const sorted = onList.toSorted(({ person: one }, { person: other }) => (one < other ? -1 : 1));
  return {
    at,
    digest: listDigest(onList),
    erased,
    people: sorted.map(toPersonLine),
    topics,
    training,
    training_erased,
  };
};

export const listHistory = (log: LogReader, now: () => Ms, inTurn: InTurn): ListHistory => {
  const kept = new Map<Ms, { readonly list: ListThen; readonly until: Ms }>();
  const read = async (until: Ms): Promise<ListReading> => {
    const reading = new ListReading(until);
    const { size } = log.head();
    for (let from = 0; from < size; from += STRETCH) {
      for (const stored of log.entries(from, Math.min(size, from + STRETCH))) reading.take(stored);
      await setImmediate();
    }
    return reading;
  };
  const usesSince = async (lost: NonNullable<ReturnType<typeof lostIn>>): Promise<readonly BadgeUse[]> => {
    const uses: BadgeUse[] = [];
    const { size } = log.head();
    for (let from = 0; from < size; from += STRETCH) {
      uses.push(...usesIn(log.entries(from, Math.min(size, from + STRETCH)), lost));
      await setImmediate();
    }
    return uses;
  };
  const readThen = async (at: Ms): Promise<ListThen> => {
    const before = kept.get(at);
    if (before !== undefined && before.until > now()) return before.list;
    const list = thenOf(await read(at), at);
    kept.delete(at);
    const [oldest] = kept.keys();
    if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    kept.set(at, { list, until: now() + KEPT_MS });
    return list;
  };
  return {
    listAt: (at) => inTurn(() => readThen(at)),
    historyOf: (person) => inTurn(async () => (await read(Number.POSITIVE_INFINITY)).history(person)),
    badgeUses: (review) =>
      inTurn(async () => {
        const lost = lostIn(await read(Number.POSITIVE_INFINITY), review);
        return lost === undefined ? undefined : { since: lost.since, uses: await usesSince(lost) };
      }),
  };
};
