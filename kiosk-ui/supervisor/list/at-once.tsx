import { useSignal } from '@preact/signals';
import type { PersonLine } from '../../../src/list-lines.ts';
import { Say } from '../../shared/press.tsx';
import { zoneOf } from '../live/times.tsx';
import { clock } from '../live/watched.ts';
import { TypeIn } from '../office/fields.tsx';
import { ActForm } from './act-form.tsx';
import { instantTyped } from './as-of.tsx';
import { BadgeUses } from './badge-uses.tsx';
import type { Shared } from './doing.ts';
import { text } from './text.ts';

interface AboutProps {
  readonly shared: Shared;
  readonly line: PersonLine;
}

/** An instant as a field of day and time has it, by the rooms' clock. */
const typedOf = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zoneOf(), dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T');

const LostBadge = ({ shared, line }: AboutProps) => {
  const since = useSignal(typedOf(clock.peek()));
  const badge = useSignal('');
  const fault = useSignal('');
  const review = useSignal(0);
  return (
    <>
      <Say tone="info" icon="badge">
        {text('lost-about')}
      </Say>
      <ActForm
        doing={shared.doing}
        button={text('lost-button', { name: line.name })}
        mayBeSilent
        act={(words) => {
          const at = instantTyped(since.peek(), zoneOf());
          fault.value = at === null ? text('as-of-fault') : '';
          if (at === null) return null;
          return {
            act: 'report_lost',
            subject: line.person,
            badge: badge.peek().trim(),
            since: at - 59_999,
            words,
          };
        }}
        done={text('lost-done', { name: line.name })}
        onDone={({ number }) => {
          review.value = number;
          shared.again();
        }}
      >
        <TypeIn
          label={text('lost-since')}
          hint={text('lost-since-hint')}
          kind="datetime-local"
          of={since}
          fault={fault.value}
        />
        {line.badges > 1 ? (
          <TypeIn label={text('which-badge')} hint={text('which-badge-hint')} of={badge} most={80} isNeeded />
        ) : null}
      </ActForm>
      {review.value === 0 ? null : <BadgeUses doing={shared.doing} review={review.value} name={line.name} />}
    </>
  );
};

const SuspendOne = ({ shared, line }: AboutProps) => (
  <>
    <Say tone="info" icon="no_entry">
      {text('suspend-about')}
    </Say>
    <ActForm
      doing={shared.doing}
      button={text('suspend-button', { name: line.name })}
      act={(words) => ({ act: 'suspend', subject: line.person, words })}
      done={text('suspend-done', { name: line.name })}
      onDone={() => shared.again()}
    />
  </>
);

interface AtOnceProps {
  readonly shared: Shared;
  readonly person: string;
  readonly what: 'lost' | 'suspend';
}

/** What one person may do alone, as it only keeps people out; a second one reviews it. */
export const AtOnce = ({ shared, person, what }: AtOnceProps) => {
  // As they stood when the page was opened: the badge that was lost is not theirs any more.
  const line = useSignal(shared.people.find((known) => known.person === person) ?? null).value;
  const About = what === 'lost' ? LostBadge : SuspendOne;
  return (
    <>
      <h1>{text(`${what}-title`, { name: line?.name ?? person })}</h1>
      {line === null ? <p>{text('not-listed', { person })}</p> : <About shared={shared} line={line} />}
    </>
  );
};
