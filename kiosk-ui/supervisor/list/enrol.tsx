import { useSignal } from '@preact/signals';
import type { ReaderId } from '../../../src/core/terms.ts';
import type { PersonLine } from '../../../src/list-lines.ts';
import { secondsLeft, useClock } from '../../shared/clock.ts';
import { Say } from '../../shared/press.tsx';
import { ActForm } from './act-form.tsx';
import type { ListStands, Shared } from './doing.ts';
import { Choose } from './parts.tsx';
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

/** What came of it, as what waits shows: the proposal that a badge became, or none. */
const Came = ({ shared, before }: { readonly shared: Shared; readonly before: number }) => {
  const made = shared.stands.proposals.find(
    ({ proposal, by }) => proposal > before && by === shared.doing.person,
  );
  return made === undefined ? (
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
};

const newest = ({ proposals }: ListStands): number =>
  Math.max(0, ...proposals.map(({ proposal }) => proposal));

const EnrolOne = ({ shared, line }: { readonly shared: Shared; readonly line: PersonLine }) => {
  const { doing, stands, again } = shared;
  const reader = useSignal<string>(stands.readers[0]?.reader ?? '');
  /** The newest proposal when a badge was asked for; null while none was. */
  const before = useSignal<number | null>(null);
  const isSeen = useSignal(false);
  const { awaited } = stands;
  if (before.value !== null && awaited !== null) isSeen.value = true;
  return (
    <>
      <p>{text('enrol-about')}</p>
      {awaited === null ? null : <Countdown shared={shared} awaited={awaited} />}
      {before.value !== null && awaited === null && isSeen.value ? (
        <Came shared={shared} before={before.value} />
      ) : null}
      {awaited === null ? (
        <ActForm
          doing={doing}
          button={text('enrol-button')}
          act={(words) => ({
            act: 'await_badge',
            reader: reader.peek() as ReaderId,
            subject: line.person,
            record: null,
            words,
          })}
          done={text('enrol-done')}
          onDone={() => {
            before.value = newest(stands);
            isSeen.value = false;
            again();
          }}
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
        <EnrolOne key={person} shared={shared} line={line} />
      )}
    </>
  );
};
