import { signal } from '@preact/signals';
import type { SetupAnswer, SetupStep } from '../../../src/core/facts-setup.ts';
import type { Setting, SetupStanding } from '../../../src/web/wire-setup.ts';
import { openPage } from '../place.ts';
import { ask, look, send } from '../touch.ts';

/** What the kiosk goes by from its next start on, and how its channels stand; null until it says so. */
export const standing = signal<SetupStanding | null>(null);

/** Whether the last choice could not be kept. */
export const refused = signal<'' | 'closed' | 'refused'>('');

export const lookAtSetup = async (): Promise<void> => {
  standing.value = (await look('setup', {})) ?? standing.peek();
};

/** Says what became of a step, and goes on to the next one that nobody answered. */
export const answer = (step: SetupStep, is: SetupAnswer): Promise<void> =>
  send({ touch: 'answer_setup', step, answer: is }, () => openPage({ page: 'setup', step: '' }));

/** Keeps a choice; resolves with whether it is kept. */
export const settle = async (setting: Setting): Promise<boolean> => {
  const settled = await ask('settle', setting);
  refused.value = settled === null || settled.outcome === 'kept' ? '' : settled.outcome;
  return settled?.outcome === 'kept';
};

/** Starts the kiosk with what was chosen, where that is something else than it goes by. */
export const takeEffect = async (): Promise<void> => {
  await ask('take_effect', {});
};

export const testChannels = async (): Promise<void> => {
  standing.value = (await ask('test_channels', {})) ?? standing.peek();
};
