/** What records are looked for by, in the order of the form; the names are those of the office's interface. */
export const FIRST_FILTERS = ['text', 'about', 'room', 'type'] as const;
export const MORE_FILTERS = [
  ...(['class', 'level', 'result', 'purpose', 'container', 'seal', 'since', 'before'] as const),
];
export const FILTERS = [...FIRST_FILTERS, ...MORE_FILTERS];
export type FilterName = (typeof FILTERS)[number];

/** What is asked for: instants as day and time by the rooms' clock. */
export type Query = { readonly [F in FilterName]?: string };

/** What an address asks to be shown: a list, from below a number on, or one entry. */
export interface RecordsPlace {
  readonly query: Query;
  readonly below: number | null;
  readonly seq: number | null;
}

const NUMBER = /^\d{1,15}$/;

const numberIn = (text: string | null): number | null =>
  text !== null && NUMBER.test(text) ? Number(text) : null;

/** Reads an address such as `#records?room=vault` or `#records/120?room=vault`; what it does not know it leaves out. */
export const placeOf = (hash: string): RecordsPlace => {
  const [path = '', search = ''] = hash.split('?', 2);
  const asked = new URLSearchParams(search);
  const query = Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = (asked.get(name) ?? '').trim();
      return value === '' ? [] : [[name, value]];
    }),
  );
  return { query, below: numberIn(asked.get('below')), seq: numberIn(path.split('/')[1] ?? null) };
};

/** The address of a place; two that ask for the same are the same. */
export const addressOf = ({ query, below, seq }: RecordsPlace): string => {
  const search = new URLSearchParams(
    FILTERS.flatMap((name) => {
      const value = query[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  if (below !== null) search.set('below', String(below));
  const asked = search.toString();
  return `#records${seq === null ? '' : `/${seq}`}${asked === '' ? '' : `?${asked}`}`;
};
