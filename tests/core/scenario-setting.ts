import { VISITOR_FIELDS } from '../../src/core/facts-visitors.ts';
import type { PersonRecord } from '../../src/core/people.ts';
import type { CalendarEntry, KioskPolicy, RoomPolicy, RoomRules } from '../../src/core/policy.ts';
import {
  type Credential,
  type DeviceId,
  type DoorId,
  type LineId,
  type Ms,
  PHASES,
  type Phase,
  type PinHash,
  PURPOSES,
  type ReaderId,
  type RoomId,
  VISITOR_CLASSES,
  type VisitorClass,
} from '../../src/core/terms.ts';
import { readPairing } from './scenario-pairing.ts';
import { readSiren, readTests } from './scenario-telling.ts';
import type { ScenarioText } from './scenario-text.ts';
import { type Day, ELECTION_DAY, readDay, readInstant, readLength } from './scenario-time.ts';
import { KIOSK_POLICY, listed, roomPolicy } from './world.ts';

/** What stands before the first step: rooms and rules, people, the day, and who went in already. */
export interface Setting {
  readonly day: Day;
  readonly rooms: readonly RoomPolicy[];
  readonly kiosk: KioskPolicy;
  readonly people: readonly PersonRecord[];
  readonly pins: readonly { readonly person: string; readonly pin: PinHash; readonly duress: PinHash }[];
  readonly clock: 'synchronised' | 'unset';
  readonly heartbeats: 'shown' | 'ignored';
  readonly alarms: 'shown' | 'ignored';
  /** `nothing`: the kiosk was never started. `people` went in by the real way at `at`. */
  readonly before: 'nothing' | { readonly people: readonly string[]; readonly at: Ms } | null;
}

export const pinOf = (person: string, digits: string): PinHash => `${person}:${digits}` as PinHash;
export const secondBadgeOf = (name: string): Credential => `badge:${name}:second` as Credential;

/** Splits at commas that are not in brackets. */
export const listOf = (text: string): readonly string[] =>
  text
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const snake = (words: string): string => words.replaceAll(' ', '_');
const found = <T>(all: readonly T[], text: string, what: string): T => {
  const match = all.find((one) => one === snake(text));
  if (match === undefined) throw new Error(`"${text}" is no ${what}`);
  return match;
};
export const visitorClass = (text: string): VisitorClass => found(VISITOR_CLASSES, text, 'visitor class');
export const purposeOf = (text: string) => found(PURPOSES, text, 'purpose');

const GROUPS = ['dem', 'rep', 'ind', 'treasurer', 'elections'];
const QUALIFICATION = { oath: 'oath', training: 'training', check: 'background_check' } as const;
const LENGTH = { oath: 'oath_ms', training: 'training_ms', check: 'background_check_ms' } as const;

const attribute = (text: string, name: string, day: Day): Partial<PersonRecord> => {
  if (GROUPS.includes(text)) return { group: text, group_source: 'appointed' };
  if (text === 'supervisor' || text === 'custodian' || text === 'substitute') return { role: text };
  if (text === 'official' || text === 'temporary') return { class: text };
  if (VISITOR_CLASSES.some((one) => one === snake(text))) return { class: visitorClass(text) };
  if (text === 'on the ballot') return { on_ballot: 'yes' };
  if (text === 'two badges') return { credentials: [`badge:${name}` as Credential, secondBadgeOf(name)] };
  if (text === 'new badge') return { credentials: [secondBadgeOf(name)] };
  const [, begins = '', ends] = /^hours (\d\d:\d\d) to (\d\d:\d\d)$/.exec(text) ?? [];
  if (ends !== undefined) {
    const every = [0, 1, 2, 3, 4, 5, 6];
    return { hours: every.map((weekday) => ({ weekday, from: minutes(begins), until: minutes(ends) })) };
  }
  const [, room] = /^listed for (.+)$/.exec(text) ?? [];
  if (room !== undefined) return { rooms: room === 'no room' ? [] : [room as RoomId] };
  const [, from] = /^valid from (.+)$/.exec(text) ?? [];
  if (from !== undefined) return { valid_from: readInstant(from, day) };
  const [, end] = /^valid until (.+)$/.exec(text) ?? [];
  if (end !== undefined) return { valid_until: readInstant(end, day) };
  const [, none] = /^no (oath|training|check)$/.exec(text) ?? [];
  if (none !== undefined) return { [QUALIFICATION[none as keyof typeof QUALIFICATION]]: 0 };
  const [, which, until] = /^(oath|training|check) until (.+)$/.exec(text) ?? [];
  if (which === undefined || until === undefined)
    throw new Error(`"${text}" says nothing known about ${name}`);
  const key = which as keyof typeof LENGTH;
  return { [QUALIFICATION[key]]: readInstant(until, day) - KIOSK_POLICY[LENGTH[key]] };
};

