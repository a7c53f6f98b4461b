/** The pages of the list: the first ones have a way to them everywhere, the others from a person's card. */
export const LIST_PAGES = ['people', 'proposals', 'propose', 'import', 'reviews', 'phase'] as const;
export const CARD_PAGES = ['enrol', 'train', 'lost', 'suspend'] as const;
export type ListPage = (typeof LIST_PAGES)[number] | (typeof CARD_PAGES)[number];

export interface Place {
  readonly page: ListPage;
  /** Whom it is about; empty for nobody. */
  readonly person: string;
}

const pageNamed = (name: string): ListPage =>
  [...LIST_PAGES, ...CARD_PAGES].find((page) => page === name) ?? 'people';

/** Whether an address names one of the list's pages: `#list`, `#list/proposals`, `#list/propose/ana`. */
export const isOfList = (hash: string): boolean => hash === '#list' || hash.startsWith('#list/');

export const placeOf = (hash: string): Place => {
  const [, page = '', person = ''] = hash.split('/');
  return { page: pageNamed(page), person };
};

export const addressOf = (page: ListPage, person = ''): string =>
  person === '' ? `#list/${page}` : `#list/${page}/${person}`;
