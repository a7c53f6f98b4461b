/** Standing questions asked of days told as text: each figure is held against the day's own. */
import { expect, test } from 'vitest';
import type { AlarmId, RoomId } from '../../src/core/terms.ts';
import { aboutReport } from '../../src/reports/about.ts';
import { listOnReport } from '../../src/reports/list-on.ts';
import { loneReport } from '../../src/reports/lone.ts';
import { stricterReport } from '../../src/reports/lone-stricter.ts';
import { lookedReport } from '../../src/reports/looked.ts';
import { nobodyEnteredReport } from '../../src/reports/nobody-entered.ts';
import { outageReport } from '../../src/reports/outage.ts';
import { toldReport } from '../../src/reports/told.ts';
import { answered, askedOf, at, stateOf, stored, told } from './aid.ts';

const roomOfDay = (facts: ReturnType<typeof told>): RoomId => {
  const set = facts.find((fact) => fact.type === 'room_policy_set');
  if (set?.type !== 'room_policy_set') throw new Error('the day has no room');
  return set.room;
};

/** Ana and Ben come in at 10:00, Ben leaves Ana alone from 10:05:00 to 10:05:50, and is back. */
const DAY = told(`One of two leaves for a moment
  Why: The grace delays the alert, never the record.
  People: Ana, Ben
  Rules: any two
  Heartbeats: shown
  10:00:00  Ana badges outside   first badge: Ana
  10:00:05  Ben badges outside   granted
  10:00:08  door opens           opened
  10:00:12  door closes          closed
  10:01:00  time passes          nothing
  10:02:00  time passes          nothing
  10:03:00  time passes          nothing
  10:04:00  time passes          nothing
  10:05:00  Ben badges inside    exit
  10:05:03  door opens           opened
  10:05:06  door closes          closed
  10:05:40  time passes          alert
  10:05:45  Ben badges outside   granted
  10:05:50  door opens           opened
  10:05:55  door closes          closed
  10:07:00  time passes          nothing
  Then: inside Ana and Ben
`);
const ENTRIES = stored(DAY);
const ROOM = roomOfDay(DAY);

test('each lone interval, with its own length, and the alert that the grace only delayed', () => {
  const { rows, conclusion } = answered(loneReport(askedOf(ENTRIES, { state: stateOf(DAY) })));
  const ended = DAY.find((fact) => fact.type === 'lone_interval_ended');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    since: new Date(at('10:05:00')).toISOString(),
    until: new Date(at('10:05:50')).toISOString(),
    lasted_ms: ended?.type === 'lone_interval_ended' ? ended.lasted_ms : 0,
    ended: 'ended',
    alerts: 1,
  });
  expect(String(rows[0]?.['people'])).toMatch(/^Ana/);
  expect(conclusion).toEqual({
    outcome: 'intervals',
    figures: { intervals: 1, alerted: 1, lasted_ms: 50_000 },
  });
});

test('an interval that lies outside of the time asked about is left out, one that reaches into it is not', () => {
  const within = (since: string, before: string) =>
    answered(loneReport(askedOf(ENTRIES, { since: at(since), before: at(before) }))).rows.length;
  expect([
    within('10:00:00', '10:05:00'),
    within('10:05:30', '10:05:31'),
    within('10:06:00', '10:07:00'),
  ]).toEqual([0, 1, 0]);
});

test('where three are asked for, the two inside would have broken the rule all the time', () => {
  const state = stateOf(DAY);
  const room = state.rooms[ROOM];
  if (room === undefined || state.policy === null) throw new Error('the day has a room');
  const rules = { ...room.policy.rules, pairing: { rule: 'at_least', people: 3 } } as const;
  const trial = { trial: 'rules', policy: state.policy, rooms: [{ ...room.policy, rules }] } as const;
  const { rows, conclusion } = answered(stricterReport(askedOf(ENTRIES), trial));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    since: new Date(at('10:00:08')).toISOString(),
    until: null,
    ended: 'still',
    under_own_rules: 'broken_too',
  });
  expect(conclusion.figures).toMatchObject({ intervals: 1, only_under_these_rules: 0 });
  const own = { trial: 'rules', policy: state.policy, rooms: [room.policy] } as const;
  expect(answered(stricterReport(askedOf(ENTRIES), own)).conclusion.figures['intervals']).toBe(1);
});

const entered = (since: string, before: string, entries = ENTRIES) =>
  answered(nobodyEnteredReport(askedOf(entries, { since: at(since), before: at(before) }), ROOM));

