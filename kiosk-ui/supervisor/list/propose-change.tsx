import { useSignal } from '@preact/signals';
import type { ListPreviewed } from '../../../src/office/api/list-schemas.ts';
import type { ListChangeAsked } from '../../../src/office/list-wire.ts';
import { Say } from '../../shared/press.tsx';
import { Refused } from '../office/fields.tsx';
import { ActForm } from './act-form.tsx';
import { Compare } from './compare.tsx';
import type { Shared } from './doing.ts';
import { addressOf } from './place.ts';
import { nameOf, namesText } from './said.ts';
import { text } from './text.ts';
import { useRead } from './use-read.ts';

/** What is wrong with a file, line by line. */
const Problems = ({ problems }: Pick<ListPreviewed, 'problems'>) => (
  <Say tone="bad" icon="warning" role="alert">
    <b>{text('problems', { count: problems.length })}</b>
    <ul class="problems">
      {problems.map(({ where, what, remedy }) => (
        <li key={`${where} ${what}`}>
          <b>
            <bdi>{where}</bdi>
          </b>{' '}
          {what}. <span>{remedy}</span>
        </li>
      ))}
    </ul>
  </Say>
);

/** Who can approve what whoever looks proposes. */
const whoElse = ({ doing, people, stands }: Shared): string => {
  const others = stands.approvers.filter((person) => person !== doing.person);
  if (others.length === 0) return text('nobody-else');
  return text('who-else', { names: namesText(others.map((person) => nameOf(people, person))) });
};

interface ProposeProps {
  readonly shared: Shared;
  readonly change: ListChangeAsked;
}

const Seen = ({ shared, change, seen }: ProposeProps & { readonly seen: ListPreviewed }) => {
  const number = useSignal(0);
  if (seen.problems.length > 0) return <Problems problems={seen.problems} />;
  if (number.value > 0) {
    return (
      <Say tone="good" icon="check" role="status">
        <b>{text('proposed', { proposal: number.value })}</b>
        <p>{whoElse(shared)}</p>
        <p>
          <a href={addressOf('proposals')}>{text('see-proposals')}</a>
        </p>
      </Say>
    );
  }
  return (
    <>
      <h2>{text('preview-title', { count: seen.changes.length + seen.left_out })}</h2>
      <Compare changes={seen.changes} leftOut={seen.left_out} />
      {seen.refusal === null ? (
        <ActForm
          doing={shared.doing}
          title={text('propose-this')}
          button={text('propose')}
          act={(words) => ({ act: 'propose', change, words })}
          done={text('proposed', { proposal: number.value })}
          onDone={(acted) => {
            number.value = acted.number;
            shared.again();
          }}
        >
          <p>{whoElse(shared)}</p>
        </ActForm>
      ) : (
        <Say tone="care" icon="no_entry" role="alert">
          <b>{text('cannot-propose')}</b>
          <p>
            {seen.refusal.what}. {seen.refusal.remedy}
          </p>
        </Say>
      )}
    </>
  );
};

/** What a change would come to, against the list as it stands; and the way to propose it. Nothing is changed by looking. */
export const ProposeChange = ({ shared, change }: ProposeProps) => {
  const read = useRead(() => shared.doing.preview(change), [change]);
  const seen = read.value.value;
  return (
    <section class="preview" aria-label={text('preview')}>
      <Refused why={read.why.value} />
      {seen === null && read.why.value === null ? <p role="status">{text('reading')}</p> : null}
      {seen === null ? null : <Seen shared={shared} change={change} seen={seen} />}
    </section>
  );
};
