import type { Anomaly, AnomalyBounds } from '../core/anomalies.ts';
import { CATALOGUE } from '../core/catalogue.ts';
import type { FactType } from '../core/facts.ts';
import { type Leavings, leavingsByRoom } from '../core/leavings.ts';
import { RangeAnomalies } from '../core/range-anomalies.ts';
import type { Ms } from '../core/terms.ts';
import { decodeEntries } from '../log/log-facts.ts';
import type { LogReader } from '../log/read-log.ts';

/** What a review of some entries has to look at. */
export interface ReviewScope {
  readonly from_entry: number;
  readonly to_entry: number;
  /** Time of the last one. */
  readonly covers_until: Ms;
  readonly anomalies: readonly Anomaly[];
  /** Lone intervals that ask for no finding: people left one after the other, within the grace. */
  readonly leavings: readonly Leavings[];
  /** Entries among them of which something is erased. */
  readonly not_judged: number;
  /** How many entries of each kind that is more than routine: what changed meanwhile. */
  readonly changes: { readonly [type: string]: number };
}

/** A call for help that nobody must see is told of where alarms are, and nowhere else. */
const UNSEEN: ReadonlySet<FactType> = new Set(['duress_signalled']);

const isChange = (type: FactType): boolean => CATALOGUE[type].level !== 'routine' && !UNSEEN.has(type);

/** Reads all of the log up to the last entry: habits, visits and intervals begin before the first. */
export const scopeOf = (
  log: Pick<LogReader, 'entries'>,
  { from, to, bounds }: { readonly from: number; readonly to: number; readonly bounds: AnomalyBounds },
): ReviewScope => {
  const anomalies = new RangeAnomalies(bounds, from);
  const changes = new Map<string, number>();
  let judged = 0;
  let covers_until: Ms = 0;
  for (const { header, fact } of decodeEntries(log.entries(0, to + 1))) {
    anomalies.look({ seq: header.seq, fact });
    covers_until = fact.at;
    if (header.seq < from) continue;
    judged += 1;
    if (isChange(fact.type)) changes.set(fact.type, (changes.get(fact.type) ?? 0) + 1);
  }
  return {
    from_entry: from,
    to_entry: to,
    covers_until,
    anomalies: anomalies.found(),
    leavings: leavingsByRoom(anomalies.leavings()),
    not_judged: to + 1 - from - judged,
    changes: Object.fromEntries([...changes].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
};
