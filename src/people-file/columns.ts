/** The columns of a list of people, in any order. */
export const COLUMNS = [
  'person',
  'name',
  'class',
  'role',
  'group',
  'title',
  'badge',
  'rooms',
  'valid_from',
  'valid_until',
  'oath',
  'training',
  'background_check',
  'on_ballot',
  'photo',
  'hours',
  'topics',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What a list from before there was such a column leaves out. */
export const MAY_BE_LEFT_OUT: readonly Column[] = ['hours', 'topics'];

export const DATES = ['valid_from', 'valid_until', 'oath', 'training', 'background_check'] as const;

export type Fields = { readonly [C in Column]: string };
