import { type Signal, useSignal } from '@preact/signals';
import { instantOf, wallTime } from '../../../src/config/local-time.ts';
import type { Ms } from '../../../src/core/terms.ts';
import { Press, Say } from '../../shared/press.tsx';
import { zoneOf } from '../live/times.tsx';
import { clock } from '../live/watched.ts';
import { TypeIn } from '../office/fields.tsx';
import { instantText } from './said.ts';
import { text } from './text.ts';

/** The instant that a field of day and time means by the rooms' clock: all of the minute that is typed. */
export const instantTyped = (typed: string, zone: string): Ms | null => {
  const wall = wallTime(typed.replace('T', ' '));
  return wall === undefined ? null : instantOf(zone, wall) + 59_999;
};

interface AsOfProps {
  /** The instant that is shown; null for now. */
  readonly at: Signal<Ms | null>;
}

/** Chooses the instant as of which the list is shown. */
export const ChooseAsOf = ({ at }: AsOfProps) => {
  const typed = useSignal('');
  const fault = useSignal('');
  const look = (): void => {
    const instant = instantTyped(typed.peek(), zoneOf());
    if (instant === null) fault.value = text('as-of-fault');
    else if (instant - 59_999 > clock.peek()) fault.value = text('as-of-future');
    else {
      fault.value = '';
      at.value = instant;
    }
  };
  return (
    <form
      class="as-of"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <TypeIn
        label={text('as-of')}
        hint={text('as-of-hint', { zone: zoneOf() })}
        kind="datetime-local"
        of={typed}
        fault={fault.value}
      />
      <button type="submit" class="press">
        {text('as-of-show')}
      </button>
    </form>
  );
};

/** Says that this is the past, and leads back. */
export const PastBanner = ({ at }: AsOfProps) =>
  at.value === null ? null : (
    <div class="past">
      <Say tone="care" icon="clock" role="status">
        <b>{text('past', { time: instantText(at.value) })}</b>
        <p>{text('past-about')}</p>
        <Press
          icon="back"
          onPress={() => {
            at.value = null;
          }}
        >
          {text('past-back')}
        </Press>
      </Say>
    </div>
  );
