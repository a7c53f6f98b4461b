import { GROUP_FORM, ID_FORM } from '../config/fields.ts';
import { localDayIn, startOfDay } from '../config/local-time.ts';
import { isQualified, QUALIFICATIONS, type Qualification } from '../core/authorization.ts';
import { evaluate } from '../core/pairing.ts';
import type { Person, PersonRecord } from '../core/people.ts';
import type { RoomRules } from '../core/policy.ts';
import { isReadable } from '../core/printable.ts';
import type { Founder } from '../core/setup-people.ts';
import { policyOf, roomIds, roomOf, rulesOf, type State } from '../core/state.ts';
import type { Ms, PersonId } from '../core/terms.ts';
import { fieldFault, groupOf } from '../people-file/fields.ts';
import type { SaidOfPerson } from '../web/wire-setup.ts';

/** Why what somebody says of themselves is not taken. */
export type PersonFault = 'name' | 'same_name' | 'group' | 'day';

/** What is offered besides the groups that the rules name. */
const USUAL_GROUPS = ['dem', 'rep'];
const OFFERED_MAX = 4;
const ID_MAX = 36;

const rulesOfAll = (state: State): readonly Partial<RoomRules>[] =>
  roomIds(state).flatMap((room) => {
    const { rules, phases } = roomOf(state, room).policy;
    return [rules, ...Object.values(phases)];
  });

/** What some rule of some room looks at: nobody is asked for more. */
export const daysAsked = (state: State): readonly Qualification[] =>
  QUALIFICATIONS.filter((day) =>
    rulesOfAll(state).some((rules) => (rules[day] ?? 'not_required') !== 'not_required'),
  );

/** Groups that a rule asks for by name, and those that there are anywhere. */
export const groupsOffered = (state: State): readonly string[] => {
  const named = rulesOfAll(state)
    .flatMap(({ pairing, contents_pairing }) => [pairing, contents_pairing])
    .flatMap((rule) => (rule?.rule === 'one_from_each' ? rule.groups : []));
  return [...new Set([...named, ...USUAL_GROUPS])].slice(0, OFFERED_MAX);
};

/** In the letters that the list takes for an identifier. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, ID_MAX)
    .replaceAll(/^-+|-+$/g, '');

const idOf = (name: string, other: PersonRecord | undefined): PersonId => {
  const wanted = plain(name);
  const id = ID_FORM.test(wanted) ? wanted : 'person';
  return (other?.person === id ? `${id}-2` : id) as PersonId;
};

const NOT_ASKED = { oath: '', training: '', background_check: '' } as const;

/** Somebody as the list would have them, without badge and rooms; or what is wrong. */
export const recordOfFounder = (
  state: State,
  at: Ms,
  said: SaidOfPerson,
  other: PersonRecord | undefined,
): PersonRecord | PersonFault => {
  const name = said.name.trim().replaceAll(/\s+/g, ' ');
  if (fieldFault('name', name) !== null || !isReadable(name)) return 'name';
  if (other !== undefined && other.name.toLowerCase() === name.toLowerCase()) return 'same_name';
  const group = plain(said.group);
  if (said.group.trim() !== '' && !GROUP_FORM.test(group)) return 'group';
  const { time_zone } = policyOf(state);
  const today = localDayIn(at, time_zone);
  const asked = daysAsked(state);
  const days = QUALIFICATIONS.map(
    (day) => [day, asked.includes(day) ? said.days[day] : NOT_ASKED[day]] as const,
  );
  const starts = days.map(([day, text]) => {
    if (text === '') return [day, 0] as const;
    return [day, text > today ? undefined : startOfDay(time_zone, text)] as const;
  });
  if (starts.some(([, start]) => start === undefined)) return 'day';
  return {
    person: idOf(name, other),
    name,
    class: 'official',
    role: 'supervisor',
    ...groupOf(group),
    title: '',
    credentials: [],
    rooms: [],
    valid_from: 0,
    valid_until: 0,
    ...(Object.fromEntries(starts) as Record<Qualification, Ms>),
    on_ballot: 'no',
    photo: '',
  };
};

/** With a right to every room, so that these two can open them. */
export const inAllRooms = (state: State, founder: Founder): Founder => ({
  ...founder,
  record: { ...founder.record, rooms: roomIds(state) },
});

/** Names of the rooms that these two could not open by themselves today: they should know it before they go on. */
export const shutFor = (state: State, at: Ms, founders: readonly Founder[]): readonly string[] => {
  const people = founders.map(
    ({ record, pin, duress }): Person => ({
      ...record,
      ...{ status: 'listed', pin, duress, wrong_pins: 0, pin_locked_until: 0 },
    }),
  );
  return roomIds(state)
    .filter((room) => {
      const qualified = people.filter((person) => isQualified(state, room, person, at));
      return evaluate(rulesOf(state, room).pairing, qualified).outcome !== 'holds';
    })
    .map((room) => roomOf(state, room).policy.name);
};
