/** What is asked of each route below `/api/v1`, so that each has something to answer. */
import type { PersonId } from '../../src/core/terms.ts';
import { type ApiSite, PINS } from './api-site.ts';
import { GOOD, preparing, statedSheet } from './sheets-site.ts';

/** A configuration with a topic, in which somebody can be trained. */
export const TOPICS = 'training_topics:\n  - { id: seals, name: Seals, months: 12 }\n';
const TODAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
export const ALARM = 'door_forced/north#1';

/** A value for each parameter that has to be there. */
export const GIVEN: Readonly<Record<string, string>> = {
  alarm: ALARM,
  seq: '0',
  proposal: '1',
  review: '1',
  person: 'cyd-3',
  sheet: '1',
  name: 'looked',
  at: '4102444800000',
  since: '1',
  before: '4102444800000',
  saved: '1',
};
/** What is sent to each route that takes something. */
export const BODIES: Readonly<Record<string, unknown>> = {
  actOnAlarm: { act: 'acknowledge', alarm: ALARM, words: 'seen' },
  previewList: { change: { form: 'lines', people: [], removed: ['cyd-3'] } },
  tryProposal: { proposal: 1 },
  previewTrainings: { text: 'person,name\n', name: 'people.csv' },
  actOnTraining: {
    acts: [{ act: 'record', person: 'cyd-3', topic: 'seals', day: TODAY, words: 'secret words' }],
    digits: PINS['ana-1'],
    second: { person: 'bob-2', digits: PINS['bob-2'] },
  },
  previewSheet: { sheet: 0, stated: statedSheet(GOOD) },
  actOnSheet: { act: { act: 'verify', sheet: 1, version: 1, words: 'secret words' }, digits: PINS['ana-1'] },
  saveReport: { name: 'Last week', report: 'lone', asked: { period: 'last_week' } },
  renameSavedReport: { name: 'The week before' },
  scheduleSavedReport: { schedule: { every: 'week', day: 1, at: '06:00' } },
  mailSavedReport: { to: [] },
  actOnList: {
    act: { act: 'propose_phase', phase: 'sealed', words: 'secret words' },
    digits: PINS['ana-1'],
  },
};

/** Bob prepares the sheet that Ana can verify. */
export const prepareSheet = ({ service }: ApiSite): void =>
  void service.kiosk.offer({ type: 'sheet_acted', person: 'bob-2' as PersonId, act: preparing(GOOD) });
