import type { State } from '../core/state.ts';
import type { Ms } from '../core/terms.ts';
import type { LogReader } from '../log/read-log.ts';
import { glances, openedAt } from './reading.ts';
import { number, type OpenedFields, type ReportLog, text, texts } from './report.ts';

/** What somebody found, as it stands in the log; words are empty where they are erased. */
export interface Finding {
  /** Entry of the finding itself. */
  readonly recorded: number;
  readonly at: Ms;
  readonly by: readonly string[];
  readonly rule: string;
  readonly entry: number;
  readonly action: string;
  readonly words: string;
}

/** An anomaly that the review lists. */
export interface ListedAnomaly {
  readonly rule: string;
  readonly entry: number;
}

export interface ReviewOnRecord {
  readonly review: number;
  readonly period: string;
  readonly from_entry: number;
  readonly to_entry: number;
  readonly root: string;
  readonly begun: {
    readonly entry: number;
    readonly at: Ms;
    readonly by: readonly string[];
    readonly words: string;
  };
  readonly not_judged: number;
  readonly anomalies: readonly ListedAnomaly[];
  readonly findings: readonly Finding[];
  /** Null while nobody has closed it; `by` is the second person. */
  readonly closed: {
    readonly entry: number;
    readonly at: Ms;
    readonly by: readonly string[];
    readonly words: string;
  } | null;
}

const TYPES: ReadonlySet<string> = new Set([
  'review_started',
  'review_anomalies_listed',
  'finding_recorded',
  'review_closed',
]);

type Growing = { -readonly [K in keyof ReviewOnRecord]: ReviewOnRecord[K] };

const findingOf = ({ seq, at, fields }: OpenedFields): Finding => ({
  recorded: seq,
  at,
  by: texts(fields['signed_by']),
  rule: text(fields['rule']),
  entry: number(fields['entry']),
  action: text(fields['action']),
  words: text(fields['words']),
});

const begunBy = ({ seq, at, fields }: OpenedFields): Growing => ({
  review: number(fields['review']),
  period: text(fields['period']),
  from_entry: number(fields['from_entry']),
  to_entry: number(fields['to_entry']),
  root: text(fields['root']),
  begun: { entry: seq, at, by: texts(fields['signed_by']), words: text(fields['words']) },
  not_judged: number(fields['not_judged']),
  anomalies: [],
  findings: [],
  closed: null,
});

const listedIn = (value: unknown): readonly ListedAnomaly[] =>
  Array.isArray(value)
    ? value.map((one: { readonly rule?: unknown; readonly entry?: unknown }) => ({
        rule: text(one.rule),
        entry: number(one.entry),
      }))
    : [];

const goOn = (review: Growing, entry: OpenedFields): void => {
  const { seq, at, type, fields } = entry;
  if (type === 'review_anomalies_listed') {
    review.anomalies = [...review.anomalies, ...listedIn(fields['listed'])];
  } else if (type === 'finding_recorded') {
    review.findings = [...review.findings, findingOf(entry)];
  } else {
    const by = texts(fields['signed_by']).slice(1);
    review.closed = { entry: seq, at, by, words: text(fields['words']) };
  }
};

const readable = ({ rows, entries }: Pick<LogReader, 'rows' | 'entries'>): ReportLog => ({
  entries,
  bytes: (from, until) => rows.bytes(from, until),
});

/** All reviews of a log, in the order in which they were begun. Reads no entry of another kind than their own in full. */
export const reviewsIn = (log: Pick<LogReader, 'rows' | 'entries' | 'head'>): readonly ReviewOnRecord[] => {
  const read = readable(log);
  const found = new Map<number, Growing>();
  for (const one of glances(read, { from: 0, until: log.head().size })) {
    if ('done' in one || !TYPES.has(one.type)) continue;
    const entry = openedAt(read, one.seq);
    const review = found.get(number(entry.fields['review']));
    if (one.type === 'review_started') found.set(number(entry.fields['review']), begunBy(entry));
    else if (review !== undefined) goOn(review, entry);
  }
  return [...found.values()];
};

/** Anomalies of a review that nobody has explained. */
export const unansweredOf = ({ anomalies, findings }: ReviewOnRecord): readonly ListedAnomaly[] =>
  anomalies.filter(
    ({ rule, entry }) => !findings.some((finding) => finding.rule === rule && finding.entry === entry),
  );

/**
 * Up to which entry closed reviews reach: each kind leaves none out from the first entry on, so whatever lies up to there
 * is reviewed, and nothing behind it. -1 where none is.
 */
export const reviewedUpTo = ({ reviews }: State): number =>
  Math.max(-1, ...Object.values(reviews.covered).map(({ to_entry }) => to_entry));
