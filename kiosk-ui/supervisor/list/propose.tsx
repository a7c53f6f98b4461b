import { useSignal } from '@preact/signals';
import type { PersonLine } from '../../../src/list-lines.ts';
import type { PersonFields } from '../../../src/list-wishes.ts';
import type { ListChangeAsked } from '../../../src/office/list-wire.ts';
import { Press, Say } from '../../shared/press.tsx';
import { zoneOf } from '../live/times.tsx';
import { whyNot } from './act-form.tsx';
import type { Shared } from './doing.ts';
import { AwaitBadge } from './enrol.tsx';
import { DraftFaults } from './parts.tsx';
import { addressOf } from './place.ts';
import { ProposeChange } from './propose-change.tsx';
import { type Draft, type DraftFault, draftOf, faultsOf, fieldsOf, NEW_DRAFT } from './record-draft.ts';
import { RecordForm } from './record-form.tsx';
import { text } from './text.ts';

/** Somebody new who stands at the kiosk: their badge and their line become one proposal. */
const WithBadge = ({ shared, record }: { readonly shared: Shared; readonly record: PersonFields }) => (
  <details class="narrow-down">
    <summary>{text('with-badge')}</summary>
    <AwaitBadge shared={shared} subject={record.person} record={record} />
  </details>
);

interface EditProps {
  readonly shared: Shared;
  /** Whose entry is to be another; null for somebody new. */
  readonly line: PersonLine | null;
}

const Edit = ({ shared, line }: EditProps) => {
  const draft = useSignal<Draft>(line === null ? NEW_DRAFT : draftOf(line, zoneOf()));
  const faults = useSignal<ReadonlySet<DraftFault>>(new Set());
  const change = useSignal<ListChangeAsked | null>(null);
  const record = useSignal<PersonFields | null>(null);
  const look = (): void => {
    faults.value = faultsOf(draft.peek());
    record.value = faults.peek().size > 0 ? null : fieldsOf(draft.peek(), zoneOf());
    const { value: fields } = record;
    change.value = fields === null ? null : { form: 'lines', people: [fields], removed: [] };
  };
  return (
    <>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <RecordForm draft={draft} faults={faults.value} isNew={line === null} />
        <DraftFaults count={faults.value.size} />
        <div class="card-acts">
          <button type="submit" class="press" data-look="strong">
            {text('look-at-change')}
          </button>
          {line === null ? null : (
            <Press
              icon="cross"
              onPress={() => {
                faults.value = new Set();
                change.value = { form: 'lines', people: [], removed: [line.person] };
              }}
            >
              {text('take-off')}
            </Press>
          )}
        </div>
      </form>
      {change.value === null ? null : <ProposeChange shared={shared} change={change.value} />}
      {line !== null || record.value === null ? null : <WithBadge shared={shared} record={record.value} />}
    </>
  );
};

interface ProposeProps {
  readonly shared: Shared;
  /** Whose entry is to be another; empty for somebody new. */
  readonly person: string;
}

/** A change of one entry of the list, to be proposed; or a new one. */
export const Propose = ({ shared, person }: ProposeProps) => {
  const line = shared.people.find((known) => known.person === person) ?? null;
  const barred = whyNot(shared.doing);
  return (
    <>
      <h1>{line === null ? text('propose-new') : text('propose-for', { name: line.name })}</h1>
      {barred === null ? (
        <>
          <p>
            {line === null ? text('propose-new-about') : text('propose-about')}{' '}
            {line === null ? null : <a href={addressOf('enrol', person)}>{text('card-enrol')}</a>}
          </p>
          {person !== '' && line === null ? (
            <Say tone="care" icon="person">
              {text('not-listed', { person })}
            </Say>
          ) : null}
          <Edit key={person} shared={shared} line={line} />
        </>
      ) : (
        <Say tone="info" icon="eye">
          {barred}
        </Say>
      )}
    </>
  );
};
