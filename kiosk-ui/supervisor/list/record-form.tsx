import type { Signal } from '@preact/signals';
import { GROUP_SOURCES, ROLES } from '../../../src/core/terms.ts';
import { text as liveText } from '../live/text.ts';
import { watched } from '../live/watched.ts';
import { Choose, TypeIn } from '../office/fields.tsx';
import { HoursFields } from './hours-fields.tsx';
import { Tick } from './parts.tsx';
import { CLASSES, type Draft, type DraftFault } from './record-draft.ts';
import { text } from './text.ts';

/** One text of a draft, for the field that it is typed into. */
const typed = (
  draft: Signal<Draft>,
  field: Exclude<keyof Draft, 'rooms' | 'hours' | 'on_ballot'>,
): { value: string } => ({
  get value() {
    return draft.value[field];
  },
  set value(words: string) {
    draft.value = { ...draft.value, [field]: words };
  },
});

interface RecordProps {
  readonly draft: Signal<Draft>;
  readonly faults: ReadonlySet<DraftFault>;
  /** Somebody who is on the list keeps their identifier. */
  readonly isNew: boolean;
}

const Rooms = ({ draft, faults }: Omit<RecordProps, 'isNew'>) => (
  <fieldset class="ticks">
    <legend>{text('field-rooms')}</legend>
    {(watched.value?.rooms ?? []).map(({ room, name }) => (
      <Tick
        key={room}
        label={name}
        isTicked={draft.value.rooms.includes(room)}
        onTick={(isTicked) => {
          const others = draft.value.rooms.filter((other) => other !== room);
          draft.value = { ...draft.value, rooms: isTicked ? [...others, room] : others };
        }}
      />
    ))}
    {faults.has('rooms') ? <small class="fault">{text('fault-rooms')}</small> : null}
  </fieldset>
);

const DAYS = ['valid_from', 'valid_until', 'oath', 'background_check', 'training'] as const;

const Days = ({ draft, faults }: Omit<RecordProps, 'isNew'>) => (
  <div class="fields">
    {DAYS.map((day) => (
      <TypeIn
        key={day}
        label={text(`field-${day}`)}
        kind="date"
        of={typed(draft, day)}
        fault={day === 'valid_until' && faults.has(day) ? text('fault-valid_until') : ''}
      />
    ))}
  </div>
);

const Who = ({ draft, faults, isNew }: RecordProps) => (
  <div class="fields">
    {isNew ? (
      <TypeIn
        label={text('field-person')}
        hint={text('person-hint')}
        of={typed(draft, 'person')}
        most={40}
        fault={faults.has('person') ? text('fault-person') : ''}
      />
    ) : null}
    <TypeIn
      label={text('field-name')}
      of={typed(draft, 'name')}
      most={80}
      fault={faults.has('name') ? text('fault-name') : ''}
    />
    <TypeIn label={text('field-title')} of={typed(draft, 'title')} most={80} />
    <Choose
      label={text('field-class')}
      of={typed(draft, 'class')}
      choices={CLASSES.map((one) => [one, liveText(`class-${one}`)])}
    />
    <Choose
      label={text('field-role')}
      of={typed(draft, 'role')}
      choices={ROLES.map((one) => [one, text(`role-${one}`)])}
    />
    <TypeIn
      label={text('field-group')}
      hint={text('group-hint')}
      of={typed(draft, 'group')}
      most={32}
      fault={faults.has('group') ? text('fault-group') : ''}
    />
    <Choose
      label={text('group-source')}
      of={typed(draft, 'group_source')}
      choices={GROUP_SOURCES.map((one) => [one, text(`source-${one}`)])}
    />
  </div>
);

/** Everything that the list says of somebody, to be changed. Badges are presented at the kiosk, or come with a file. */
export const RecordForm = ({ draft, faults, isNew }: RecordProps) => (
  <div class="record-form">
    <Who draft={draft} faults={faults} isNew={isNew} />
    <Rooms draft={draft} faults={faults} />
    <HoursFields
      hours={draft.value.hours}
      onChange={(hours) => {
        draft.value = { ...draft.value, hours };
      }}
    />
    <Days draft={draft} faults={faults} />
    <Tick
      label={text('on-ballot-tick')}
      isTicked={draft.value.on_ballot === 'yes'}
      onTick={(isTicked) => {
        draft.value = { ...draft.value, on_ballot: isTicked ? 'yes' : 'no' };
      }}
    />
  </div>
);
