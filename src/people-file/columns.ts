/** The columns of a list of people, all of them needed, in any order. */
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
] as const;
export type Column = (typeof COLUMNS)[number];

export const DATES = ['valid_from', 'valid_until', 'oath', 'training', 'background_check'] as const;

export type Fields = { readonly [C in Column]: string };
