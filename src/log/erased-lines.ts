import type { StoredEntry } from './log-rows.ts';
import type { ErasedFields } from './verify/source.ts';

/** What is erased of one entry, an item for each act that erased something of it. */
export const erasedOf = ({ seq, erased }: Pick<StoredEntry, 'seq' | 'erased'>): readonly ErasedFields[] =>
  [...new Set(erased.map(({ by }) => by))]
    .sort((one, other) => one - other)
    .map((by) => ({ seq, names: erased.filter((field) => field.by === by).map(({ name }) => name), by }));

/** `{"seq":N,"names":["name"],"by":M}`, with a newline. */
export const erasedLine = ({ seq, names, by }: ErasedFields): string =>
  `${JSON.stringify({ seq, names, by })}\n`;
