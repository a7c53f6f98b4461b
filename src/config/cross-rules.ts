import { inputsOf, namesOf, readersOf } from '../../devices/wiring-schema.ts';
import { type RoomRules, rulesFor } from '../core/policy.ts';
import { isPracticeLog, PRACTICE_LOGS } from '../core/practice.ts';
import { PHASES, type Phase } from '../core/terms.ts';
import { alarmFindings } from './alarms-rules.ts';
import { backupFindings } from './backup-rules.ts';
import { beatFindings } from './beats-rules.ts';
import { cameraFindings } from './cameras-rules.ts';
import { channelFindings } from './channels-rules.ts';
import { contactFindings } from './contact-rules.ts';
import { evidenceFindings } from './evidence-rules.ts';
import type { Finding, Place } from './finding.ts';
import { readHours } from './hours.ts';
import { instantOf, isTimeZone, wallTime } from './local-time.ts';
import { officeFindings } from './office-rules.ts';
import { onCallFindings } from './on-call-rules.ts';
import { isAsStrictAs, pairingText } from './pairing.ts';
import { publicFindings } from './public-rules.ts';
import type { WrittenConfig, WrittenRoom } from './schema.ts';
import { sealedFindings } from './sealed-rules.ts';
import { sirenFindings } from './sirens-rules.ts';
import { toKiosk, toRoom } from './to-policy.ts';
import { topicFindings, topicRuleFindings } from './training-rules.ts';
import { unusedFindings } from './unused-wiring.ts';

/** An entry of the log holds 8 KiB; what the kiosk adds to a policy (place, time, boot, names) stays below 1 KiB. */
const POLICY_BYTES_MAX = 8_192 - 1_024;

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const originFindings = ({ kiosk }: WrittenConfig): readonly Finding[] =>
  isPracticeLog(kiosk.origin)
    ? [
        {
          path: ['kiosk', 'origin'],
          what: `kiosk.origin: only practice logs begin with ${PRACTICE_LOGS}`,
          remedy: 'Begin it with a domain of yours; to practice, run "ballot-vault practice".',
        },
      ]
    : [];

const kioskFindings = ({ kiosk }: WrittenConfig): readonly Finding[] =>
  isTimeZone(kiosk.time_zone)
    ? []
    : [
        {
          path: ['kiosk', 'time_zone'],
          what: `kiosk.time_zone: no time zone is called "${kiosk.time_zone}"`,
          remedy: 'Write a name of the IANA database such as America/Denver or America/New_York.',
        },
      ];

const calendarFindings = ({ kiosk, calendar }: WrittenConfig): readonly Finding[] => {
  if (!isTimeZone(kiosk.time_zone)) return [];
  const findings: Finding[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const [index, { from }] of calendar.entries()) {
    const path = ['calendar', index, 'from'];
    const wall = wallTime(from);
    if (wall === undefined) {
      const remedy = 'Write a day that exists, such as 2026-11-03 or 2026-11-03 19:00.';
      findings.push({ path, what: `calendar[${index}].from: there is no day or time "${from}"`, remedy });
      continue;
    }
    const at = instantOf(kiosk.time_zone, wall);
    if (at <= latest) {
      const remedy = 'Put the calendar in order of time, each phase once where it begins.';
      findings.push({
        path,
        what: `calendar[${index}].from: ${from} is not after the line before it`,
        remedy,
      });
    }
    latest = Math.max(latest, at);
  }
  return findings;
};

/** Everything a room may call its own, with the key it stands under. */
const belongings = (
  room: WrittenRoom,
): readonly (readonly [string, (string | number)[], string | undefined])[] => [
  ['room', ['id'], room.id],
  ['door', ['door'], room.door],
  ['reader', ['outside_reader'], room.outside_reader],
  ['reader', ['inside_reader'], room.inside_reader],
  ['line', ['lines', 'contact'], room.lines.contact],
  ['line', ['lines', 'fire'], room.lines.fire],
  ['line', ['lines', 'tamper'], room.lines.tamper],
];

