import type { PersonId, ReaderId, RoomId } from '../../../src/core/terms.ts';
import type { ListDoing, ListStands, TrainedPeople } from '../../supervisor/list/doing.ts';
import { MINUTE, NOW } from '../people.ts';
import { CHANGES, PROPOSALS, STEPS, USES } from './list-changes.ts';
import { DAY, LISTED, MANY, REVIEWS } from './list-people.ts';
import { trialOf } from './list-trials.ts';

/** What a sample of the list's pages shows. */
export interface ListSample {
  /** Which page, as the browser's address has it. */
  readonly address: string;
  readonly people?: 'some' | 'many' | 'nobody';
  readonly mayChange?: boolean;
  readonly waits?: 'something' | 'nothing' | 'a_badge';
  /** What has been tried of what waits. */
  readonly trials?: 'asked' | 'found' | 'nothing';
  /** What somebody is refused with. */
  readonly refused?: boolean;
}

const PEOPLE = { some: LISTED, many: MANY, nobody: [] } as const;
const ANA = 'ana' as PersonId;

const standing = ({ waits = 'something' }: ListSample): ListStands => ({
  index: 1_847,
  founded: NOW - 300 * DAY,
  signed_off: NOW - 80 * DAY,
  due: waits === 'nothing' ? NOW + 10 * DAY : NOW - DAY,
  time_zone: 'America/New_York',
  listed: 6,
  digest: 'b5'.repeat(32),
  phase: 'processing',
  phase_by_hand: waits === 'nothing' ? null : { phase: 'processing', from: NOW - 3 * DAY },
  readers: [
    { reader: 'vault-a-outside' as ReaderId, room: 'vault-a' as RoomId },
    { reader: 'annex-outside' as ReaderId, room: 'annex' as RoomId },
  ],
  awaited:
    waits === 'a_badge'
      ? { person: 'chioma' as PersonId, reader: 'vault-a-outside' as ReaderId, by: ANA, until: NOW + 41_000 }
      : null,
  holds: { oath_ms: 4 * 365 * DAY, training_ms: 365 * DAY, background_check_ms: 2 * 365 * DAY },
  approvers: [ANA, 'ben' as PersonId],
  proposals: waits === 'something' ? PROPOSALS : [],
  reviews: waits === 'nothing' ? [] : REVIEWS,
});

const TRAINED: TrainedPeople = {
  topics: [
    { topic: 'seals', name: { en: 'Seals', es: 'Sellos' }, months: 12 },
    { topic: 'custody', name: { en: 'Chain of custody', es: 'Cadena de custodia' }, months: 24 },
  ],
  training: [
    { person: ANA, topic: 'seals', on: NOW - 400 * DAY, until: NOW - 35 * DAY },
    { person: ANA, topic: 'custody', on: NOW - 40 * DAY, until: NOW + 690 * DAY },
  ],
};

/** What the list's pages read and do, told to whoever watches the preview instead of an office. */
export const listDoingOf = (sample: ListSample): ListDoing => {
  const { people = 'some', mayChange = true, refused = false, trials = 'asked' } = sample;
  return {
    mayChange,
    person: mayChange ? ANA : '',
    people: () => Promise.resolve({ ok: true, body: PEOPLE[people] }),
    peopleThen: (at) =>
      Promise.resolve({
        ok: true,
        body: { at, people: PEOPLE[people], erased: 2, trained: TRAINED, training_erased: 1 },
      }),
    standing: () => Promise.resolve({ ok: true, body: standing(sample) }),
    training: () => Promise.resolve({ ok: true, body: TRAINED }),
    readTrainings: () => Promise.resolve({ ok: true, body: { problems: [], trainings: [] } }),
    train: (asked) => {
      window.dispatchEvent(new CustomEvent('acted', { detail: asked }));
      return Promise.resolve({ ok: true, body: { recorded: asked.acts.length } });
    },
    history: () => Promise.resolve({ ok: true, body: { steps: STEPS } }),
    changes: (proposal) => Promise.resolve({ ok: true, body: CHANGES[proposal] ?? [] }),
    preview: (change) =>
      Promise.resolve({
        ok: true,
        body: {
          problems: refused
            ? [
                {
                  where: 'people.csv:7',
                  what: 'column rooms, "vault-z": there is no room vault-z',
                  remedy: 'Rooms of the configuration: vault-a, annex.',
                },
              ]
            : [],
          founding: 'no',
          changes:
            change.form === 'lines' && change.removed.length > 0 ? (CHANGES[8] ?? []) : (CHANGES[7] ?? []),
          left_out: 0,
          refusal: null,
        },
      }),
    trial: (proposal) => Promise.resolve({ ok: true, body: trialOf(trials, proposal) }),
    tryOn: ({ proposal }) => Promise.resolve({ ok: true, body: trialOf('found', proposal) }),
    uses: () => Promise.resolve({ ok: true, body: { since: NOW - 300 * MINUTE, uses: USES, left_out: 0 } }),
    act: (act, digits) => {
      window.dispatchEvent(new CustomEvent('acted', { detail: { act, digits } }));
      return Promise.resolve(
        refused
          ? { ok: false, error: { code: 'kiosk', what: 'the PIN is not right', remedy: 'Try again.' } }
          : { ok: true, body: { became: 'proposed', number: 9 } },
      );
    },
  };
};
