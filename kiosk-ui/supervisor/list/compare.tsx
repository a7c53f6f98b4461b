import { useId } from 'preact/hooks';
import type { ChangeLine, RecordLine } from '../../../src/list-lines.ts';
import { Icon } from '../../shared/icons.tsx';
import { differencesOf, kindOfChange, RECORD_FIELDS, type RecordField } from './differences.ts';
import { fieldText, namesText } from './said.ts';
import { text } from './text.ts';

const ICONS = { add: 'plus', change: 'pen', remove: 'cross' } as const;

const badgesText = ({ badges_added, badges_removed }: ChangeLine): string =>
  [
    badges_added === 0 ? '' : text('badges-added', { count: badges_added }),
    badges_removed === 0 ? '' : text('badges-removed', { count: badges_removed }),
  ]
    .filter((part) => part !== '')
    .join(', ');

const cell = (record: RecordLine | null, field: RecordField): string =>
  record === null ? text('not-on-list') : fieldText(record, field);

const Row = ({ change, field }: { readonly change: ChangeLine; readonly field: RecordField }) => {
  const badges = field === 'badges' ? badgesText(change) : '';
  return (
    <tr>
      <th scope="row">{text(`field-${field}`)}</th>
      <td data-label={text('before')}>
        <bdi>{cell(change.before, field)}</bdi>
      </td>
      <td data-label={text('after')} class="after">
        <bdi>{cell(change.after, field)}</bdi>
        {badges === '' ? null : ` (${badges})`}
      </td>
    </tr>
  );
};

/** Before and after beside each other, and in words what stays. */
const SideBySide = ({ change }: { readonly change: ChangeLine }) => {
  const { changed, same } = differencesOf(change);
  return (
    <>
      <table class="compare">
        <thead>
          <tr>
            <th scope="col">{text('what-changes')}</th>
            <th scope="col">{text('before')}</th>
            <th scope="col">{text('after')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map((field) => (
            <Row key={field} change={change} field={field} />
          ))}
        </tbody>
      </table>
      {same.length === 0 ? null : (
        <p class="stays">
          {text('stays', { fields: namesText(same.map((field) => text(`field-${field}`))) })}
        </p>
      )}
    </>
  );
};

/** Of somebody who comes or goes there is one side only: all that says something. */
const OneSide = ({ record }: { readonly record: RecordLine }) => (
  <dl class="record">
    {RECORD_FIELDS.filter((field) => field !== 'name' && record[field] !== '').map((field) => (
      <div key={field}>
        <dt>{text(`field-${field}`)}</dt>
        <dd>
          <bdi>{fieldText(record, field)}</bdi>
        </dd>
      </div>
    ))}
  </dl>
);

const Sides = ({ change }: { readonly change: ChangeLine }) => {
  const { before, after } = change;
  if (before !== null && after !== null) return <SideBySide change={change} />;
  return (
    <>
      <p>
        <b>{text('before')}:</b> {before === null ? text('not-on-list') : text('on-list-as')}
      </p>
      {before === null ? null : <OneSide record={before} />}
      <p>
        <b>{text('after')}:</b> {after === null ? text('not-on-list') : text('on-list-as')}
      </p>
      {after === null ? null : <OneSide record={after} />}
    </>
  );
};

/** One change of the list. */
const Change = ({ change }: { readonly change: ChangeLine }) => {
  const id = useId();
  const kind = kindOfChange(change);
  return (
    <li>
      <article class="change" data-kind={kind} aria-labelledby={id}>
        <h3 id={id}>
          <Icon name={ICONS[kind]} /> {text(`change-${kind}`)}:{' '}
          <bdi>{change.after?.name ?? change.before?.name ?? change.person}</bdi>{' '}
          <small>
            <bdi>{change.person}</bdi>
          </small>
        </h3>
        <Sides change={change} />
      </article>
    </li>
  );
};

/** Changes of the list side by side. */
export const Compare = ({
  changes,
  leftOut,
}: {
  readonly changes: readonly ChangeLine[];
  readonly leftOut: number;
}) => (
  <>
    <ul class="changes">
      {changes.map((change) => (
        <Change key={change.person} change={change} />
      ))}
    </ul>
    {leftOut === 0 ? null : <p>{text('changes-more', { count: leftOut })}</p>}
  </>
);
