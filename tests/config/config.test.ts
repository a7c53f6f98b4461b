import { expect, test } from 'vitest';
import { FileUnreadable } from '../../src/config/problems.ts';
import { parseConfig, readConfig } from '../../src/config.ts';
import { changed, GOOD, parse, refusalOf } from './aid.ts';

const NORTH = 'pairing: different_group';
const north = (rules: string): string => changed(NORTH, rules);

test('what is written in seconds, minutes, days and local time becomes milliseconds', () => {
  const config = parse(north(`${NORTH}\n      pairing_window_s: 45\n      lone_repeat_minutes: 7`));
  expect(config.rooms[0]?.rules).toMatchObject({ pairing_window_ms: 45_000, lone_repeat_ms: 420_000 });
  expect(config.kiosk).toMatchObject({
    time_zone: 'America/Denver',
    heartbeat_ms: 60_000,
    oath_ms: 126_144_000_000,
  });
  expect(config.kiosk.calendar).toEqual([
    { phase: 'preparation', from: Date.parse('2026-09-04T06:00:00Z') },
    { phase: 'processing', from: Date.parse('2026-10-19T13:00:00Z') },
  ]);
});

test('what is left out has the default of the field', () => {
  expect(parse(GOOD).rooms[0]?.rules).toMatchObject({
    entries: 'allowed',
    contents_pairing: { rule: 'different_group' },
    pairing_window_ms: 30_000,
    lone_grace_ms: 30_000,
    lone_grace_after_hours_ms: 0,
    lone_repeat_ms: 300_000,
    held_open_ms: 30_000,
    head_count_every_ms: 3_600_000,
    staffed_hours: [],
  });
});

test('every pairing rule can be written', () => {
  const ruleOf = (written: string) => parse(north(`pairing: ${written}`)).rooms[0]?.rules.pairing;
  expect(ruleOf('any_two')).toEqual({ rule: 'any_two' });
  expect(ruleOf('supervisor_and_any')).toEqual({ rule: 'supervisor_and_any' });
  expect(ruleOf('single')).toEqual({ rule: 'single' });
  expect(ruleOf('{ at_least: 3 }')).toEqual({ rule: 'at_least', people: 3 });
  expect(ruleOf('{ one_from_each: [dem, rep] }')).toEqual({
    rule: 'one_from_each',
    groups: ['dem', 'rep'],
    holders: 'any',
  });
});

test('a phase changes what it names and nothing else; the contents rule follows a stricter pairing', () => {
  const config = parse(
    north(
      `${NORTH}\n    phases:\n      canvass:\n        pairing: { one_from_each: [dem, rep] }\n        unlock_s: 9`,
    ),
  );
  const rule = { rule: 'one_from_each', groups: ['dem', 'rep'], holders: 'any' };
  expect(config.rooms[0]?.phases).toEqual({
    canvass: { pairing: rule, contents_pairing: rule, unlock_ms: 9_000 },
  });
});

test('a camera that the kiosk asks can be needed for an entry', () => {
  const camera = '  - { kind: camera, camera: hall, address: "rtsp://192.168.7.20/" }';
  const text = changed('  - kind: simulated', `  - kind: simulated\n${camera}`).replace(
    'pairing: different_group',
    'pairing: different_group\n      required_devices: [hall]',
  );
  const { rooms, wiring } = parse(text);
  expect(rooms[0]?.rules.required_devices).toEqual(['hall']);
  expect(wiring[1]).toMatchObject({ kind: 'camera', every_s: 30, misses: 2 });
});

test('hours of days are spread over the week, Sunday being day 0', () => {
  const config = parse(north(`${NORTH}\n      staffed_hours: [sat-sun 09:00-24:00, mon 08:00-17:30]`));
  expect(config.rooms[0]?.rules.staffed_hours).toEqual([
    { weekday: 6, from: 540, until: 1_440 },
    { weekday: 0, from: 540, until: 1_440 },
    { weekday: 1, from: 480, until: 1_050 },
  ]);
});

test('relative paths start where the file says, and --data stands for the data folder', () => {
  const text = new TextEncoder().encode(
    changed('  name: Test kiosk', '  name: Test kiosk\n  data: store\n  photos: faces'),
  );
  const written = parseConfig(text, '/etc/site/kiosk.yaml');
  expect(written.paths).toEqual({
    data: '/etc/site/store',
    signing_key: '/etc/site/store/keys/signing.pem',
    site_key: '/etc/site/store/keys/site.key',
    signer_state: '/etc/site/store/keys/signer.state',
    photos: '/etc/site/faces',
    procedures: '/etc/site/procedures',
  });
  expect(parseConfig(text, '/etc/site/kiosk.yaml', '/srv/other').paths.site_key).toBe(
    '/srv/other/keys/site.key',
  );
});

