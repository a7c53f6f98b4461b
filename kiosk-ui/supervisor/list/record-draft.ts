import { endOfDay, startOfDay } from '../../../src/config/local-time.ts';
import type { StaffedHours } from '../../../src/core/policy.ts';
import {
  GROUP_SOURCES,
  type Ms,
  type PersonId,
  ROLES,
  type RoomId,
  STAFF_CLASSES,
  VISITOR_CLASSES,
} from '../../../src/core/terms.ts';
import type { RecordLine } from '../../../src/list-lines.ts';
import type { PersonFields } from '../../../src/list-wishes.ts';

/** A record as somebody types it: days as `YYYY-MM-DD`, empty for none. */
export interface Draft {
  readonly person: string;
  readonly name: string;
  readonly title: string;
  readonly class: string;
  readonly role: string;
  readonly group: string;
  readonly group_source: string;
  readonly rooms: readonly string[];
  readonly valid_from: string;
  readonly valid_until: string;
  readonly oath: string;
  readonly background_check: string;
  readonly training: string;
  readonly on_ballot: 'yes' | 'no';
  readonly photo: string;
  readonly hours: readonly StaffedHours[];
}

export const CLASSES = [...STAFF_CLASSES, ...VISITOR_CLASSES] as const;

export const NEW_DRAFT: Draft = {
  person: '',
  name: '',
  title: '',
  class: 'staff',
  role: 'member',
  group: '',
  group_source: 'none',
  rooms: [],
  valid_from: '',
  valid_until: '',
  oath: '',
  background_check: '',
  training: '',
  on_ballot: 'no',
  photo: '',
  hours: [],
};

/** The day of the rooms' calendar in which an instant lies, as a field of days has it. */
const dayTyped = (zone: string, at: Ms): string =>
  at === 0 ? '' : new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);

export const draftOf = (line: RecordLine, zone: string): Draft => ({
  ...line,
  valid_from: dayTyped(zone, line.valid_from),
  valid_until: line.valid_until === 0 ? '' : dayTyped(zone, line.valid_until - 1),
  oath: dayTyped(zone, line.oath),
  background_check: dayTyped(zone, line.background_check),
  training: dayTyped(zone, line.training),
  hours: line.hours ?? [],
});

/** What is wrong with something that was typed, by field. */
export const DRAFT_FAULTS = ['person', 'name', 'rooms', 'group', 'valid_until'] as const;
export type DraftFault = (typeof DRAFT_FAULTS)[number];

export const faultsOf = (draft: Draft): ReadonlySet<DraftFault> => {
  const { person, name, rooms, group, valid_from, valid_until } = draft;
  const wrong: { readonly [F in DraftFault]: boolean } = {
    person: !/^(?!constructor$)[a-z0-9][a-z0-9_-]{0,39}$/.test(person),
    name: name.trim() === '',
    rooms: rooms.length === 0,
    group: !/^([a-z0-9][a-z0-9-]{0,31})?$/.test(group.trim()),
    valid_until: valid_from !== '' && valid_until !== '' && valid_until < valid_from,
  };
  return new Set(DRAFT_FAULTS.filter((fault) => wrong[fault]));
};

const known = <T extends string>(values: readonly T[], typed: string, usual: T): T =>
  values.find((value) => value === typed) ?? usual;

/** The same as the office takes it: a first day begins at local midnight, a last day ends at the following one. */
export const fieldsOf = (draft: Draft, zone: string): PersonFields => {
  const group = draft.group.trim();
  const startOf = (day: string): Ms => startOfDay(zone, day) ?? 0;
  return {
    person: draft.person as PersonId,
    name: draft.name.trim(),
    class: known(CLASSES, draft.class, 'staff'),
    role: known(ROLES, draft.role, 'member'),
    group,
    group_source: group === '' ? 'none' : known(GROUP_SOURCES, draft.group_source, 'registered'),
    title: draft.title.trim(),
    rooms: draft.rooms as readonly RoomId[],
    valid_from: startOf(draft.valid_from),
    valid_until: endOfDay(zone, draft.valid_until) ?? 0,
    oath: startOf(draft.oath),
    training: startOf(draft.training),
    background_check: startOf(draft.background_check),
    on_ballot: draft.on_ballot,
    photo: draft.photo,
    ...(draft.hours.length === 0 ? {} : { hours: draft.hours }),
  };
};
