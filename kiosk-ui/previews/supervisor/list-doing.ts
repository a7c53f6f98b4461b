import type { PersonId } from '../../../src/core/terms.ts';
import type { ListDoing, StandingRead } from '../../supervisor/list/doing.ts';
import { NOW } from '../people.ts';
import { DAY, LISTED, MANY, REVIEWS } from './list-people.ts';

/** What a sample of the list's pages shows. */
export interface ListSample {
  /** Which page, as the browser's address has it. */
  readonly address: string;
  readonly people?: 'some' | 'many' | 'nobody';
  readonly mayChange?: boolean;
  readonly erased?: number;
}

const PEOPLE = { some: LISTED, many: MANY, nobody: [] } as const;

const STANDING: StandingRead = {
  founded: NOW - 300 * DAY,
  signed_off: NOW - 80 * DAY,
  due: NOW + 10 * DAY,
  holds: { oath_ms: 4 * 365 * DAY, training_ms: 365 * DAY, background_check_ms: 2 * 365 * DAY },
  approvers: ['ana' as PersonId, 'ben' as PersonId],
  proposals: [],
  reviews: REVIEWS,
};

/** What the list's pages read and do, told to whoever watches the preview instead of an office. */
export const listDoingOf = ({ people = 'some', mayChange = true, erased = 0 }: ListSample): ListDoing => ({
  mayChange,
  person: mayChange ? ('ana' as PersonId) : '',
  people: (at) => Promise.resolve({ ok: true, body: { at, people: PEOPLE[people], erased } }),
  standing: () => Promise.resolve({ ok: true, body: STANDING }),
});