/** A fire alarm may serve several rooms; everything else belongs to one room and one purpose. */
const sharingFindings = ({ rooms }: WrittenConfig): readonly Finding[] => {
  const owners = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [index, room] of rooms.entries()) {
    for (const [kind, keys, name] of belongings(room)) {
      const place = `rooms[${index}].${keys.join('.')}`;
      const former = owners.get(`${kind} ${name}`);
      const isShared = keys[1] === 'fire' && former?.endsWith('lines.fire') === true;
      if (name !== undefined && former !== undefined && !isShared) {
        const remedy = `Give each ${kind} one place.`;
        findings.push({
          path: ['rooms', index, ...keys],
          what: `${place}: ${kind} ${name} is ${former} already`,
          remedy,
        });
      }
      if (name !== undefined && former === undefined) owners.set(`${kind} ${name}`, place);
    }
  }
  return findings;
};

const WIRE = 'Add it under devices, or correct the name.';

/** Names that real wiring serves, by kind. */
const wiredNames = (devices: WrittenConfig['devices']) => ({
  readers: new Set(devices.flatMap(readersOf)),
  doors: new Set(devices.flatMap((device) => ('door' in device ? [device.door] : []))),
  lines: new Set(devices.flatMap(inputsOf)),
  all: new Set(devices.flatMap(namesOf)),
});

const isSimulated = (devices: WrittenConfig['devices'], room: WrittenRoom): boolean =>
  devices.some(
    (device) => device.kind === 'simulated' && (device.rooms === undefined || device.rooms.includes(room.id)),
  );

const wiringFindings = ({ rooms, devices }: WrittenConfig): readonly Finding[] => {
  const wired = wiredNames(devices);
  const findings: Finding[] = [];
  const known = {
    room: new Set(rooms.map(({ id }) => id)),
    door: wired.doors,
    reader: wired.readers,
    line: wired.lines,
  };
  for (const [index, room] of rooms.entries()) {
    if (isSimulated(devices, room)) continue;
    for (const [kind, keys, name] of belongings(room)) {
      const names = known[kind as keyof typeof known];
      if (name === undefined || names.has(name)) continue;
      const what = `rooms[${index}].${keys.join('.')}: no ${kind} ${name} is wired`;
      findings.push({ path: ['rooms', index, ...keys], what, remedy: WIRE });
    }
  }
  for (const [index, device] of devices.entries()) {
    const unknown =
      device.kind === 'simulated' ? device.rooms?.find((name) => !known.room.has(name)) : undefined;
    if (unknown === undefined) continue;
    const what = `devices[${index}].rooms: there is no room ${unknown}`;
    findings.push({ path: ['devices', index, 'rooms'], what, remedy: 'Name rooms of this file.' });
  }
  return findings;
};

const requiredDeviceFindings = (config: WrittenConfig, room: WrittenRoom, rules: RoomRules, place: Place) => {
  const own = isSimulated(config.devices, room) ? belongings(room).map(([, , name]) => name) : [];
  const known = new Set([...wiredNames(config.devices).all, ...own]);
  return rules.required_devices
    .filter((device) => !known.has(device))
    .map((device) => ({
      path: [...place.path, 'required_devices'],
      what: `${place.name}.required_devices: no device ${device} is wired, so nobody could ever enter`,
      remedy: WIRE,
    }));
};

/** What must hold between the rules in force together. */
const rulesFindings = (rules: RoomRules, { path, name }: Place): readonly Finding[] => {
  const findings: Finding[] = [];
  const add = (key: string, what: string, remedy: string) =>
    findings.push({ path: [...path, key], what: `${name}.${key}: ${what}`, remedy });
  for (const key of ['pairing', 'contents_pairing'] as const) {
    const rule = rules[key];
    if (rule.rule === 'one_from_each' && new Set(rule.groups).size < Math.max(2, rule.groups.length)) {
      add(
        key,
        `${pairingText(rule)} names fewer than 2 groups, or one twice`,
        'Name at least 2 groups, each once.',
      );
    }
  }
  if (!isAsStrictAs(rules.contents_pairing, rules.pairing)) {
    const what = `${pairingText(rules.contents_pairing)} would let in people whom pairing ${pairingText(rules.pairing)} refuses`;
    add(
      'contents_pairing',
      what,
      'Write a rule that is at least as strict as pairing, or leave the key out.',
    );
  }
  if (rules.pairing.rule === 'single' && rules.purpose === 'not_asked') {
    add('purpose', 'where one person may enter alone the purpose has to be asked', 'Write purpose: asked.');
  }
  if (rules.second_factor === 'pin' && rules.after_hours === 'approved_by_supervisor') {
    const what = 'an approval is a badge alone, and would be weaker than the PINs that this room asks for';
    add('after_hours', what, 'Write after_hours: refused or allowed, or second_factor: none.');
  }
  if (rules.head_count_grace_ms >= rules.head_count_every_ms) {
    const remedy = 'Write less than head_count_every_minutes.';
    add('head_count_grace_minutes', 'one head count would be missed only after the next is due', remedy);
  }
  if (new Set(rules.purposes).size < rules.purposes.length) {
    add('purposes', 'a purpose is named twice', 'Name each purpose once.');
  }
  return findings;
};

