import type { ListSample } from './list-doing.ts';

export const LIST_SAMPLES: Readonly<Record<string, ListSample>> = {
  'list-people': { address: '#list' },
  'list-many': { address: '#list', people: 'many' },
  'list-nobody': { address: '#list', people: 'nobody' },
  'list-reader': { address: '#list', mayChange: false, erased: 2 },
};