test('nobody entered while the kiosk saw the door shut; those inside were inside before', () => {
  const { rows, conclusion } = entered('10:01:00', '10:04:30');
  expect(rows).toEqual([]);
  expect(conclusion.outcome).toBe('nobody_entered');
  expect(conclusion.figures).toMatchObject({ entered: 0, unknown: 0, inside_at_start: 2 });
  expect(conclusion.figures['longest_silence_ms']).toBe(60_000);
  const short = entered('10:01:10', '10:01:40').conclusion.figures;
  expect(short).toMatchObject({ heartbeats: 0, longest_silence_ms: 30_000 });
});

test('an entry is one, and a door that stood open for somebody who left is unknown', () => {
  expect(entered('10:05:45', '10:06:30').conclusion).toMatchObject({
    outcome: 'entered',
    figures: { entered: 1 },
  });
  const leaving = entered('10:05:00', '10:05:30');
  expect(leaving.conclusion.outcome).toBe('not_known');
  expect(leaving.rows).toEqual([
    expect.objectContaining({ what: 'unknown', cause: 'door_open', detail: 'exit' }),
  ]);
});

test('before the log and behind its end nothing is known', () => {
  const causes = (since: string, before: string) => entered(since, before).rows.map(({ cause }) => cause);
  expect(causes('07:00:00', '07:30:00')).toContain('before_the_log');
  expect(causes('10:06:30', '11:00:00')).toContain('after_the_log');
});

/** The kiosk is off from 10:10 to 10:40, and starts without an orderly end. */
const OFF = told(`Power is lost for half an hour
  Why: Nothing was watched meanwhile.
  People: Ana, Ben
  Rules: any two
  Heartbeats: shown
  10:09:00  time passes                nothing
  10:10:00  time passes                nothing
  10:40:00  kiosk starts               started
  10:40:01  door is found closed       found
  10:41:00  time passes                nothing
  Then: inside nobody
`);

test('what two people typed in from paper ends the proof that nobody entered, where the paper has it', () => {
  const day = told(`A line of the paper log says something else than the door
  Why: Somebody has to look at it.
  People: Ana, Ben
  Rules: any two
  Heartbeats: shown
${Array.from({ length: 9 }, (_, minute) => `  10:0${minute}:00  time passes  nothing`).join('\n')}
  10:09:00  Ana and Ben transcribe sheet P-1 line 1: Ana and Ben from 10:03:00 to 10:05:00  transcribed
  Then: inside nobody
`);
  const asked = (since: string, before: string) => entered(since, before, stored(day));
  expect(asked('10:02:00', '10:04:00').conclusion.outcome).toBe('entered');
  expect(asked('10:02:00', '10:04:00').rows).toMatchObject([
    {
      since: new Date(at('10:03:00')).toISOString(),
      until: new Date(at('10:05:00')).toISOString(),
      what: 'entered',
      cause: 'paper_visit_transcribed',
    },
  ]);
  expect(asked('10:01:00', '10:03:00').conclusion.outcome).toBe('nobody_entered');
  expect(asked('10:04:00', '10:08:00').conclusion.outcome).toBe('nobody_entered');
});

test('an outage is accounted for, and within it nobody can be said not to have entered', () => {
  const entries = stored(OFF);
  const start = OFF.findLast((fact) => fact.type === 'kiosk_started');
  const { rows, conclusion } = answered(outageReport(askedOf(entries, { since: at('10:00:00') })));
  const off = rows.filter(({ what }) => what === 'kiosk_off');
  expect(off).toHaveLength(1);
  expect(off[0]).toMatchObject({
    until: new Date(at('10:40:00')).toISOString(),
    lasted_ms: start?.type === 'kiosk_started' ? start.unwatched_ms : 0,
    ended: 'kiosk_started',
  });
  expect(conclusion.figures['unwatched_ms']).toBe(off[0]?.['lasted_ms']);
  const during = answered(
    nobodyEnteredReport(askedOf(entries, { since: at('10:20:00'), before: at('10:21:00') }), ROOM),
  );
  expect(during.conclusion.outcome).toBe('not_known');
  expect(during.rows.map(({ cause }) => cause)).toContain('not_running');
});

test('everything about a person, and nothing about somebody who is in no entry', () => {
  const ask = (id: string) => answered(aboutReport(askedOf(ENTRIES), { kind: 'person', id }));
  const own = DAY.filter((fact) => JSON.stringify(fact).includes('"Ben"'));
  expect(ask('Ben').rows).toHaveLength(own.length);
  expect(ask('Ben').rows.map(({ type }) => type)).toContain('exit_signed');
  expect(ask('nobody').conclusion.outcome).toBe('nothing_about');
});

