import {
  EPOCH_REASONS,
  type EpochReason,
  ERASURE_GROUNDS,
  type ErasureGround,
  GIVEN_BY,
  type GivenBy,
  NOT_GIVEN_CAUSES,
  type NotGivenCause,
  WITNESS_REFUSALS,
  type WitnessRefusal,
} from '../../src/core/facts-evidence.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { pinOf } from './scenario-setting.ts';
import type { Read } from './scenario-touches-of.ts';

const ROOT = 'A'.repeat(43);
const either = (words: readonly string[]): string => words.map((word) => word.replaceAll('_', ' ')).join('|');
const snake = <T extends string>(words: string): T => words.replaceAll(' ', '_') as T;
const both = (one: string, other: string): readonly PersonId[] => [one as PersonId, other as PersonId];

/** How scenarios say what reaches the kiosk from those who see its log from outside. */
export const EVIDENCE: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) signs for the evidence with PIN (\d+)$/,
    (_, name = '', digits = '') => ({
      type: 'official_pin',
      person: name as PersonId,
      pin: pinOf(name, digits),
    }),
  ],
  [
    /^witness (\w+) cosigns (\d+) entries$/,
    (_, witness = '', size) => ({
      type: 'cosigned',
      witness,
      size: Number(size),
      root: ROOT,
      time_s: 1_793_700_000,
      cosignature: 'AAAA',
    }),
  ],
  [
    new RegExp(`^witness (\\w+) refuses: (${either(WITNESS_REFUSALS)})$`),
    (_, witness = '', cause = '') => ({
      type: 'witness_refused',
      witness,
      cause: snake<WitnessRefusal>(cause),
      size: 10,
      witness_size: 12,
    }),
  ],
  [
    new RegExp(`^a checkpoint of (\\d+) entries is given: (${either(GIVEN_BY)})$`),
    (_, size, by = '') => ({
      type: 'checkpoint_given',
      size: Number(size),
      root: ROOT,
      by: snake<GivenBy>(by),
    }),
  ],
  [
    new RegExp(`^a checkpoint cannot be given: (${either(GIVEN_BY)}), (${either(NOT_GIVEN_CAUSES)})$`),
    (_, by = '', cause = '') => ({
      type: 'checkpoint_not_given',
      by: snake<GivenBy>(by),
      cause: snake<NotGivenCause>(cause),
    }),
  ],
  [
    /^(\w+) and (\w+) announce the next key$/,
    (_, one = '', other = '') => ({
      type: 'officials_acted',
      act: { type: 'next_key_announced', verifier_key: 'log+00000000+AAAA', signed_by: both(one, other) },
    }),
  ],
  [
    new RegExp(`^(\\w+) and (\\w+) close the log: (${either(EPOCH_REASONS)})$`),
    (_, one = '', other = '', reason = '') => ({
      type: 'officials_acted',
      act: {
        type: 'epoch_closed',
        next_origin: 'county.example/e2',
        next_key: 'county.example/e2+00000000+AAAA',
        reason: snake<EpochReason>(reason),
        words: '',
        signed_by: both(one, other),
      },
    }),
  ],
  [
    new RegExp(`^(\\w+) and (\\w+) open the log: (${either(EPOCH_REASONS)})$`),
    (_, one = '', other = '', reason = '') => ({
      type: 'officials_acted',
      act: {
        type: 'epoch_opened',
        previous_origin: 'county.example/e1',
        previous_key: 'county.example/e1+00000000+AAAA',
        previous_size: 100,
        previous_root: ROOT,
        identified: 'by_pin',
        reason: snake<EpochReason>(reason),
        words: '',
        signed_by: both(one, other),
      },
    }),
  ],
  [
    /^the log is put back at (\d+) entries: on (witnesses|word)$/,
    (_, size, on = '') => ({
      type: 'log_restored',
      size: Number(size),
      root: ROOT,
      source: 'data_folder',
      floor: Number(size),
      known_by: ['signer'],
      confirmed_by: [],
      confirmed_s: [],
      silent: [],
      rests_on: on as 'witnesses' | 'word',
      words: '',
    }),
  ],
  [
    new RegExp(`^(\\w+) and (\\w+) erase in a former log: (${either(ERASURE_GROUNDS)})$`),
    (_, one = '', other = '', ground = '') => ({
      type: 'officials_acted',
      act: {
        type: 'former_disclosures_erased',
        previous_origin: 'log',
        previous_key: 'log+00000000+AAAA',
        erased: 7,
        digest: '0'.repeat(64),
        ground: snake<ErasureGround>(ground),
        words: '',
        signed_by: both(one, other),
      },
    }),
  ],
  [
    new RegExp(`^(\\w+) and (\\w+) erase what names (\\w+): (${either(ERASURE_GROUNDS)})$`),
    (_, one = '', other = '', person = '', ground = '') => ({
      type: 'officials_acted',
      act: {
        type: 'disclosures_erased',
        person: person as PersonId,
        erased: 7,
        digest: '0'.repeat(64),
        ground: snake<ErasureGround>(ground),
        words: '',
        signed_by: both(one, other),
      },
    }),
  ],
];
