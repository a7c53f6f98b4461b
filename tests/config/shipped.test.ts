import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { canonicalBadge } from '../../devices/badge.ts';
import { CHANNELS } from '../../src/config/channels-schema.ts';
import { checkRules } from '../../src/config/check-rules.ts';
import { EVIDENCE } from '../../src/config/evidence-schema.ts';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import { OFFICE } from '../../src/config/office-schema.ts';
import { ROOM_RULES } from '../../src/config/rules-schema.ts';
import { WRITTEN } from '../../src/config/schema.ts';
import { readConfig } from '../../src/config.ts';
import type { Credential } from '../../src/core/terms.ts';
import { readPins } from '../../src/people-file/pins.ts';
import { parsePeople, readPeopleBytes } from '../../src/people-file.ts';
import { duressTwin, tooEasy } from '../../src/pin.ts';

const shipped = (name: string): string => path.join(import.meta.dirname, '../../config', name);

test('the JSON Schema for editors is that of the program (renew it with: ballot-vault config schema)', () => {
  expect(readFileSync(shipped('ballot-vault.schema.json'), 'utf8')).toBe(configJsonSchema());
});

test('the JSON Schema tells unit, bounds and default of a length', () => {
  expect(configJsonSchema()).toContain('Unit: seconds; 10 to 120. Default: 30.');
});

test.each(['example.yaml', 'demo.yaml'])('%s is good and names the schema for editors', (name) => {
  expect(readConfig(shipped(name)).rooms.length).toBeGreaterThan(0);
  expect(readFileSync(shipped(name), 'utf8')).toMatch(
    /^# yaml-language-server: \$schema=\.\/ballot-vault\.schema\.json\n/,
  );
});

test('the example shows every key of the kiosk, of a room, of its rules, of the office and of the evidence', () => {
  const example = parseYaml(readFileSync(shipped('example.yaml'), 'utf8'));
  const [room] = WRITTEN.shape.rooms.element ? [WRITTEN.shape.rooms.element] : [];
  expect(Object.keys(example.kiosk).sort()).toEqual(Object.keys(WRITTEN.shape.kiosk.shape).sort());
  expect(Object.keys(example.rooms[0]).sort()).toEqual(Object.keys(room?.shape ?? {}).sort());
  expect(Object.keys(example.office).sort()).toEqual(Object.keys(OFFICE.shape).sort());
  expect(Object.keys(example.evidence).sort()).toEqual(Object.keys(EVIDENCE.shape).sort());
  expect(Object.keys(example.evidence.retention).sort()).toEqual(['elections', 'holds', 'state_months']);
  expect(Object.keys(example.rooms[0].rules).sort()).toEqual(Object.keys(ROOM_RULES.shape).sort());
});

const cast = () => {
  const config = readConfig(shipped('demo.yaml'));
  const { people } = parsePeople(readPeopleBytes(shipped('demo.people.csv')), 'demo.people.csv', {
    rooms: config.rooms.map(({ room }) => room),
    time_zone: config.kiosk.time_zone,
    credential: (badge) => canonicalBadge(badge) as string as Credential,
  });
  return { config, people };
};

test('the example shows every key of each kind of channel', () => {
  const { channels } = parseYaml(readFileSync(shipped('example.yaml'), 'utf8'));
  const shown = (kind: string) =>
    channels
      .filter((channel: { kind: string }) => channel.kind === kind)
      .flatMap((channel: object) => Object.keys(channel));
  for (const option of CHANNELS.element.options) {
    const also =
      option.shape.kind.value === 'siren' ? ['test'] : ['events', 'duress', 'keep_days', 'test', 'from_step'];
    const list = 'on_call' in option.shape ? ['on_call'] : [];
    const every = [...shown(option.shape.kind.value), ...also, ...list];
    expect([...new Set(every)].sort()).toEqual(Object.keys(option.shape).sort());
  }
});

test("the demo's cast can satisfy every rule of the demo today and in years to come", () => {
  const { config, people } = cast();
  for (const day of ['2025-06-01', '2026-11-03', '2030-11-05', '2033-06-01']) {
    expect(checkRules(config, people, Date.parse(day)), day).toEqual([]);
  }
});

test("the demo's PINs can be chosen: none is easy, none is another's twin", () => {
  const pins = readPins(shipped('demo.pins.csv'));
  const listed = new Set(cast().people.map(({ person }) => person));
  const all = pins.flatMap(({ digits }) => [digits, duressTwin(digits)]);
  expect(new Set(all).size).toBe(all.length);
  expect(pins.map(({ digits }) => tooEasy(digits))).toEqual(pins.map(() => null));
  expect(pins.filter(({ person }) => !listed.has(person))).toEqual([]);
});
