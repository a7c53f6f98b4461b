import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { RecordChoices } from '../../../src/office/api/record-schemas.ts';
import { Press } from '../../shared/press.tsx';
import { roomText } from '../../supervisor/list/said.ts';
import { wordFor } from '../../supervisor/live/text.ts';
import { zoneOf } from '../../supervisor/live/times.tsx';
import { Choose, TypeIn } from '../../supervisor/office/fields.tsx';
import { typeTitle } from '../said.ts';
import { text, wordOf } from '../text.ts';
import { FILTERS, type FilterName, MORE_FILTERS, type Query } from './place.ts';

const LEVELS = ['critical', 'high', 'medium', 'low', 'notice', 'routine'] as const;
const RESULTS = ['success', 'failure', 'na'] as const;
const CLASSES = [
  ...(['access', 'account', 'alarm', 'authorization-list', 'clock', 'custody', 'device', 'door'] as const),
  ...(['evidence', 'presence', 'review', 'room', 'statement', 'storage', 'system'] as const),
];

type Choice = readonly [value: string, words: string];

const byWords = (choices: readonly Choice[]): readonly Choice[] =>
  choices.toSorted(([, one], [, other]) => one.localeCompare(other));

/** What can be chosen; a value of the address stands there too, where the office does not name it. */
const choicesFor = (name: FilterName, known: RecordChoices | null, chosen: string): readonly Choice[] => {
  const named = ((): readonly Choice[] => {
    switch (name) {
      case 'type':
        return byWords((known?.types ?? []).map((type) => [type, typeTitle(type)]));
      case 'room':
        return byWords((known?.rooms ?? []).map((room) => [room, roomText(room)]));
      case 'purpose':
        return byWords((known?.purposes ?? []).map((purpose) => [purpose, wordFor('value', purpose)]));
      case 'class':
        return byWords(CLASSES.map((value) => [value, wordOf('class', value)]));
      case 'level':
        return LEVELS.map((value) => [value, wordOf('level', value)]);
      default:
        return RESULTS.map((value) => [value, wordOf('result', value)]);
    }
  })();
  const isNamed = chosen === '' || named.some(([value]) => value === chosen);
  return [['', text('any')], ...named, ...(isNamed ? [] : [[chosen, chosen] as const])];
};

type Fields = { readonly [F in FilterName]: { value: string } };

const useFields = (query: Query): Fields => {
  const fields = Object.fromEntries(FILTERS.map((name) => [name, useSignal(query[name] ?? '')]));
  useEffect(() => {
    for (const name of FILTERS) {
      const field = fields[name];
      if (field !== undefined) field.value = query[name] ?? '';
    }
  }, [JSON.stringify(query)]);
  return fields as unknown as Fields;
};

interface FieldsProps {
  readonly fields: Fields;
  readonly choices: RecordChoices | null;
}

const Field = ({ name, fields, choices }: FieldsProps & { readonly name: FilterName }) => {
  const of = fields[name];
  const label = text(`filter-${name}`);
  switch (name) {
    case 'text':
      return <TypeIn label={label} hint={text('filter-text-hint')} kind="search" of={of} most={200} />;
    case 'about':
      return <TypeIn label={label} hint={text('filter-about-hint')} of={of} most={200} />;
    case 'container':
    case 'seal':
      return <TypeIn label={label} of={of} most={200} />;
    case 'since':
    case 'before':
      return (
        <TypeIn
          label={label}
          hint={text('filter-time-hint', { zone: zoneOf() })}
          kind="datetime-local"
          of={of}
        />
      );
    default:
      return <Choose label={label} of={of} choices={choicesFor(name, choices, of.value)} />;
  }
};

const queryIn = (fields: Fields): Query =>
  Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = fields[name].value.trim();
      return value === '' ? [] : [[name, value]];
    }),
  );

interface FormProps {
  readonly query: Query;
  readonly choices: RecordChoices | null;
  readonly onAsk: (query: Query) => void;
}

/** Says what to look for; it is looked for when the form is sent. */
export const FilterForm = ({ query, choices, onAsk }: FormProps) => {
  const fields = useFields(query);
  const isMoreAsked = MORE_FILTERS.some((name) => query[name] !== undefined);
  const id = useId();
  return (
    <search aria-label={text('filter')} class="records-filter">
      <form
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(queryIn(fields));
        }}
      >
        <div class="filter">
          <Field name="text" fields={fields} choices={choices} />
          <Field name="about" fields={fields} choices={choices} />
          <Field name="room" fields={fields} choices={choices} />
          <Field name="type" fields={fields} choices={choices} />
        </div>
        <details class="narrow-down" open={isMoreAsked}>
          <summary>{text('filter-more')}</summary>
          <div class="filter">
            {MORE_FILTERS.map((name) => (
              <Field key={name} name={name} fields={fields} choices={choices} />
            ))}
          </div>
        </details>
        <div class="acts">
          <button type="submit" class="press" data-look="strong">
            {text('search')}
          </button>
          <Press isDisabled={Object.keys(query).length === 0} onPress={() => onAsk({})}>
            {text('filter-clear')}
          </Press>
        </div>
      </form>
    </search>
  );
};
