import { useSignal } from '@preact/signals';
import type { StaffedHours } from '../../../src/core/policy.ts';
import { Press } from '../../shared/press.tsx';
import { Choose, TypeIn } from '../office/fields.tsx';
import { hoursText } from './said.ts';
import { text } from './text.ts';

/** Days that are chosen together; 0 is Sunday. */
const DAYS: Readonly<Record<string, readonly number[]>> = {
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 0],
  all: [1, 2, 3, 4, 5, 6, 0],
  mon: [1],
  tue: [2],
  wed: [3],
  thu: [4],
  fri: [5],
  sat: [6],
  sun: [0],
};

/** Minutes since midnight of `HH:MM`; 0:00 as an end is the midnight that follows. Null for no time. */
const minutesOf = (typed: string): number | null => {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(typed) ?? [];
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute);
};

interface HoursProps {
  readonly hours: readonly StaffedHours[];
  readonly onChange: (hours: readonly StaffedHours[]) => void;
}

/** When somebody may come in: hours are added one after the other, or all taken away. */
export const HoursFields = ({ hours, onChange }: HoursProps) => {
  const days = useSignal('weekdays');
  const from = useSignal('08:00');
  const until = useSignal('17:00');
  const isWrong = useSignal(false);
  const add = (): void => {
    const first = minutesOf(from.peek());
    const typed = minutesOf(until.peek());
    const last = typed === 0 ? 1_440 : typed;
    isWrong.value = first === null || last === null || last <= first;
    if (first === null || last === null || last <= first) return;
    const added = (DAYS[days.peek()] ?? []).map((weekday) => ({ weekday, from: first, until: last }));
    const others = hours.filter(
      (one) =>
        !added.some(({ weekday }) => weekday === one.weekday && one.from === first && one.until === last),
    );
    onChange([...others, ...added]);
  };
  return (
    <fieldset class="ticks">
      <legend>{text('field-hours')}</legend>
      <p>{hoursText(hours)}</p>
      <div class="fields">
        <Choose
          label={text('hours-days')}
          of={days}
          choices={Object.keys(DAYS).map((name) => [name, text(`days-${name}`)])}
        />
        <TypeIn label={text('hours-from')} kind="time" of={from} />
        <TypeIn
          label={text('hours-until')}
          kind="time"
          of={until}
          fault={isWrong.value ? text('fault-hours') : ''}
        />
      </div>
      <div class="card-acts">
        <Press icon="plus" onPress={add}>
          {text('hours-add')}
        </Press>
        <Press isDisabled={hours.length === 0} onPress={() => onChange([])}>
          {text('hours-clear')}
        </Press>
      </div>
    </fieldset>
  );
};
