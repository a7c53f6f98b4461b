import { effect, signal } from '@preact/signals';
import type { ChallengeProof, Receipt } from '../../src/web/wire.ts';
import { recall, remember } from '../shared/memory.ts';
import { openPage } from './place.ts';
import { ask } from './touch.ts';

const MEMORY = 'proof';

/** The receipt on the screen; null until it comes. */
export const receipt = signal<Receipt | null>(null);
/** The proof of the last challenge. Kept over a reload: asked for again it would be another entry. */
export const proof = signal<ChallengeProof | null>(null);

/** Where the paper of a shift is made; nowhere in a preview. */
export const slipPage = signal('/slip/');

export const askReceipt = async (): Promise<void> => {
  receipt.value = null;
  receipt.value = await ask('receipt', {});
};

/** What of a typed text the record takes; nobody is to see anything else in the field. */
export const plainOf = (typed: string): string => typed.replace(/[^A-Za-z0-9 .-]/g, '');

/** The challenge in a typed text: a letter or digit at both ends. */
export const challengeOf = (typed: string): string => plainOf(typed).replace(/^[ .-]+|[ .-]+$/g, '');

export const sendChallenge = async (text: string): Promise<void> => {
  const given = await ask('challenge', { text });
  if (given === null) return;
  proof.value = given;
  openPage({ page: 'proof' });
};

/** Brings the proof back after a reload, and keeps it from now on. */
export const startProof = (): void => {
  proof.value = recall(MEMORY) as ChallengeProof | null;
  effect(() => remember(MEMORY, proof.value));
};
