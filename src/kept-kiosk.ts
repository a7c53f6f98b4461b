import type { Observation } from './core/inputs.ts';
import type { Moment } from './core/moment.ts';
import type { State } from './core/state.ts';

/** The kiosk did not do what was asked. */
export class KeeperRefused extends Error {
  readonly what: string;
  readonly remedy: string;
  constructor(what: string, remedy: string) {
    super(`${what}. ${remedy}`);
    this.name = 'KeeperRefused';
    this.what = what;
    this.remedy = remedy;
  }
}

/** Whoever asked did not show who they are. */
export class NotIdentified extends KeeperRefused {}

/** The loop as a keeper needs it. */
export interface KeptKiosk {
  readonly state: State;
  readonly index: number;
  /** The present instant. */
  readonly moment: Moment;
  /** Decides and records in one turn; an observation waits only while the disk has no room. */
  offer(observation: Observation): boolean;
}

/**
 * Each of a keeper's doings becomes at least one fact, so an index that stays says that nothing was recorded:
 * then throws `KeeperRefused`.
 */
export const offer = (kiosk: KeptKiosk, observation: Observation): void => {
  const before = kiosk.index;
  if (!kiosk.offer(observation)) {
    throw new KeeperRefused('the kiosk has too much to do just now', 'Try again in a minute.');
  }
  if (kiosk.index > before) return;
  throw new KeeperRefused(
    'this is not on record yet, because the disk is full',
    'Make room on the disk of the data folder; the kiosk then records it by itself.',
  );
};