const PIN = /^PIN (\d+) duress (\d+)$/;

const bracketed = (text: string): { name: string; attributes: readonly string[] } => {
  const [, name, inside = ''] = /^([A-Z][a-z]+)(?: \((.+)\))?$/.exec(text) ?? [];
  if (name === undefined) throw new Error(`"${text}" is no person; write "Ana" or "Ana (dem, supervisor)"`);
  return { name, attributes: listOf(inside) };
};

/** `Ana (dem, supervisor), Ben (valid until 10:30)`. */
export const readPeople = (text: string, day: Day, rooms: readonly RoomPolicy[]): readonly PersonRecord[] =>
  listOf(text).map((one) => {
    const { name, attributes } = bracketed(one);
    const about = attributes.filter((each) => !PIN.test(each)).map((each) => attribute(each, name, day));
    return listed(name, Object.assign({ rooms: rooms.map((room) => room.room) }, ...about));
  });

const readPins = (text: string): Setting['pins'] =>
  listOf(text).flatMap((one) => {
    const { name, attributes } = bracketed(one);
    return attributes.flatMap((each) => {
      const [, pin, duress] = PIN.exec(each) ?? [];
      if (pin === undefined || duress === undefined) return [];
      return [{ person: name, pin: pinOf(name, pin), duress: pinOf(name, duress) }];
    });
  });

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

const PLAIN: { readonly [words: string]: Partial<RoomRules> } = {
  'newcomers satisfy the rule alone': { joining: 'newcomers_only' },
  'PIN asked': { second_factor: 'pin' },
  'partners confirm each other': { partner_confirmation: 'asked' },
  'purpose asked': { purpose: 'asked' },
  'authority asked': { authority: 'asked' },
  'entries refused': { entries: 'refused' },
  'after hours refused': { after_hours: 'refused' },
  'after hours approved by a supervisor': { after_hours: 'approved_by_supervisor' },
  'camera required': { required_devices: ['camera' as DeviceId] },
};

type Reader = (...found: string[]) => Partial<RoomRules>;
const PATTERNS: readonly (readonly [RegExp, Reader])[] = [
  [/^with unsealed ballots (.+)$/, (rule = '') => ({ contents_pairing: readPairing(rule) ?? unknown(rule) })],
  [/^(.+) counts$/, (who = '') => ({ counting_classes: [visitorClass(who)] })],
  [/^(\d+) observers needed$/, (count) => ({ observers_needed: Number(count) })],
  [
    /^visitors are asked (.+)$/,
    (all = '') => ({
      visitor_record: all.split(' and ').map((field) => found(VISITOR_FIELDS, field, 'question')),
    }),
  ],
  [/^visitors (.+)$/, (who = '') => ({ visitor_classes: who.split(' and ').map(visitorClass) })],
  [/^(\d+) visitors? per escort$/, (count) => ({ visitors_per_escort: Number(count) })],
  [/^purposes (.+)$/, (all = '') => ({ purposes: all.split(' and ').map(purposeOf) })],
  [
    /^staffed (\d\d:\d\d) to (\d\d:\d\d)$/,
    (from = '', until = '') => ({
      staffed_hours: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
        weekday,
        from: minutes(from),
        until: minutes(until),
      })),
    }),
  ],
  [
    /^(oath|training|check) (required|warned)$/,
    (which, how) => ({ [QUALIFICATION[which as keyof typeof QUALIFICATION]]: how }),
  ],
  [
    /^topic (\w+) (required|warned)(?: for ([a-z ]+))?$/,
    (topic = '', how, purposes) => ({
      topics: [
        {
          topic,
          requirement: how === 'warned' ? 'warned' : 'required',
          purposes: purposes === undefined ? [] : [purposeOf(purposes)],
        },
      ],
    }),
  ],
  [/^at most (\d+) extensions?$/, (count) => ({ extensions: Number(count) })],
  [/^pairing window (.+)$/, (length = '') => ({ pairing_window_ms: readLength(length) })],
  [/^sweep after (.+)$/, (length = '') => ({ sweep_after_outage_ms: readLength(length) })],
  [/^sweep within (.+)$/, (length = '') => ({ sweep_within_ms: readLength(length) })],
  [/^longest visit (.+)$/, (length = '') => ({ longest_visit_ms: readLength(length) })],
  [/^head count every (.+)$/, (length = '') => ({ head_count_every_ms: readLength(length) })],
];

