import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import type { PersonLine } from '../../../src/list-lines.ts';
import { Press } from '../../shared/press.tsx';
import { watched } from '../live/watched.ts';
import { Choose, TypeIn } from '../office/fields.tsx';
import { DATE_ASKS, type ListFilter, MARK_ASKS, NO_FILTER, NO_GROUP } from './list-filter.ts';
import { roomText } from './said.ts';
import { text } from './text.ts';

const among = (values: readonly string[]): readonly string[] =>
  [...new Set(values)].toSorted((one, other) => one.localeCompare(other));

interface FilterProps {
  readonly list: readonly PersonLine[];
  readonly filter: Signal<ListFilter>;
}

/** Keeps the fields of the bar and the filter that they make the same. */
const useFields = (filter: Signal<ListFilter>) => {
  const of = filter.peek();
  const fields = {
    text: useSignal(of.text),
    group: useSignal(of.group),
    room: useSignal(of.room),
    dates: useSignal<string>(of.dates),
    mark: useSignal<string>(of.mark),
  };
  useSignalEffect(() => {
    filter.value = {
      text: fields.text.value,
      group: fields.group.value,
      room: fields.room.value,
      dates: DATE_ASKS.find((known) => known === fields.dates.value) ?? '',
      mark: MARK_ASKS.find((known) => known === fields.mark.value) ?? '',
    };
  });
  return fields;
};

interface NarrowProps {
  readonly list: readonly PersonLine[];
  readonly fields: ReturnType<typeof useFields>;
}

/** What is asked for less often, folded so that a phone shows people before it shows fields. */
const Narrow = ({ list, fields }: NarrowProps) => {
  const groups = among(list.map(({ group }) => group).filter((group) => group !== ''));
  const rooms = among([
    ...list.flatMap((line) => line.rooms),
    ...(watched.value?.rooms.map(({ room }) => room) ?? []),
  ]);
  return (
    <details class="narrow-down">
      <summary>{text('filter-more')}</summary>
      <div class="filter">
        <Choose
          label={text('field-group')}
          of={fields.group}
          choices={[
            ['', text('all')],
            ...groups.map((group) => [group, group] as const),
            [NO_GROUP, text('group-none')],
          ]}
        />
        <Choose
          label={text('filter-room')}
          of={fields.room}
          choices={[['', text('all')], ...rooms.map((room) => [room, roomText(room)] as const)]}
        />
        <Choose
          label={text('dates')}
          of={fields.dates}
          choices={DATE_ASKS.map((dates) => [dates, text(`dates-${dates === '' ? 'all' : dates}`)])}
        />
      </div>
    </details>
  );
};

/** What is looked for in the list. */
export const FilterBar = ({ list, filter }: FilterProps) => {
  const fields = useFields(filter);
  return (
    <search class="filter" aria-label={text('filter')}>
      <TypeIn label={text('search')} hint={text('search-hint')} kind="search" of={fields.text} most={80} />
      <Choose
        label={text('filter-mark')}
        of={fields.mark}
        choices={MARK_ASKS.map((mark) => [mark, text(`ask-${mark === '' ? 'listed' : mark}`)])}
      />
      <Narrow list={list} fields={fields} />
      <Press
        isDisabled={JSON.stringify(filter.value) === JSON.stringify(NO_FILTER)}
        onPress={() => {
          for (const field of Object.values(fields)) field.value = '';
        }}
      >
        {text('filter-clear')}
      </Press>
    </search>
  );
};
