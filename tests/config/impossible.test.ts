import { describe, expect, test } from 'vitest';
import { changed, GOOD, parse, refusalOf } from './aid.ts';

const NORTH = 'pairing: different_group';
const north = (rules: string): string => changed(NORTH, rules);

describe('a policy that cannot work is refused', () => {
  const IMPOSSIBLE: readonly (readonly [what: string, text: string, message: string])[] = [
    [
      'contents rule weaker than pairing',
      north(`${NORTH}\n      contents_pairing: any_two`),
      'site.yaml:16:7: rooms[0].rules.contents_pairing: any_two would let in people whom pairing different_group refuses. Write a rule that is at least as strict',
    ],
    [
      'contents rule weaker than the pairing of a phase',
      north(
        `${NORTH}\n      contents_pairing: different_group\n    phases:\n      canvass:\n        pairing: { at_least: 3 }`,
      ),
      'site.yaml:18:7: rooms[0].phases.canvass.contents_pairing: different_group would let in people whom pairing {at_least: 3} refuses.',
    ],
    [
      'sealed phase without purposes',
      changed('phase: processing', 'phase: sealed'),
      'site.yaml:9:5: rooms[0].phases.sealed: in the sealed period only listed purposes are lawful, and none are listed. List the lawful grounds under phases.sealed.purposes',
    ],
    [
      'sealed phase with the purpose not asked',
      north(`${NORTH}\n    phases:\n      sealed: { purposes: [recount], purpose: not_asked }`),
      'rooms[0].phases.sealed.purpose: in the sealed period the purpose has to be asked.',
    ],
    [
      'sealed phase without authority or observers',
      north(`${NORTH}\n    phases:\n      sealed: { purposes: [recount] }`),
      'rooms[0].phases.sealed.authority: in the sealed period the reference that permits an entry has to be asked.',
    ],
    [
      'sealed phase without observers',
      north(`${NORTH}\n    phases:\n      sealed: { purposes: [recount], authority: asked }`),
      'rooms[0].phases.sealed.observers_needed: in the sealed period named observers have to be there.',
    ],
    [
      'an approval weaker than the PINs',
      north(`${NORTH}\n      second_factor: pin\n      after_hours: approved_by_supervisor`),
      'rooms[0].rules.after_hours: an approval is a badge alone, and would be weaker than the PINs',
    ],
    [
      'one person without a purpose',
      north('pairing: single\n      purpose: not_asked'),
      'site.yaml:16:7: rooms[0].rules.purpose: where one person may enter alone the purpose has to be asked. Write purpose: asked.',
    ],
    [
      'a reader twice',
      changed('south-outside', 'north-outside'),
      'site.yaml:19:5: rooms[1].outside_reader: reader north-outside is rooms[0].outside_reader already. Give each reader one place.',
    ],
    [
      'a door twice',
      changed('south-door', 'north-door'),
      'site.yaml:18:5: rooms[1].door: door north-door is rooms[0].door already.',
    ],
    [
      'a room twice',
      changed('id: south', 'id: north'),
      'site.yaml:16:5: rooms[1].id: room north is rooms[0].id already.',
    ],
    [
      'the same reader inside and outside',
      changed('north-inside', 'north-outside'),
      'site.yaml:13:5: rooms[0].inside_reader: reader north-outside is rooms[0].outside_reader already.',
    ],
    [
      'hours reversed',
      north(`${NORTH}\n      staffed_hours: [mon-fri 17:30-08:00]`),
      'site.yaml:16:23: rooms[0].rules.staffed_hours[0]: the hours of "mon-fri 17:30-08:00" are reversed. Hours lie within one day',
    ],
    [
      'days reversed',
      north(`${NORTH}\n      staffed_hours: [sun-mon 08:00-09:00]`),
      'the days of "sun-mon 08:00-09:00" are reversed. A week runs from mon to sun here',
    ],
    [
      'an hour that does not exist',
      north(`${NORTH}\n      staffed_hours: [mon 08:00-25:00]`),
      '"mon 08:00-25:00" names no such day or time.',
    ],
    [
      'one group where each of two is meant',
      north('pairing: { one_from_each: [dem, dem] }'),
      'site.yaml:15:7: rooms[0].rules.pairing: {one_from_each: [dem, dem], holders: any} names fewer than 2 groups, or one twice. Name at least 2 groups',
    ],
    [
      'the calendar out of order',
      changed('from: 2026-10-19 07:00', 'from: 2026-09-01'),
      'site.yaml:7:26: calendar[1].from: 2026-09-01 is not after the line before it. Put the calendar in order of time',
    ],
    [
      'a day that does not exist',
      changed('from: 2026-10-19 07:00', 'from: 2026-02-30'),
      'site.yaml:7:26: calendar[1].from: there is no day or time "2026-02-30".',
    ],
    [
      'a time zone that nobody knows',
      changed('America/Denver', 'America/Juniper'),
      'site.yaml:4:3: kiosk.time_zone: no time zone is called "America/Juniper". Write a name of the IANA database',
    ],
    [
      'a head count missed only after the next',
      north(`${NORTH}\n      head_count_every_minutes: 10\n      head_count_grace_minutes: 10`),
      'rooms[0].rules.head_count_grace_minutes: one head count would be missed only after the next is due.',
    ],
    [
      'a device that is needed and not there',
      north(`${NORTH}\n      required_devices: [camera]`),
      'rooms[0].rules.required_devices: no device camera is wired, so nobody could ever enter. Add it under devices',
    ],
    [
      'a reader that is not wired',
      changed('  - kind: simulated', '  - { kind: simulated, rooms: [north] }'),
      'site.yaml:18:5: rooms[1].door: no door south-door is wired. Add it under devices',
    ],
    [
      'a reader that no room has',
      `${GOOD}  - { kind: serial, reader: spare, path: /dev/ttyUSB9, profile: { format: rdm6300 } }\n`,
      'site.yaml:24:21: devices[1].reader: no room has the reader spare. Name it in a room, or take the device out.',
    ],
    [
      'a door that no room has',
      `${GOOD}  - { kind: gpiod, door: gate, contact: { line: GPIO17 }, strike: { line: GPIO22 } }\n`,
      'devices[1].door: no room has the door gate.',
    ],
    [
      'a simulated room that does not exist',
      changed('  - kind: simulated', '  - { kind: simulated, rooms: [north, south, east] }'),
      'devices[0].rooms: there is no room east.',
    ],
  ];
  test.each(IMPOSSIBLE)('%s', (_, text, message) => {
    expect(refusalOf(() => parse(text)).join('\n')).toContain(message);
  });

  test('a policy that no entry of the log could hold', () => {
    const hours = Array.from(
      { length: 14 },
      (_, hour) => `mon-sun ${String(hour).padStart(2, '0')}:00-${String(hour).padStart(2, '0')}:30`,
    );
    const phases = ['preparation', 'receiving', 'processing'].map(
      (phase) => `      ${phase}: { staffed_hours: [${hours.join(', ')}] }`,
    );
    const lines = refusalOf(() => parse(north(`${NORTH}\n    phases:\n${phases.join('\n')}`)));
    expect(lines.join('\n')).toMatch(
      /site\.yaml:9:5: rooms\[0\]: this policy takes \d+ bytes in the log; at most 7168 fit one entry\. Write fewer/,
    );
  });
});