const hoursFindings = (written: string | readonly string[] | undefined, place: Place): readonly Finding[] =>
  (Array.isArray(written) ? written : []).flatMap((text, index) => {
    const read = readHours(text);
    if ('hours' in read) return [];
    const key = `${place.name}.staffed_hours[${index}]`;
    return [
      { path: [...place.path, 'staffed_hours', index], what: `${key}: ${read.what}`, remedy: read.remedy },
    ];
  });

/** Key of each finding once: a phase that inherits a fault does not repeat it. */
const once = (findings: readonly Finding[]): readonly Finding[] => {
  const seen = new Set<string>();
  return findings.filter(({ path, what }) => {
    const key = `${path.at(-1)} ${what.slice(what.indexOf(': '))}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const roomFindings = (config: WrittenConfig, index: number, room: WrittenRoom): readonly Finding[] => {
  const policy = toRoom(room);
  const placeOf = (phase: Phase | null): Place =>
    phase === null
      ? { path: ['rooms', index, 'rules'], name: `rooms[${index}].rules` }
      : { path: ['rooms', index, 'phases', phase], name: `rooms[${index}].phases.${phase}` };
  const phases = [null, ...PHASES.filter((phase) => room.phases[phase] !== undefined)];
  const findings = phases.flatMap((phase) => {
    const rules = phase === null ? policy.rules : rulesFor(policy, phase);
    const place = placeOf(phase);
    const hours = phase === null ? room.rules.staffed_hours : room.phases[phase]?.staffed_hours;
    return [
      ...hoursFindings(hours, place),
      ...rulesFindings(rules, place),
      ...requiredDeviceFindings(config, room, rules, place),
      ...topicRuleFindings(config, rules, place),
    ];
  });
  const isSealedAtTimes =
    room.phases.sealed !== undefined || config.calendar.some(({ phase }) => phase === 'sealed');
  const whole: Place = { path: ['rooms', index], name: `rooms[${index}]` };
  const sealed = isSealedAtTimes ? sealedFindings(room, policy, whole) : [];
  return [...once(findings), ...sealed, ...sizeFindings(policy, whole)];
};

const sizeFindings = (policy: unknown, { path, name }: Place): readonly Finding[] => {
  const bytes = bytesOf(policy);
  if (bytes <= POLICY_BYTES_MAX) return [];
  const what = `${name}: this policy takes ${bytes} bytes in the log; at most ${POLICY_BYTES_MAX} fit one entry`;
  return [{ path, what, remedy: 'Write fewer or shorter hours, lists and phases.' }];
};

/** Everything wrong between the fields of a file whose fields are each well-formed. */
export const crossFindings = (config: WrittenConfig): readonly Finding[] => {
  const kiosk = kioskFindings(config);
  return [
    ...kiosk,
    ...calendarFindings(config),
    ...sharingFindings(config),
    ...wiringFindings(config),
    ...unusedFindings(config),
    ...contactFindings(config),
    ...topicFindings(config),
    ...originFindings(config),
    ...alarmFindings(config.alarms),
    ...channelFindings(
      config.channels,
      config.devices.flatMap((device) =>
        device.kind === 'serial' || device.kind === 'osdp' ? (device.path ?? []) : [],
      ),
    ),
    ...sirenFindings(config),
    ...onCallFindings(config),
    ...beatFindings(config),
    ...backupFindings(config),
    ...officeFindings(config),
    ...publicFindings(config.public),
    ...cameraFindings(config.cameras, config.rooms),
    ...config.rooms.flatMap((room, index) => roomFindings(config, index, room)),
    ...(kiosk.length > 0 ? [] : sizeFindings(toKiosk(config), { path: ['calendar'], name: 'calendar' })),
    ...(kiosk.length > 0
      ? []
      : evidenceFindings(config.evidence, config.kiosk.origin, config.kiosk.time_zone)),
  ];
};
