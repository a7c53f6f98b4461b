import { z } from 'zod';
import { meantPairing } from './pairing.ts';
import type { Problem } from './problems.ts';
import type { Source } from './source.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** `rooms[0].rules.pairing`, as the messages write it. */
export const keyText = (path: Path): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => {
    if (typeof at !== 'object' || at === null) return undefined;
    return Object.getOwnPropertyDescriptor(at, key)?.value;
  }, value);

const SHOWN_MAX = 60;

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
};

/** The schemas that a value at a path may follow: through defaults and every branch of a union. */
const schemasAt = (schema: unknown, path: Path): readonly z.ZodObject[] => {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return schemasAt(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => schemasAt(option, path));
  const [key, ...rest] = path;
  if (key === undefined) return schema instanceof z.ZodObject ? [schema] : [];
  if (schema instanceof z.ZodArray) return schemasAt(schema.element, rest);
  return schema instanceof z.ZodObject ? schemasAt(schema.shape[String(key)], rest) : [];
};

/** Number of letters to change, add or leave out to get from one word to the other. */
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const changed = (row[column - 1] ?? 0) + (to[column - 1] === letter ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

const NEAR = 3;

const spelling = (key: string, known: readonly string[]): string => {
  const [nearest] = [...known].sort((one, other) => distance(key, one) - distance(key, other));
  const isNear = nearest !== undefined && distance(key, nearest) <= NEAR;
  const list = known.length > 0 ? `Known here: ${known.join(', ')}.` : 'Remove it.';
  return isNear ? `Did you mean ${nearest}? ${list}` : list;
};

const unknownKeys = (
  issue: Extract<Issue, { code: 'unrecognized_keys' }>,
  source: Source,
  schema: z.ZodType,
) => {
  const known = [...new Set(schemasAt(schema, issue.path).flatMap((found) => Object.keys(found.shape)))];
  const place = issue.path.length === 0 ? '' : ` in ${keyText(issue.path)}`;
  return issue.keys.map((key) => ({
    where: source.whereKey(issue.path, key),
    what: `unknown key ${key}${place}`,
    remedy: spelling(key, known),
  }));
};

/** Remedies are sentences; messages of foreign schemas are made into one. */
const sentence = (message: string): string => {
  const text = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  return /[.!?]$/.test(text) ? text : `${text}.`;
};

/** Issues of the branch that somebody evidently meant, where a union as a whole says too little. */
const insideUnion = (issue: Issue, source: Source): readonly Issue[] => {
  if (issue.code !== 'invalid_union') return [];
  const value = valueAt(source.value, issue.path);
  const meant = meantPairing(value)?.safeParse(value);
  return (meant?.error?.issues ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
};

/** One issue of the schema as problems with their places in the file. */
export const problemsOf = (issue: Issue, source: Source, schema: z.ZodType): readonly Problem[] => {
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, source, schema);
  const inner = insideUnion(issue, source);
  if (inner.length > 0) return inner.flatMap((found) => problemsOf(found, source, schema));
  const where = source.where(issue.path);
  const stated: unknown = issue.code === 'custom' ? issue.params?.['what'] : undefined;
  if (typeof stated === 'string') return [{ where, what: stated, remedy: issue.message }];
  const key = keyText(issue.path);
  const value = valueAt(source.value, issue.path);
  const remedy = sentence(issue.message);
  if (value === undefined || (value === null && key === ''))
    return [{ where, what: key === '' ? 'the file is empty' : `${key} is missing`, remedy }];
  if (issue.code === 'custom') return [{ where, what: `${key} is not possible as written`, remedy }];
  return [{ where, what: `${key === '' ? 'the file' : key} is ${shown(value)}`, remedy }];
};
