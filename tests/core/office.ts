/** A small office whose list is founded, and what people do with it. */
import type { ListChange } from '../../src/core/facts-list.ts';
import type { ListAct } from '../../src/core/inputs.ts';
import { listRefusal } from '../../src/core/list-acts.ts';
import type { PersonRecord } from '../../src/core/people.ts';
import type { Credential, PersonId, PinHash, ReaderId } from '../../src/core/terms.ts';
import { badgeOf, listed, momentAt, type World, type WorldOptions, world } from './world.ts';

export const id = (name: string): PersonId => name as PersonId;
export const supervisor = (name: string): PersonRecord => listed(name, { role: 'supervisor' });
export const PEOPLE = ['sam', 'tom', 'uma', 'val'].map(supervisor);

export const chooses = (at: World, name: string, signed_by: readonly string[] = []) =>
  at.see({
    type: 'pin_chosen',
    person: id(name),
    pin: `pin:${name}` as PinHash,
    duress: `duress:${name}` as PinHash,
    signed_by: signed_by.map(id),
  });

/** An office whose list is founded: Sam, Tom, Uma and Val can approve. */
export const office = (more: readonly PersonRecord[] = [], options: WorldOptions = {}): World => {
  const at = world({ people: [...PEOPLE, ...more], ...options });
  chooses(at, 'sam');
  chooses(at, 'tom');
  for (const name of ['uma', 'val']) chooses(at, name, ['sam', 'tom']);
  return at;
};

export const acts = (at: World, name: string, act: ListAct) =>
  at.see({ type: 'list_acted', person: id(name), act });
export const refusal = (at: World, name: string, act: ListAct) =>
  listRefusal({ state: at.state, moment: momentAt(at.now) }, id(name), act);
export const propose = (...changes: readonly ListChange[]): ListAct => ({
  act: 'propose',
  changes,
  source: '',
  words: 'x',
});
export const list = (record: PersonRecord): ListChange => ({ change: 'list', record });
export const remove = (name: string): ListChange => ({ change: 'remove', person: id(name) });
export const suspend = (name: string): ListAct => ({ act: 'suspend', subject: id(name), words: 'x' });
export const lose = (name: string, credential: Credential = badgeOf(name)): ListAct => ({
  act: 'report_lost',
  subject: id(name),
  credential,
  since: 0,
  words: 'x',
});
export const phase: ListAct = { act: 'propose_phase', phase: 'sealed', words: 'x' };
export const rules: ListAct = { act: 'propose_rules', config_digest: 'ab', words: 'x' };
export const awaiting = (reader: ReaderId): ListAct => ({
  act: 'await_badge',
  reader,
  record: listed('zoe', { credentials: [] }),
  words: 'x',
});
export const crowd = (count: number) => Array.from({ length: count }, (_, index) => listed(`p${index}`));
