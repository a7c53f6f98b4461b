import { useSignal } from '@preact/signals';
import type { PersonId, ReaderId } from '../../../src/core/terms.ts';
import type { PersonFields } from '../../../src/list-wishes.ts';
import type { ProposalHead } from '../../../src/reads.ts';
import { secondsLeft, useClock } from '../../shared/clock.ts';
import { Say } from '../../shared/press.tsx';
import { Choose } from '../office/fields.tsx';
import { ActForm } from './act-form.tsx';
import type { ListStands, Shared } from './doing.ts';
import { addressOf } from './place.ts';
import { nameOf, roomText } from './said.ts';
import { text } from './text.ts';

const Countdown = ({
  shared,
  awaited,
}: {
  readonly shared: Shared;
  readonly awaited: NonNullable<ListStands['awaited']>;
}) => {
  const seconds = useClock(() => secondsLeft(awaited.until), awaited.until);
  return (
    <Say tone="care" icon="badge">
      <b>{text('awaited', { name: nameOf(shared.people, awaited.person), reader: awaited.reader })}</b>
      <p role="timer">{text('awaited-left', { seconds })}</p>
    </Say>
  );
};

/** What came of it: the proposal that a badge became, or none. */
const Came = ({ made }: { readonly made: ProposalHead | undefined }) =>
  made === undefined ? (
    <Say tone="care" icon="clock" role="status">
      {text('badge-none')}
    </Say>
  ) : (
    <Say tone="good" icon="check" role="status">
      <b>{text('badge-came', { proposal: made.proposal })}</b>
      <p>
        <a href={addressOf('proposals')}>{text('see-proposals')}</a>
      </p>
    </Say>
  );

const newest = ({ proposals }: ListStands): number =>
  Math.max(0, ...proposals.map(({ proposal }) => proposal));

interface EnrolProps {
  readonly shared: Shared;
  readonly subject: PersonId;
  /** The line of somebody who is not on the list yet; null for whoever is. */
  readonly record: PersonFields | null;
}

/** Chooses a reader, waits there for a badge, and tells what came of it. */
export const AwaitBadge = ({ shared, subject, record }: EnrolProps) => {
  const { doing, stands, again } = shared;
  const reader = useSignal<string>(stands.readers[0]?.reader ?? '');
  /** The newest proposal when a badge was asked for; null while none was. */
  const before = useSignal<number | null>(null);
  const isSeen = useSignal(false);
  const { awaited } = stands;
  if (before.value !== null && awaited !== null) isSeen.value = true;
  const { value: last } = before;
  const made = stands.proposals.find(
    ({ proposal, by }) => last !== null && proposal > last && by === doing.person,
  );
  const isOver = awaited === null && (isSeen.value || made !== undefined);
  return (
    <>
      <p>{text('enrol-about')}</p>
      {awaited === null ? null : <Countdown shared={shared} awaited={awaited} />}
      {isOver ? <Came made={made} /> : null}
      {awaited === null ? (
        <ActForm
          doing={doing}
          button={text('enrol-button')}
          act={(words) => {
            // Before the answer: a badge may be presented sooner than this page hears of it.
            before.value = newest(stands);
            isSeen.value = false;
            return { act: 'await_badge', reader: reader.peek() as ReaderId, subject, record, words };
          }}
          done={text('enrol-done')}
          onDone={again}
        >
          <Choose
            label={text('reader')}
            of={reader}
            choices={stands.readers.map((one) => [one.reader, `${roomText(one.room)}: ${one.reader}`])}
          />
        </ActForm>
      ) : null}
    </>
  );
};

/** A new badge, presented at the kiosk by whoever is to hold it. */
export const Enrol = ({ shared, person }: { readonly shared: Shared; readonly person: string }) => {
  const line = shared.people.find((known) => known.person === person);
  return (
    <>
      <h1>{text('enrol-title', { name: line?.name ?? person })}</h1>
      {line === undefined ? (
        <p>{text('not-listed', { person })}</p>
      ) : (
        <AwaitBadge key={person} shared={shared} subject={line.person} record={null} />
      )}
    </>
  );
};
