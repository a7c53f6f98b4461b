import { useSignal } from '@preact/signals';
import type { PersonId } from '../../../src/core/terms.ts';
import { Say } from '../../shared/press.tsx';
import { zoneOf } from '../live/times.tsx';
import { clock } from '../live/watched.ts';
import { Choose, TypeIn } from '../office/fields.tsx';
import { whyNot } from './act-form.tsx';
import type { Shared } from './doing.ts';
import { text } from './text.ts';
import { TopicsShown, topicText, trainedIn } from './topics.tsx';
import { TwoSign } from './two-sign.tsx';

interface TrainProps {
  readonly shared: Shared;
  readonly person: string;
}

const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zoneOf(), dateStyle: 'short' }).format(clock.peek());

/** Taking back a training that was recorded by mistake, where there is one. */
const TakeBack = ({ shared, person }: { readonly shared: Shared; readonly person: PersonId }) => {
  const { topics } = shared.trained;
  const taken = useSignal('');
  const known = trainedIn(person, shared.trained, clock.value).filter(({ on }) => on > 0);
  if (known.length === 0) return null;
  return (
    <details class="narrow-down">
      <summary>{text('untrain')}</summary>
      <TwoSign
        shared={shared}
        about={[person]}
        title={text('untrain-title')}
        button={text('untrain-record')}
        mayBeSilent={false}
        acts={(words) =>
          taken.peek() === '' ? null : [{ act: 'withdraw', person, topic: taken.peek(), words }]
        }
        done={text('untrain-done')}
        onDone={shared.again}
      >
        <Choose
          label={text('train-topic')}
          of={taken}
          choices={[
            ['', text('choose-topic')],
            ...known.map((one) => [one.topic, topicText(topics, one.topic)] as const),
          ]}
        />
      </TwoSign>
    </details>
  );
};

const Forms = ({ shared, person }: TrainProps) => {
  const line = shared.people.find((known) => known.person === person);
  const { topics } = shared.trained;
  const topic = useSignal(topics[0]?.topic ?? '');
  const day = useSignal(today());
  const at = clock.value;
  if (line === undefined) {
    return (
      <Say tone="care" icon="person">
        {text('not-listed', { person })}
      </Say>
    );
  }
  const choices = topics.map((one) => [one.topic, topicText(topics, one.topic)] as const);
  return (
    <>
      <dl class="record">
        <TopicsShown person={person} parts={{ trained: shared.trained, at }} />
      </dl>
      <TwoSign
        shared={shared}
        about={[line.person]}
        title={text('train-title')}
        button={text('train-record')}
        mayBeSilent
        acts={(words) =>
          day.peek() === ''
            ? null
            : [{ act: 'record', person: line.person, topic: topic.peek(), day: day.peek(), words }]
        }
        done={text('train-done')}
        onDone={shared.again}
      >
        <Choose label={text('train-topic')} of={topic} choices={choices} />
        <TypeIn label={text('train-day')} kind="date" of={day} isNeeded />
      </TwoSign>
      <TakeBack shared={shared} person={line.person} />
    </>
  );
};

/** What one person was trained in, and putting a training on record by two others. */
export const Train = ({ shared, person }: TrainProps) => {
  const name = shared.people.find((known) => known.person === person)?.name ?? person;
  const barred = whyNot(shared.doing);
  return (
    <>
      <h1>{text('train-for', { name })}</h1>
      <p>{text('train-about')}</p>
      {barred === null ? (
        <Forms shared={shared} person={person} />
      ) : (
        <Say tone="info" icon="eye">
          {barred}
        </Say>
      )}
    </>
  );
};
