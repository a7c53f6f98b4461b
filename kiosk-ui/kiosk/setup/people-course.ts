import { signal } from '@preact/signals';
import type { AskedOfPeople, PeopleShown } from '../../../src/web/wire-setup.ts';
import { ask, look } from '../touch.ts';

/** Where the first two people stand, as the kiosk says it; null before anybody typed a code. */
export const people = signal<PeopleShown | null>(null);

const LOST: PeopleShown = { outcome: 'over', tries_left: 0, until: 0, course: null };

type Without<T> = T extends unknown ? Omit<T, 'ticket'> : never;
/** What is said with the ticket of the last answer. */
export type Said = Without<Exclude<AskedOfPeople, { readonly say: 'code' }>>;

let isAsked = false;

/** One at a time: a ticket counts once, and a finger that presses twice means one thing. */
const tell = async (asked: AskedOfPeople): Promise<void> => {
  if (isAsked) return;
  isAsked = true;
  const shown = await ask('people', asked);
  isAsked = false;
  people.value = shown ?? LOST;
};

export const typeCode = (code: string): Promise<void> => tell({ say: 'code', code });

export const say = async (said: Said): Promise<void> => {
  const ticket = people.peek()?.course?.ticket;
  if (ticket !== undefined) await tell({ ...said, ticket });
};

/** Whoever goes away leaves nothing behind, here or in the kiosk. */
export const leavePeople = (): void => {
  const ticket = people.peek()?.course?.ticket;
  people.value = null;
  if (ticket !== undefined) void look('people', { say: 'leave', ticket });
};
