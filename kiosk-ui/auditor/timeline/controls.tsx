import { useSignal } from '@preact/signals';
import { Press } from '../../shared/press.tsx';
import { roomText } from '../../supervisor/list/said.ts';
import { zoneOf } from '../../supervisor/live/times.tsx';
import { watched } from '../../supervisor/live/watched.ts';
import { Choose, TypeIn } from '../../supervisor/office/fields.tsx';
import { text } from '../text.ts';
import { LANES, moved, type Shown, type TimelinePlace, typedOf, WIDTHS, zoomed } from './place.ts';

/** A part of what is shown is still to be seen after a step. */
const STEP = 0.5;

interface ControlsProps {
  readonly place: TimelinePlace;
  readonly shown: Shown;
  readonly go: (place: TimelinePlace) => void;
}

/** What a key does while something of the timeline has the focus; undefined for any other key. */
export const keyedPlace = (
  key: string,
  { place, shown }: Omit<ControlsProps, 'go'>,
): TimelinePlace | undefined => {
  switch (key) {
    case 'ArrowLeft':
      return moved(place, shown, -STEP);
    case 'ArrowRight':
      return moved(place, shown, STEP);
    case '+':
      return zoomed(place, shown, -1);
    case '-':
      return zoomed(place, shown, 1);
    default:
      return undefined;
  }
};

/** Steps through time, and more or less of it. */
export const Steps = ({ place, shown, go }: ControlsProps) => (
  <div class="acts steps" role="toolbar" aria-label={text('steps')}>
    <Press icon="back" onPress={() => go(moved(place, shown, -STEP))}>
      {text('earlier')}
    </Press>
    <Press icon="next" onPress={() => go(moved(place, shown, STEP))}>
      {text('later')}
    </Press>
    <Press icon="plus" isDisabled={place.width === WIDTHS[0]} onPress={() => go(zoomed(place, shown, -1))}>
      {text('zoom-in')}
    </Press>
    <Press
      icon="minus"
      isDisabled={place.width === WIDTHS.at(-1)}
      onPress={() => go(zoomed(place, shown, 1))}
    >
      {text('zoom-out')}
    </Press>
    <Press icon="clock" isDisabled={place.from === ''} onPress={() => go({ ...place, from: '' })}>
      {text('up-to-now')}
    </Press>
    <Press icon="paper" onPress={() => print()}>
      {text('print')}
    </Press>
  </div>
);

/** Whose lanes are shown, and from when on. */
export const WhatIsShown = ({ place, shown, go }: ControlsProps) => {
  const by = useSignal<string>(place.by);
  const room = useSignal(place.room);
  const who = useSignal(place.who);
  const from = useSignal(place.from === '' ? typedOf(shown.since) : place.from);
  const width = useSignal<string>(place.width);
  const rooms = [
    ...new Set([...(watched.value?.rooms.map((known): string => known.room) ?? []), place.room]),
  ];
  return (
    <form
      class="report-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go({
          by: LANES.find((lane) => lane === by.peek()) ?? 'rooms',
          room: who.peek().trim() === '' ? room.peek() : '',
          who: who.peek().trim(),
          width: WIDTHS.find((known) => known === width.peek()) ?? 'day',
          from: from.peek(),
        });
      }}
    >
      <div class="filter">
        <Choose label={text('lanes')} of={by} choices={LANES.map((lane) => [lane, text(`lanes-${lane}`)])} />
        <Choose
          label={text('filter-room')}
          of={room}
          choices={[
            ['', text('any')],
            ...rooms.filter((one) => one !== '').map((one) => [one, roomText(one)] as const),
          ]}
        />
        <TypeIn label={text('timeline-person')} hint={text('timeline-person-hint')} of={who} most={200} />
        <TypeIn
          label={text('ask-from')}
          hint={text('filter-time-hint', { zone: zoneOf() })}
          kind="datetime-local"
          of={from}
        />
        <Choose label={text('width')} of={width} choices={WIDTHS.map((one) => [one, text(`width-${one}`)])} />
      </div>
      <div class="acts">
        <button type="submit" class="press" data-look="strong">
          {text('show')}
        </button>
      </div>
    </form>
  );
};
