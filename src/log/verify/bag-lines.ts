import type { Disclosure } from '../formats/commitment.ts';
import { jsonIn } from './files.ts';
import { type EntryDisclosures, type ErasedFields, Malformed, type Range, type Withheld } from './source.ts';

/*
 * The small JSON forms that lie in a bag beside the log itself. Each reader throws `Malformed`, naming the file, for
 * anything but its form.
 */

const isPlace = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const malformed = (path: string, line: string): Malformed =>
  new Malformed(`${path} has a line of another form: ${line.slice(0, 80)}`);

const objectIn = (path: string, line: string): { readonly [name: string]: unknown } => {
  const value = jsonIn(path, line);
  if (!isObject(value)) throw malformed(path, line);
  return value;
};

/** `{"seq":N,"disclosures":{"name":"content"}}` */
export const disclosuresLine = (path: string, line: string): EntryDisclosures => {
  const { seq, disclosures } = objectIn(path, line);
  if (!isPlace(seq) || !isObject(disclosures)) throw malformed(path, line);
  const list: Disclosure[] = [];
  for (const name of Object.keys(disclosures)) {
    const content = disclosures[name];
    if (typeof content !== 'string') throw malformed(path, line);
    list.push({ name, content });
  }
  return { seq, disclosures: list };
};

const isName = (value: unknown): value is string => typeof value === 'string';

/** `{"seq":N,"names":["name"],"by":M}` */
export const erasedLine = (path: string, line: string): ErasedFields => {
  const { seq, names, by } = objectIn(path, line);
  if (!isPlace(seq) || !isPlace(by) || !Array.isArray(names) || !names.every(isName))
    throw malformed(path, line);
  return { seq, names, by };
};

/** `{"profile":"public","fields":{"name":"ground"}}` */
export const withheldIn = (path: string, text: string): Withheld => {
  const { profile, fields } = objectIn(path, text);
  if (typeof profile !== 'string' || !isObject(fields)) throw malformed(path, text);
  const grounds = new Map<string, string>();
  for (const [name, ground] of Object.entries(fields)) {
    if (typeof ground !== 'string') throw malformed(path, text);
    grounds.set(name, ground);
  }
  return { profile, fields: grounds };
};

/** `{"size":S,"from":A,"until":B}`, where S is the size of the checkpoint. */
export const rangeIn = (path: string, text: string, size: number): Range => {
  const { size: told, from, until } = objectIn(path, text);
  if (!isPlace(from) || !isPlace(until) || until > size || (from >= until && size > 0))
    throw malformed(path, text);
  if (told !== size)
    throw new Malformed(`${path} is about a log of ${String(told)} entries, and the checkpoint of ${size}`);
  return { from, until };
};
