/** The pages of the list. */
export const LIST_PAGES = ['people'] as const;
export type ListPage = (typeof LIST_PAGES)[number];

export interface Place {
  readonly page: ListPage;
  /** Whom it is about; empty for nobody. */
  readonly person: string;
}

const isListPage = (name: string | undefined): name is ListPage => LIST_PAGES.some((page) => page === name);

/** Whether an address names one of the list's pages: `#list`, `#list/proposals`, `#list/propose/ana`. */
export const isOfList = (hash: string): boolean => hash === '#list' || hash.startsWith('#list/');

export const placeOf = (hash: string): Place => {
  const [, page, person = ''] = hash.split('/');
  return { page: isListPage(page) ? page : 'people', person };
};

export const addressOf = (page: ListPage, person = ''): string =>
  person === '' ? `#list/${page}` : `#list/${page}/${person}`;