test('a seal is found where it was bought, put on, looked at and replaced; a container by its name', () => {
  const by = { room: ROOM, reader: 'r', signed_by: [], taken_by: 'scanned', container: 'BOX-1' };
  const look = { ...by, on_record: 'A0002 A0005', outcome: 'matches', condition: 'intact', words: '' };
  const facts = [
    {
      at: at('10:00:01'),
      type: 'seals_added',
      room: ROOM,
      reader: 'r',
      signed_by: [],
      first: 'A0001',
      last: 'A0009',
      seals: 9,
    },
    { at: at('10:00:02'), type: 'seal_applied', ...by, seal: 'A0005' },
    { at: at('10:00:03'), type: 'seal_checked', ...look, seal: 'A0002', look: 1 },
    {
      at: at('10:00:04'),
      type: 'seal_replaced',
      ...look,
      seal: 'A0002',
      on_record: 'A0002',
      new_seal: 'A0005',
    },
    { at: at('10:00:05'), type: 'seal_applied', ...by, container: 'BOX-2', seal: 'A0007' },
  ] as unknown as typeof DAY;
  const ask = (kind: 'seal' | 'container', id: string) =>
    answered(aboutReport(askedOf(stored(facts)), { kind, id })).rows.map(({ entry }) => entry);
  expect(ask('seal', 'A0005')).toEqual([0, 1, 2, 3]);
  expect(ask('seal', 'A0010')).toEqual([]);
  expect(ask('container', 'BOX-2')).toEqual([4]);
});

test('an entry into the room of which the names are erased is an entry still', () => {
  const erased = ENTRIES.map((entry) =>
    JSON.parse(entry.bytes.toString()).type === 'entry_taken'
      ? {
          ...entry,
          disclosures: entry.disclosures.filter(({ name }) => name !== 'people'),
          erased: [{ name: 'people', by: 99 }],
        }
      : entry,
  );
  expect(entered('10:05:45', '10:06:30', erased).conclusion.outcome).toBe('entered');
});

test('who was told of an alarm, in the order of the entries', () => {
  const raised = DAY.find((fact) => fact.type === 'alarm_raised');
  if (raised?.type !== 'alarm_raised') throw new Error('the day has an alarm');
  const { rows, conclusion } = answered(toldReport(askedOf(ENTRIES), raised.alarm));
  const own = DAY.filter((fact) => 'alarm' in fact && fact.alarm === raised.alarm);
  expect(rows.map(({ what }) => what)).toEqual(own.map(({ type }) => type));
  expect(conclusion.figures).toEqual({ told: 0, failed: 0, answered: 0 });
  const none = answered(toldReport(askedOf(ENTRIES), 'tamper/nowhere#1' as AlarmId));
  expect(none.conclusion.outcome).toBe('no_such_alarm');
});

test('who was on the list, as a day began and as it ended', () => {
  const { rows, conclusion } = answered(
    listOnReport(askedOf(ENTRIES, { since: at('10:01:00'), before: at('10:02:00') }), ''),
  );
  expect(rows.map(({ name }) => name)).toEqual(['Ana', 'Ben']);
  expect(rows[0]).toMatchObject({ at_start: 'listed', at_end: 'listed' });
  expect(conclusion.figures).toMatchObject({ people: 2, after_log: 0 });
  const later = answered(
    listOnReport(askedOf(ENTRIES, { since: at('10:06:00'), before: at('23:00:00') }), ''),
  );
  expect(later.conclusion.figures).toMatchObject({ people: 2, after_log: 1 });
  const early = answered(listOnReport(askedOf(ENTRIES, { since: 1, before: 2 }), ''));
  expect(early.conclusion.outcome).toBe('nobody_listed');
});

test('who read an entry: a reading that held it is told from one of which only its beginning is known', () => {
  const read = {
    type: 'log_exported',
    account: 'auditor',
    role: 'auditor',
    taken: 'read',
    profile: 'none',
  } as const;
  const entries = stored([
    ...DAY,
    { at: at('10:08:00'), ...read, from: 0, entries: 5 },
    { at: at('10:09:00'), ...read, account: 'other', from: 5, entries: 3 },
  ]);
  const ask = (entry?: number) => answered(lookedReport(askedOf(entries), entry)).rows;
  expect(ask()).toHaveLength(2);
  expect(ask(4)).toEqual([
    expect.objectContaining({ account: 'auditor', first_read: 0, entries_read: 5, held_it: 'in_range' }),
  ]);
  expect(ask(8).map(({ held_it }) => held_it)).toEqual(['perhaps', 'perhaps']);
  expect(ask(6).map(({ held_it }) => held_it)).toEqual(['perhaps', 'in_range']);
});
