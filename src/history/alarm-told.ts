import type { AlarmId } from '../core/terms.ts';
import { openEntry } from '../log/entry.ts';
import { type StoredEntry, shownOf } from '../log/log-rows.ts';
import type { LogReader } from '../log/read-log.ts';
import { type LogPage, pagesOf } from './log-pages.ts';

/** An entry with its personal fields opened. */
export type OpenFields = Readonly<Record<string, unknown>>;

/** What of an entry belongs to the answer, in this order; the rest is where and how it was recorded. */
const ANSWER = [
  ...['seq', 'time', 'type', 'priority', 'occurrence', 'step', 'cause', 'channel', 'entry', 'recipients'],
  ...['refused', 'tries', 'late', 'given_up', 'person', 'after_ms', 'signed_by', 'words', '_erased'],
];

const opened = ({ bytes, disclosures, erased }: StoredEntry): OpenFields =>
  openEntry(bytes, shownOf(disclosures, erased), erased);

/** The entries of a stretch about an alarm: what became of it, who was told, and who answered. */
export const toldIn = (
  { entries: read }: { readonly entries: (from: number, until: number) => Iterable<StoredEntry> },
  alarm: AlarmId,
  { from, entries }: LogPage,
): readonly OpenFields[] => {
  const mark = Buffer.from(`"alarm":${JSON.stringify(alarm)}`);
  return entries.flatMap((bytes, index) => {
    if (!bytes.includes(mark)) return [];
    return [...read(from + index, from + index + 1)]
      .map(opened)
      .filter((fields) => fields['alarm'] === alarm);
  });
};

/** The same of the whole log. What is erased is left out of an entry. */
export function* entriesAbout(log: LogReader, alarm: AlarmId): Generator<OpenFields> {
  for (const page of pagesOf(log.rows, log.head().size)) yield* toldIn(log, alarm, page);
}

/** An entry about an alarm as it answers the question who was told. */
export const answerOf = (fields: OpenFields): OpenFields =>
  Object.fromEntries(ANSWER.filter((key) => fields[key] !== undefined).map((key) => [key, fields[key]]));
