import { PERSONAL_FIELDS } from './core/facts.ts';

/** The personal fields of an entry by their names, opened. */
export interface OpenedFields {
  readonly [field: string]: unknown;
}

/** Fields that say something of whom an entry is about, without the name that it has on the list. */
const DESCRIBING: ReadonlySet<string> = new Set([
  'name',
  'organization',
  'credential',
  'group',
  'words',
  'record',
  'pin',
  'duress',
  'visited',
  'signature',
]);

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null;

/** Whether somebody is named anywhere within a value. */
export const isNamedIn = (value: unknown, id: string): boolean =>
  value === id || (isObject(value) && Object.values(value).some((inner) => isNamedIn(inner, id)));

/** Whom an entry is about: one person, or one visitor. */
const isAbout = ({ person, visitor, record }: OpenedFields, id: string): boolean =>
  [person, visitor].includes(id) ||
  (isObject(record) && record['person'] === id) ||
  (isObject(visitor) && visitor['visitor'] === id);

/** The badges, as the log knows them, that a person or visitor is seen with in an entry. */
export const badgesOf = (fields: OpenedFields, id: string): readonly string[] => {
  if (!isAbout(fields, id)) return [];
  const { credential, record } = fields;
  const listed = isObject(record) && Array.isArray(record['credentials']) ? record['credentials'] : [];
  return [credential, ...listed].filter((badge) => typeof badge === 'string' && badge !== '');
};

/**
 * The fields of an entry that name or describe somebody. What others did stays, but a list of people is one field,
 * and free words may name anybody who is in the entry. A badge of theirs that nobody held any more counts too.
 */
export const fieldsNaming = (
  fields: OpenedFields,
  id: string,
  badges: ReadonlySet<string>,
): readonly string[] => {
  const named = Object.keys(fields).filter((field) => isNamedIn(fields[field], id));
  const { person, credential } = fields;
  if (person === undefined && typeof credential === 'string' && badges.has(credential)) {
    return [...new Set([...named, 'credential'])];
  }
  if (named.length === 0) return [];
  const isOwn = isAbout(fields, id);
  return Object.keys(fields).filter(
    (field) => named.includes(field) || field === 'words' || (isOwn && DESCRIBING.has(field)),
  );
};

const NAMING: ReadonlySet<string> = new Set([
  ...['person', 'people', 'holders', 'visitor', 'escort', 'signed_by', 'approved_by', 'left_behind'],
  'substitutes',
  'seen_by',
]);

const idsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isObject(value)) return [];
  return Object.keys(value)
    .filter((key) => NAMING.has(key))
    .flatMap((key) => idsIn(value[key]));
};

/** Everybody who is named in an entry: people by their names on the list, visitors by theirs. */
export const everybodyIn = (fields: OpenedFields): ReadonlySet<string> =>
  new Set(
    PERSONAL_FIELDS.filter((field) => Object.hasOwn(fields, field)).flatMap((field) => {
      if (NAMING.has(field)) return idsIn(fields[field]);
      return field === 'record' || field === 'visitors' ? idsIn([fields[field]].flat()) : [];
    }),
  );
