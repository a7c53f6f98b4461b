import { assert } from '../core/terms.ts';

/** Field under which RFC 9901 keeps commitments; no field at any depth may have this name. */
export const COMMITMENTS = '_sd';

/** Under it readers are told which entry erased what; no field of a fact begins like this. */
export const ERASED = '_erased';

/** An entry's own fields. */
export const withoutCommitments = (entry: {
  readonly [field: string]: unknown;
}): { readonly [field: string]: unknown } => {
  // Many entries have none, and to copy an object is as dear as to read it from its text.
  if (!Object.hasOwn(entry, COMMITMENTS)) return entry;
  const { [COMMITMENTS]: _, ...fields } = entry;
  return fields;
};

/** Nothing in a fact nests deeper; a deeper value is a cycle or a mistake. */
const DEPTH_MAX = 12;

/**
 * A bug, not bad input, where a fact holds anything but integers and texts, and lists and objects of them:
 * then the stored bytes would not mean one thing to every reader of JSON.
 */
export const assertStorable = (value: unknown, path: string, depth = 0): void => {
  assert(depth <= DEPTH_MAX, `${path} of a fact nests no deeper than ${DEPTH_MAX}`);
  if (typeof value === 'string') return;
  if (typeof value === 'number') {
    assert(
      Number.isSafeInteger(value) && !Object.is(value, -0),
      `${path} of a fact is an integer, not ${value}`,
    );
    return;
  }
  assert(
    typeof value === 'object' && value !== null,
    `${path} of a fact is an integer or a text, a list or an object`,
  );
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) assertStorable(item, `${path}[${index}]`, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  assert(isPlain, `${path} of a fact is a plain object`);
  for (const [key, item] of Object.entries(value)) {
    assert(key !== '__proto__' && key !== COMMITMENTS, `${path} of a fact has no field "${key}"`);
    assertStorable(item, `${path}.${key}`, depth + 1);
  }
};
