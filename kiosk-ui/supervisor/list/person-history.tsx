import type { PersonId } from '../../../src/core/terms.ts';
import type { PersonLine } from '../../../src/list-lines.ts';
import type { PersonHistory as Steps } from '../../../src/office/api/list-schemas.ts';
import { titleOf } from '../feed/feed-lines.ts';
import { Refused } from '../office/fields.tsx';
import { Compare } from './compare.tsx';
import { type ListDoing, listVersion, type TrainedPeople } from './doing.ts';
import { dayText, instantText, lastDayText, nameOf, namesText } from './said.ts';
import { text } from './text.ts';
import { topicText } from './topics.tsx';
import { useRead } from './use-read.ts';

type StepRead = Steps['steps'][number];

const trainingText = (
  { topic, days }: NonNullable<StepRead['training']>,
  { topics }: TrainedPeople,
): string => {
  const what = topicText(topics, topic);
  return days === null
    ? what
    : text('topic-good', { what, on: dayText(days.on), until: lastDayText(days.until) });
};

const signedText = ({ signed_by, way }: StepRead, people: readonly PersonLine[]): string => {
  if (signed_by.length > 0)
    return text('signed-by', { names: namesText(signed_by.map((person) => nameOf(people, person))) });
  return text(way === 'setup_screen' ? 'signed-at-setup' : 'signed-by-nobody');
};

const Step = ({
  step,
  people,
  trained,
}: {
  readonly step: StepRead;
  readonly people: readonly PersonLine[];
  readonly trained: TrainedPeople;
}) => (
  <li class="step">
    <b>{titleOf(step)}</b>
    {step.training === null ? null : <p>{trainingText(step.training, trained)}</p>}
    <p>
      {instantText(step.at)} · {text('entry', { seq: step.seq })}
      {step.proposal === 0 ? '' : ` · ${text('of-proposal', { proposal: step.proposal })}`}
    </p>
    <p>{signedText(step, people)}</p>
    {step.words === '' ? null : <blockquote>{step.words}</blockquote>}
    {step.change === null ? null : (
      <details class="narrow-down">
        <summary>{text('what-changed')}</summary>
        <Compare changes={[step.change]} leftOut={0} />
      </details>
    )}
  </li>
);

interface HistoryProps {
  readonly doing: ListDoing;
  readonly person: PersonId;
  readonly people: readonly PersonLine[];
  readonly trained: TrainedPeople;
}

/** What the log says of somebody's place on the list and training, the newest first. */
export const PersonHistory = ({ doing, person, people, trained }: HistoryProps) => {
  const read = useRead(() => doing.history(person), [person, listVersion.value]);
  const steps = read.value.value?.steps ?? null;
  return (
    <section
      class="history"
      aria-label={text('act-on', { act: text('history'), name: nameOf(people, person) })}
    >
      <h3>{text('history')}</h3>
      <Refused why={read.why.value} />
      {steps === null && read.why.value === null ? <p role="status">{text('reading')}</p> : null}
      {steps?.length === 0 ? <p>{text('history-none')}</p> : null}
      <ol>
        {(steps ?? []).toReversed().map((step) => (
          <Step key={step.seq} step={step} people={people} trained={trained} />
        ))}
      </ol>
    </section>
  );
};
