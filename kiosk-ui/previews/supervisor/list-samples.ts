import type { ListSample } from './list-doing.ts';

export const LIST_SAMPLES: Readonly<Record<string, ListSample>> = {
  'list-people': { address: '#list' },
  'list-many': { address: '#list', people: 'many', waits: 'nothing' },
  'list-nobody': { address: '#list', people: 'nobody', waits: 'nothing' },
  'list-reader': { address: '#list', mayChange: false },
  'list-proposals': { address: '#list/proposals' },
  'list-proposals-reader': { address: '#list/proposals', mayChange: false },
  'list-proposals-none': { address: '#list/proposals', waits: 'nothing' },
  'list-propose': { address: '#list/propose/chioma' },
  'list-propose-new': { address: '#list/propose' },
  'list-import': { address: '#list/import' },
  'list-import-faults': { address: '#list/import', refused: true },
  'list-lost': { address: '#list/lost/dmitri' },
  'list-suspend': { address: '#list/suspend/chioma', refused: true },
  'list-enrol': { address: '#list/enrol/chioma', waits: 'nothing' },
  'list-awaited': { address: '#list/enrol/chioma', waits: 'a_badge' },
  'list-reviews': { address: '#list/reviews' },
  'list-reviews-none': { address: '#list/reviews', waits: 'nothing' },
  'list-phase': { address: '#list/phase' },
  'list-phase-reader': { address: '#list/phase', mayChange: false },
};
