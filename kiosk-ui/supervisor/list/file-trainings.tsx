import type { PersonId } from '../../../src/core/terms.ts';
import type { TrainingFileRead } from '../../../src/office/api/training-schemas.ts';
import { Refused } from '../office/fields.tsx';
import type { Shared } from './doing.ts';
import { lastDayText, nameOf } from './said.ts';
import { text } from './text.ts';
import { topicText } from './topics.tsx';
import { TwoSign } from './two-sign.tsx';
import { useRead } from './use-read.ts';

interface FileProps {
  readonly shared: Shared;
  readonly file: { readonly name: string; readonly text: string };
}

/** More lines than these are counted. */
const SHOWN_MAX = 100;

const Lines = ({ shared, trainings }: Pick<FileProps, 'shared'> & Pick<TrainingFileRead, 'trainings'>) => (
  <table class="compare">
    <thead>
      <tr>
        <th scope="col">{text('field-name')}</th>
        <th scope="col">{text('train-topic')}</th>
        <th scope="col">{text('train-stated')}</th>
      </tr>
    </thead>
    <tbody>
      {trainings.slice(0, SHOWN_MAX).map(({ person, topic, day, until, standing }) => (
        <tr key={`${person} ${topic}`}>
          <th scope="row">{nameOf(shared.people, person)}</th>
          <td data-label={text('train-topic')}>{topicText(shared.trained.topics, topic)}</td>
          <td data-label={text('train-stated')}>
            {text(`stated-${standing}`, { day, until: lastDayText(until) })}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What a file says of trainings, beside what it says of the list: two others put it on record. */
export const FileTrainings = ({ shared, file }: FileProps) => {
  const read = useRead(() => shared.doing.readTrainings(file.text, file.name), [file, shared.trained]);
  const trainings = read.value.value?.trainings ?? [];
  const fresh = trainings.filter(({ standing }) => standing === 'new');
  if (trainings.length === 0) return <Refused why={read.why.value} />;
  const people = [...new Set(fresh.map(({ person }) => person))] as readonly PersonId[];
  return (
    <section class="preview" aria-label={text('file-trainings')}>
      <h2>{text('file-trainings-count', { count: trainings.length })}</h2>
      <p>{text('file-trainings-about')}</p>
      <Lines shared={shared} trainings={trainings} />
      {trainings.length <= SHOWN_MAX ? null : (
        <p>{text('stated-more', { count: trainings.length - SHOWN_MAX })}</p>
      )}
      {fresh.length === 0 ? (
        <p role="status">{text('file-trainings-none')}</p>
      ) : (
        <TwoSign
          shared={shared}
          about={people}
          title={text('file-trainings-sign', { count: fresh.length })}
          button={text('train-record')}
          mayBeSilent
          acts={(words) =>
            fresh.map(({ person, topic, day }) => ({ act: 'record', person, topic, day, words }))
          }
          done={text('train-done')}
          onDone={shared.again}
        />
      )}
    </section>
  );
};
