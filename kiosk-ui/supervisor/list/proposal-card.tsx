import { useId } from 'preact/hooks';
import type { ChangeLine } from '../../../src/list-lines.ts';
import type { ProposalHead } from '../../../src/reads.ts';
import { Say } from '../../shared/press.tsx';
import { text as liveText } from '../live/text.ts';
import { Refused } from '../office/fields.tsx';
import { ActForm } from './act-form.tsx';
import { Compare } from './compare.tsx';
import type { Shared } from './doing.ts';
import { instantText, nameOf, namesText } from './said.ts';
import { text } from './text.ts';
import { Trial } from './trial.tsx';
import { useRead } from './use-read.ts';
import { isAnswered, useTrial } from './use-trial.ts';

/** What it is about, in one line. */
export const aboutText = ({ changes, phase, config_digest }: ProposalHead): string => {
  if (phase !== '') return text('about-phase', { phase: liveText(`phase-${phase}`) });
  return config_digest === '' ? text('about-changes', { count: changes }) : text('about-rules');
};

interface CardProps {
  readonly shared: Shared;
  readonly proposal: ProposalHead;
  /** Told what became of it, which the card cannot show any more. */
  readonly onEnded: (what: string) => void;
}

/** Who can approve it: not whoever proposed it, and nobody whose own entry it changes. */
const othersOf = ({ shared, proposal }: Omit<CardProps, 'onEnded'>, changes: readonly ChangeLine[]) =>
  shared.stands.approvers.filter(
    (person) => person !== proposal.by && !changes.some((change) => change.person === person),
  );

const WhoElse = ({
  shared,
  proposal,
  changes,
}: Omit<CardProps, 'onEnded'> & { readonly changes: readonly ChangeLine[] }) => {
  const others = othersOf({ shared, proposal }, changes).map((person) => nameOf(shared.people, person));
  return (
    <Say tone="info" icon="people">
      <b>{text(shared.doing.person === proposal.by ? 'own-proposal' : 'own-entry')}</b>
      <p>{others.length === 0 ? text('nobody-else') : text('who-else', { names: namesText(others) })}</p>
    </Say>
  );
};

/** What whoever looks can do about it. */
const Decide = ({
  shared,
  proposal,
  onEnded,
  changes,
  isTried,
}: CardProps & { readonly changes: readonly ChangeLine[]; readonly isTried: boolean }) => {
  const { doing, people, again } = shared;
  const { proposal: number, by } = proposal;
  if (!doing.mayChange) return null;
  const isOwn = doing.person === by;
  const isAbout = changes.some(({ person }) => person === doing.person);
  const names = { proposal: number, by: nameOf(people, by), me: nameOf(people, doing.person) };
  const ended = (what: string) => () => {
    onEnded(what);
    again();
  };
  return (
    <>
      {isOwn || isAbout ? <WhoElse shared={shared} proposal={proposal} changes={changes} /> : null}
      {isOwn || isAbout || isTried ? null : <p class="stays">{text('trial-first')}</p>}
      {isOwn || isAbout || !isTried ? null : (
        <ActForm
          doing={doing}
          title={text('approve-title')}
          button={text('approve')}
          mayBeSilent
          act={(words) => ({ act: 'approve', proposal: number, words })}
          onDone={ended(text('approved', names))}
        />
      )}
      <details class="narrow-down">
        <summary>{text(isOwn ? 'withdraw' : 'refuse')}</summary>
        <ActForm
          doing={doing}
          button={text(isOwn ? 'withdraw' : 'refuse')}
          act={(words) => ({ act: 'refuse', proposal: number, words })}
          onDone={ended(text(isOwn ? 'withdrawn' : 'refused', names))}
        />
      </details>
    </>
  );
};

/** Something that waits for a second person: who proposed it, what it changes, and what can be done about it. */
export const ProposalCard = ({ shared, proposal, onEnded }: CardProps) => {
  const id = useId();
  const { proposal: number, by, at, until, words, source, config_digest } = proposal;
  const changes = useRead(() => shared.doing.changes(number), [number]);
  const found = changes.value.value;
  const tried = useTrial(shared.doing, number);
  return (
    <li>
      <article class="proposal" aria-labelledby={id}>
        <header>
          <h2 id={id}>{text('proposal', { proposal: number, about: aboutText(proposal) })}</h2>
          <p>{text('proposed-by', { name: nameOf(shared.people, by), time: instantText(at) })}</p>
          <p>{text('proposal-until', { time: instantText(until) })}</p>
          {words === '' ? null : <blockquote>{words}</blockquote>}
          {source === '' ? null : <p class="digest">{text('from-file', { digest: source })}</p>}
          {config_digest === '' ? null : (
            <p class="digest">{text('rules-digest', { digest: config_digest })}</p>
          )}
        </header>
        <Refused why={changes.why.value} />
        {found === null ? <p role="status">{text('reading')}</p> : null}
        {found === null || found.length === 0 ? null : (
          <Compare changes={found} leftOut={proposal.changes - found.length} />
        )}
        {shared.doing.mayChange ? <Trial shared={shared} proposal={proposal} tried={tried} /> : null}
        {found === null ? null : (
          <Decide
            isTried={isAnswered(tried.standing.value)}
            shared={shared}
            proposal={proposal}
            onEnded={onEnded}
            changes={found}
          />
        )}
      </article>
    </li>
  );
};
