import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ProposalTrial, TrialAsked } from '../../../src/office/api/trial-schemas.ts';
import type { ApiAnswer, Refusal } from '../office/api.ts';
import type { ListDoing } from './doing.ts';

/** The office reads a stretch of the log in this time, and a reader sees it move. */
const LOOK_EVERY_MS = 500;

/** What a proposal would have changed, as far as it is known, and the way to have it tried. */
export interface Tried {
  readonly standing: Signal<ProposalTrial | null>;
  readonly why: Signal<Refusal | null>;
  /** @param rules the configuration file, where the proposal is about one */
  begin(rules: TrialAsked['rules']): void;
}

/** Why something cannot be known for good: whoever decides has read it, and may do so without. */
const FOR_GOOD: ReadonlySet<string> = new Set(['needs_rules', 'unreadable', 'too_long', 'too_large']);

/** Whether whoever decides has been shown what it would have changed, or why nobody can know. */
export const isAnswered = (standing: ProposalTrial | null): boolean =>
  standing?.state === 'found' || FOR_GOOD.has(standing?.why ?? '');

/** Looks how the trial of a proposal stands, and goes on looking while it is on its way. */
export function useTrial(doing: ListDoing, proposal: number): Tried {
  const standing = useSignal<ProposalTrial | null>(null);
  const why = useSignal<Refusal | null>(null);
  const take = (answer: ApiAnswer<ProposalTrial>): void => {
    why.value = answer.ok ? null : answer.error;
    standing.value = answer.ok ? answer.body : null;
  };
  const now = standing.value;
  useEffect(() => {
    if (!doing.mayChange || (now !== null && now.state !== 'reading')) return undefined;
    if (now === null && why.peek() !== null) return undefined;
    let isOver = false;
    const look = async (): Promise<void> => {
      const answer = await doing.trial(proposal);
      if (!isOver) take(answer);
    };
    const later = setTimeout(() => void look(), now === null ? 0 : LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearTimeout(later);
    };
  }, [now, proposal]);
  return {
    standing,
    why,
    begin: (rules = null) => {
      void doing.tryOn({ proposal, rules }).then(take);
    },
  };
}
