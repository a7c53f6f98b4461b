import { parseEntry } from '../log/entry.ts';
import { parseOffset, parseTime } from '../log/entry-time.ts';
import { disclosedValue } from '../log/formats/commitment.ts';
import { shownOf } from '../log/log-rows.ts';
import type { LogReader } from '../log/read-log.ts';
import type { OpenedFields } from '../named-fields.ts';
import { type Duty, dutiesOf, latestOf, localDay, type Span, type WrittenDuties } from '../retention.ts';

/** An entry that has personal fields which can still be opened. */
export interface KeptEntry {
  readonly seq: number;
  readonly span: Span;
  readonly fields: OpenedFields;
  /** What asks longest for it to be kept. */
  readonly duty: Duty;
}

/**
 * The entries whose personal fields can be opened, in their order. An entry may have been made with a clock that was
 * set back: its last possible day is the latest day of any entry before it.
 */
export function* keptEntries(log: LogReader, written: WrittenDuties): Generator<KeptEntry> {
  let latest = '';
  for (const { seq, bytes, disclosures, erased } of log.entries(0)) {
    const { time, offset, type } = parseEntry(bytes).fields;
    const day = localDay(parseTime(time), parseOffset(offset));
    if (day > latest) latest = day;
    const shown = shownOf(disclosures, erased);
    if (shown.length === 0) continue;
    const span = { first: day, last: latest };
    const duty = latestOf(dutiesOf(written, span, String(type)));
    if (duty === undefined) throw new Error(`nothing says how long entry ${seq} is kept`);
    const fields = Object.fromEntries(shown.map((one) => [one.name, disclosedValue(one)]));
    yield { seq, span, fields, duty };
  }
}