const FIELDS: readonly (readonly [what: string, text: string, message: string])[] = [
  [
    'a window of 0',
    north(`${NORTH}\n      pairing_window_s: 0`),
    'site.yaml:16:7: rooms[0].rules.pairing_window_s is 0. Write a whole number of seconds from 10 to 120.',
  ],
  [
    'more extensions than there are',
    north(`${NORTH}\n      extensions: 21`),
    'site.yaml:16:7: rooms[0].rules.extensions is 21. Write a whole number of extensions from 0 to 20.',
  ],
  [
    'an identifier that every object has as a key',
    changed('    door: north-door', '    door: constructor'),
    'site.yaml:11:5: rooms[0].door is "constructor". Write lower-case letters,',
  ],
  [
    'half a second',
    north(`${NORTH}\n      unlock_s: 2.5`),
    'site.yaml:16:7: rooms[0].rules.unlock_s is 2.5. Write a whole number of seconds from 1 to 30.',
  ],
  [
    'a misspelt key',
    north(`${NORTH}\n      pairing_window: 30`),
    'site.yaml:16:7: unknown key pairing_window in rooms[0].rules. Did you mean pairing_window_s? Known here: entries',
  ],
  [
    'an unknown key at the top',
    `${GOOD}colour: green\n`,
    'site.yaml:24:1: unknown key colour. Known here: kiosk, calendar, rooms, devices, alarms, training_topics, channels, on_call, beats, office, reconciliation, backup, review, cameras, public, evidence.',
  ],
  [
    'a camera of a room that there is not',
    `${GOOD}cameras: [{ id: hall, rooms: [attic] }]\n`,
    'cameras[0].rooms: there is no room attic. Name a room of this configuration.',
  ],
  [
    'two cameras of one name',
    `${GOOD}cameras: [{ id: hall, rooms: [north] }, { id: hall, rooms: [north] }]\n`,
    'cameras[1].id: there is a camera hall already. Give each camera its own name.',
  ],
  [
    'a day that there is not',
    `${GOOD}public: { office: County, not_before: 2026-02-30 }\n`,
    'site.yaml:24:27: public.not_before: there is no day 2026-02-30. Write a day that exists.',
  ],
  [
    'a missing rule',
    north('unlock_s: 5'),
    'site.yaml:14:5: rooms[0].rules.pairing is missing. Write any_two, different_group,',
  ],
  [
    'an unknown rule',
    north('pairing: three'),
    'site.yaml:15:7: rooms[0].rules.pairing is "three". Write any_two, different_group,',
  ],
  [
    'one as the number of people',
    north('pairing: { at_least: 1 }'),
    'site.yaml:15:18: rooms[0].rules.pairing.at_least is 1. Write a whole number of people from 2 to 6.',
  ],
  [
    'a screen for the whole network',
    changed('  name: Test kiosk', '  name: Test kiosk\n  listen: { host: 0.0.0.0 }'),
    'site.yaml:3:13: kiosk.listen.host is "0.0.0.0". Write: An address of this machine alone',
  ],
  [
    'an origin with a scheme',
    changed('county.example/', 'https://county.example/'),
    'site.yaml:3:3: kiosk.origin is "https://county.example/ballot-room/k01". Write: Name of the log for all time',
  ],
  [
    'an identifier in capitals',
    changed('id: north', 'id: North'),
    'site.yaml:9:5: rooms[0].id is "North". Write lower-case letters, digits, hyphens or underscores',
  ],
  [
    'no room at all',
    `${GOOD.slice(0, GOOD.indexOf('rooms:'))}rooms: []\ndevices: [{ kind: simulated }]\n`,
    'site.yaml:8:1: rooms is []. Write a list of 1 to 12.',
  ],
  ['an empty file', '', 'site.yaml:1:1: the file is empty.'],
  [
    'a key twice',
    `${GOOD}kiosk: {}\n`,
    'site.yaml:24:1: this is not valid YAML (Map keys must be unique). Keep one',
  ],
  ['a tab', 'kiosk:\n\tname: x\n', 'site.yaml:2:'],
];

test.each(FIELDS)(
  'a field that cannot be used is refused with line, reason and remedy: %s',
  (_, text, message) => {
    const lines = refusalOf(() => parse(text));
    expect(lines[0]).toContain(message);
  },
);

test('all problems of a file are named at once, topmost first', () => {
  const lines = refusalOf(() => parse(`${north('pairing: 5\n      unlock_s: 0')}more: 1\n`));
  expect(lines.map((line) => line.split(': ')[0])).toEqual([
    'site.yaml:15:7',
    'site.yaml:16:7',
    'site.yaml:25:1',
  ]);
});

test('a file that is not there, or not text, is refused', () => {
  expect(() => readConfig('/nowhere/kiosk.yaml')).toThrow(FileUnreadable);
  expect(() => readConfig('/nowhere/kiosk.yaml')).toThrow('/nowhere/kiosk.yaml: there is no such file.');
  const latin = new Uint8Array([...new TextEncoder().encode('kiosk:\n  name: '), 0xe9, 0x0a]);
  expect(refusalOf(() => parseConfig(latin, 'site.yaml'))).toEqual([
    'site.yaml:2: this line is not UTF-8 text. Save the file with the encoding UTF-8 (in a spreadsheet: "CSV UTF-8").',
  ]);
});

test('aliases cannot make a small file large', () => {
  const lines = Array.from(
    { length: 8 },
    (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}, *a${level}]`,
  );
  expect(refusalOf(() => parse(`a0: &a0 [x]\n${lines.join('\n')}\n`))[0]).toContain(
    'aliases repeat parts of this file',
  );
});

test('the digest names the bytes, wherever the file lies', () => {
  const read = (file: string) => parseConfig(new TextEncoder().encode(GOOD), file).digest;
  expect(read('/a/site.yaml')).toBe(read('/b/other.yaml'));
  expect(parse(`${GOOD}# a note\n`).digest).not.toBe(parse(GOOD).digest);
  expect(parse(`${GOOD}# a note\n`).rooms).toEqual(parse(GOOD).rooms);
});