const unknown = (text: string): never => {
  throw new Error(`"${text}" is no rule that a scenario can set`);
};

const readRule = (text: string): Partial<RoomRules> => {
  const pairing = readPairing(text);
  if (pairing !== null) return { pairing, contents_pairing: pairing };
  const plain = PLAIN[text];
  if (plain !== undefined) return plain;
  for (const [pattern, read] of PATTERNS) {
    const match = pattern.exec(text);
    if (match !== null) return read(...match.slice(1));
  }
  return unknown(text);
};

const rulesIn = (text: string): Partial<RoomRules> =>
  Object.assign(
    {},
    ...text
      .split(';')
      .map((rule) => rule.trim())
      .filter((rule) => rule !== 'no inside reader')
      .map(readRule),
  );

const phaseOf = (text: string): Phase => found(PHASES, text, 'phase');

const readRooms = (
  all: (name: string) => readonly string[],
  scenario: ScenarioText,
): readonly RoomPolicy[] => {
  const [names = 'Ballot room'] = all('Rooms');
  const rules = all('Rules');
  const phases = scenario.headings.filter((heading) => heading.name.startsWith('In '));
  return listOf(names).map((name) => ({
    ...roomPolicy(rulesIn(rules.join(';') || 'any two')),
    room: name as RoomId,
    name,
    door: `${name} door` as DoorId,
    outside_reader: `${name} outside` as ReaderId,
    inside_reader: rules.some((text) => text.includes('no inside reader'))
      ? ''
      : (`${name} inside` as ReaderId),
    contact_line: `${name} contact` as LineId,
    fire_line: 'fire' as LineId,
    tamper_line: 'tamper' as LineId,
    phases: Object.fromEntries(
      phases.map((heading) => [phaseOf(heading.name.slice(3)), rulesIn(heading.text)]),
    ),
  }));
};

const readCalendar = (text: string, day: Day): readonly CalendarEntry[] =>
  listOf(text).map((one) => {
    const [, phase = '', from = ''] = /^(\w+) from (.+)$/.exec(one) ?? [];
    return { phase: phaseOf(phase), from: readInstant(from, day) };
  });

const readBefore = (text: string | undefined, day: Day): Setting['before'] => {
  if (text === undefined) return null;
  if (text === 'nothing') return 'nothing';
  const [, people = '', at = ''] = /^(.+) went in at (.+)$/.exec(text) ?? [];
  if (at === '') throw new Error(`Before: write "Ana and Ben went in at 09:00:00", not "${text}"`);
  return { people: people.split(' and '), at: readInstant(at, day) };
};

/** @throws where a heading says something that is not known. */
export const readSetting = (scenario: ScenarioText): Setting => {
  const all = (name: string) =>
    scenario.headings.filter((heading) => heading.name === name).map((heading) => heading.text);
  const [date] = all('Date');
  const day = date === undefined ? ELECTION_DAY : readDay(date);
  const rooms = readRooms(all, scenario);
  const people = all('People').join(',');
  return {
    day,
    rooms,
    kiosk: {
      ...KIOSK_POLICY,
      telling: {
        ...KIOSK_POLICY.telling,
        sirens: readSiren(all('Siren')[0], rooms),
        tests: readTests(all('Tests')[0]),
        siblings: listOf(all('Siblings')[0] ?? ''),
      },
      calendar: readCalendar(all('Calendar').join(','), day),
      ...(all('Kiosk').includes('to practice at') ? { practice: 'yes' as const } : {}),
      ...(all('Kiosk').includes('to be set up at its screen') ? { first_boot: 'at_screen' as const } : {}),
    },
    people: readPeople(people, day, rooms),
    pins: readPins(people),
    clock: all('Clock').includes('never set') ? 'unset' : 'synchronised',
    heartbeats: all('Heartbeats').includes('shown') ? 'shown' : 'ignored',
    alarms: all('Alarms').includes('shown') ? 'shown' : 'ignored',
    before: readBefore(all('Before')[0], day),
  };
};
