import { CHANNEL_CARDS } from './catalogue-channels.ts';
import { SIBLING_CARDS } from './catalogue-siblings.ts';
import { SIREN_CARDS } from './catalogue-sirens.ts';
import { TEST_CARDS } from './catalogue-tests.ts';
import { applyTestFact } from './channel-tests.ts';
import { applyChannelFact } from './channels.ts';
import type { Fact } from './facts.ts';
import type { ChannelFact } from './facts-channels.ts';
import type { SiblingFact } from './facts-siblings.ts';
import type { SirenFact } from './facts-sirens.ts';
import type { TestFact } from './facts-tests.ts';
import { applySiblingFact } from './siblings.ts';
import { applySirenFact } from './sirens.ts';
import type { State } from './state.ts';

/** A fact about how people are told. */
export type TellingFact = Extract<Fact, ChannelFact | SirenFact | TestFact | SiblingFact>;

export const isTellingFact = (fact: Fact): fact is TellingFact =>
  [CHANNEL_CARDS, SIREN_CARDS, TEST_CARDS, SIBLING_CARDS].some((cards) => Object.hasOwn(cards, fact.type));

export const applyTellingFact = (state: State, fact: TellingFact): State => {
  switch (fact.type) {
    case 'siren_sounded':
    case 'siren_silenced':
      return applySirenFact(state, fact);
    case 'channel_test_sent':
    case 'channel_tested':
    case 'test_missed':
      return applyTestFact(state, fact);
    case 'sibling_lost':
    case 'sibling_heard':
      return applySiblingFact(state, fact);
    default:
      return applyChannelFact(state, fact);
  }
};
