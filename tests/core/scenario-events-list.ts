import type { ListAct } from '../../src/core/inputs.ts';
import type { PersonId, Phase } from '../../src/core/terms.ts';
import { readPeople, secondBadgeOf } from './scenario-setting.ts';
import { readInstant } from './scenario-time.ts';
import type { Read } from './scenario-touches-of.ts';
import { badgeOf } from './world.ts';

const acted = (person: string, act: ListAct): ReturnType<Read> => ({
  type: 'list_acted',
  person: person as PersonId,
  act,
});

/** What two people do about the list. */
export const LIST: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) proposes to remove (.+)$/,
    (_, person = '', names = '') =>
      acted(person, {
        act: 'propose',
        changes: names.split(' and ').map((name) => ({ change: 'remove', person: name as PersonId })),
        source: '',
        words: 'left the office',
      }),
  ],
  [
    /^(\w+) proposes entry (.+)$/,
    ({ setting }, person = '', people = '') =>
      acted(person, {
        act: 'propose',
        changes: readPeople(people, setting.day, setting.rooms).map((record) => ({ change: 'list', record })),
        source: '',
        words: 'as agreed',
      }),
  ],
  [
    /^(\w+) (approves|refuses) proposal (\d+)$/,
    (_, person = '', does, proposal) =>
      acted(person, {
        act: does === 'approves' ? 'approve' : 'refuse',
        proposal: Number(proposal),
        words: 'looked at',
      }),
  ],
  [
    /^(\w+) suspends (\w+)$/,
    (_, person = '', subject = '') =>
      acted(person, { act: 'suspend', subject: subject as PersonId, words: 'at once' }),
  ],
  [
    /^(\w+) reports the( second)? badge of (\w+) lost since (.+)$/,
    ({ setting }, person = '', second, subject = '', since = '') =>
      acted(person, {
        act: 'report_lost',
        subject: subject as PersonId,
        credential: second === undefined ? badgeOf(subject) : secondBadgeOf(subject),
        since: readInstant(since, setting.day),
        words: 'on the bus',
      }),
  ],
  [
    /^(\w+) reviews act (\d+): (confirmed|reinstated)$/,
    (_, person = '', review, outcome) =>
      acted(person, {
        act: 'review',
        review: Number(review),
        outcome: outcome === 'confirmed' ? 'confirmed' : 'reinstated',
        words: 'looked at',
      }),
  ],
  [
    /^(\w+) signs the list off$/,
    (_, person = '') => acted(person, { act: 'sign_off', digest: 'ab', words: 'read it' }),
  ],
  [
    /^(\w+) proposes phase (\w+)$/,
    (_, person = '', phase = '') =>
      acted(person, { act: 'propose_phase', phase: phase as Phase, words: 'the board decided' }),
  ],
  [
    /^(\w+) proposes the rules of file (\w+)$/,
    (_, person = '', digest = '') =>
      acted(person, { act: 'propose_rules', config_digest: digest, words: 'the board decided' }),
  ],
  [
    /^kiosk starts with longer windows from file (\w+)$/,
    ({ setting }, digest = '') => ({
      type: 'started',
      boot: 'boot',
      software: '0.0.0',
      config_digest: digest,
      policy: setting.kiosk,
      rooms: setting.rooms.map((room) => ({
        ...room,
        rules: { ...room.rules, pairing_window_ms: 120_000 },
      })),
    }),
  ],
  [
    /^(\w+) asks for the badge of (.+) at the outside reader$/,
    ({ setting, room }, person = '', people = '') => {
      const [record] = readPeople(people, setting.day, setting.rooms);
      if (record === undefined) throw new Error('nobody is named');
      return acted(person, {
        act: 'await_badge',
        reader: room.outside_reader,
        record: { ...record, credentials: [] },
        words: 'new clerk',
      });
    },
  ],
];
