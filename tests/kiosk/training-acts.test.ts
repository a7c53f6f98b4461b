/** What two people say about the training of many at once. */
import { expect, test, vi } from 'vitest';
import type { PersonId } from '../../src/core/terms.ts';
import { keeperOf } from '../../src/keeper.ts';
import { TRAININGS_AT_ONCE } from '../../src/training-acts.ts';
import { listed } from '../core/world.ts';
import { testKiosk } from './aid.ts';

const SITE_KEY = Buffer.alloc(32, 7);
const PINS = { ana: '4826', ben: '7395' } as const;

test('as many as are taken at once keep the door waiting for the disk once, and not once for each', async () => {
  const trained = Array.from({ length: TRAININGS_AT_ONCE }, (_, number) => `p${number}` as PersonId);
  const officials = (Object.keys(PINS) as (keyof typeof PINS)[]).map((name) =>
    listed(name, { class: 'official' }),
  );
  const { kiosk, log } = testKiosk({ people: [...officials, ...trained.map((name) => listed(name))] });
  const keeper = keeperOf(kiosk, SITE_KEY, () => []);
  for (const [person, digits] of Object.entries(PINS)) await keeper.choosePin(person as PersonId, digits);
  const typed = Object.entries(PINS).map(([person, digits]) => ({ person: person as PersonId, digits }));
  const { at } = kiosk.moment;
  const days = { topic: 'seals', on: at - 1, until: at + 1_000, words: '' } as const;
  const acts = trained.map((person) => ({ act: 'record', person, ...days }) as const);
  const append = vi.spyOn(log, 'append');
  const { index } = await keeper.actOnTraining({ acts, typed });
  expect(append).toHaveBeenCalledTimes(1);
  expect(log.facts.filter(({ type }) => type === 'training_recorded')).toHaveLength(TRAININGS_AT_ONCE);
  expect(index).toBe(log.facts.length - 1);
});
