import { useSignal } from '@preact/signals';
import { Say } from '../../shared/press.tsx';
import type { Shared } from './doing.ts';
import { ProposalCard } from './proposal-card.tsx';
import { text } from './text.ts';

/** Everything that waits for a second person, the oldest first. */
export const Proposals = ({ shared }: { readonly shared: Shared }) => {
  const ended = useSignal('');
  const { founded, proposals } = shared.stands;
  return (
    <>
      <h1>{text('proposals-title')}</h1>
      {founded === 0 ? (
        <Say tone="care" icon="people">
          {text('not-founded')}
        </Say>
      ) : null}
      {ended.value === '' ? null : (
        <Say tone="good" icon="check" role="status">
          {ended.value}
        </Say>
      )}
      {proposals.length === 0 ? <p>{text('proposals-none')}</p> : null}
      <ul class="people">
        {proposals.map((proposal) => (
          <ProposalCard
            key={proposal.proposal}
            shared={shared}
            proposal={proposal}
            onEnded={(what) => {
              ended.value = what;
            }}
          />
        ))}
      </ul>
    </>
  );
};
