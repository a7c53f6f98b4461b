import { PERSONAL_FIELDS, type PersonalField } from '../core/facts.ts';

/** Which personal fields a reader is not shown, each with the ground that the reader is told. */
export interface Redaction {
  readonly profile: string;
  readonly fields: { readonly [field in PersonalField]?: string };
}

/** A profile as the configuration has it. */
export interface WrittenProfile {
  readonly profile: string;
  readonly withhold: readonly { readonly fields: readonly PersonalField[]; readonly ground: string }[];
}

export const PUBLIC_GROUND = 'Personal; withheld from the public';

/** Everything that the log knows is shown. */
export const NOTHING_WITHHELD: Redaction = { profile: 'none', fields: {} };

/** Every personal field is withheld; always there, whatever is configured. */
export const PUBLIC: Redaction = {
  profile: 'public',
  fields: Object.fromEntries(PERSONAL_FIELDS.map((field) => [field, PUBLIC_GROUND])),
};

/** The profile of a name; undefined where there is none. Where two grounds cover a field, the first is told. */
export const redactionNamed = (name: string, written: readonly WrittenProfile[]): Redaction | undefined => {
  if (name === PUBLIC.profile) return PUBLIC;
  const found = written.find(({ profile }) => profile === name);
  if (found === undefined) return undefined;
  const fields: { [field in PersonalField]?: string } = {};
  for (const { fields: withheld, ground } of found.withhold) {
    for (const field of withheld) fields[field] ??= ground;
  }
  return { profile: name, fields };
};
