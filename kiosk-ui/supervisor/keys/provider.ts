import { signal } from '@preact/signals';
import { recall, remember } from '../../shared/memory.ts';
import { api } from '../office/api.ts';
import type { NotDone } from '../office/text.ts';
import { hasText } from './text.ts';

const KEY = 'provider';

/** The page as it was left for the provider, to come back to. */
const LEFT = 'left-for-provider';

/** What came of the way to the identity provider, as the address says it; empty where nobody comes from there. */
const cameBackWith = (): string => {
  const address = new URL(location.href);
  const outcome = address.searchParams.get(KEY) ?? '';
  if (outcome === '') return '';
  address.searchParams.delete(KEY);
  const left = recall(LEFT);
  if (typeof left === 'string') address.hash = left;
  // Whoever reloads the page, or keeps its address, did not come from there again.
  history.replaceState(null, '', address);
  // Being signed in says itself.
  if (outcome === 'signed_in') return '';
  return hasText(`came-${outcome}`) ? outcome : 'wrong';
};

export const cameBack = signal(cameBackWith());

let isLeaving = false;
/** Whether this page goes to the provider's own, and comes back. */
export const isOnTheWay = (): boolean => isLeaving;

/** Goes to the provider's own page. Resolves only where there is no way there, with why. */
export const goToProvider = async (why: 'sign_in' | 'confirm'): Promise<NotDone> => {
  const where = why === 'sign_in' ? '/session/provider' : '/session/confirm/provider';
  const answer = await api<{ readonly address: string }>('POST', where, {});
  if (!answer.ok) return answer.error;
  remember(LEFT, location.hash);
  isLeaving = true;
  location.assign(answer.body.address);
  return new Promise(() => undefined);
};
