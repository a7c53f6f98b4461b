import type { PersonId } from '../../../src/core/terms.ts';
import type { PersonLine } from '../../../src/list-lines.ts';
import type { PersonHistory as Steps } from '../../../src/office/api/list-schemas.ts';
import { titleOf } from '../feed/feed-lines.ts';
import { Refused } from '../office/fields.tsx';
import { Compare } from './compare.tsx';
import { type ListDoing, listVersion } from './doing.ts';
import { instantText, nameOf, namesText } from './said.ts';
import { text } from './text.ts';
import { useRead } from './use-read.ts';

const Step = ({
  step,
  people,
}: {
  readonly step: Steps['steps'][number];
  readonly people: readonly PersonLine[];
}) => (
  <li class="step">
    <b>{titleOf(step)}</b>
    <p>
      {instantText(step.at)} · {text('entry', { seq: step.seq })}
      {step.proposal === 0 ? '' : ` · ${text('of-proposal', { proposal: step.proposal })}`}
    </p>
    <p>
      {step.signed_by.length === 0
        ? text('signed-by-nobody')
        : text('signed-by', { names: namesText(step.signed_by.map((person) => nameOf(people, person))) })}
    </p>
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
}

/** What the log says of somebody's place on the list, the newest first. */
export const PersonHistory = ({ doing, person, people }: HistoryProps) => {
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
          <Step key={step.seq} step={step} people={people} />
        ))}
      </ol>
    </section>
  );
};
