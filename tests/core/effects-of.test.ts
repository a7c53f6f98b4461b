/** What each kind of fact makes the kiosk do: the whole table, so that a new effect is a decision somebody made. */
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/core/catalogue.ts';
import { effectsOf } from '../../src/core/effects-of.ts';
import type { Fact, FactType } from '../../src/core/facts.ts';
import { DOOR, OUTSIDE, ROOM } from './world.ts';

/** A fact of a kind with every field that an effect could need. */
const sample = (type: FactType): Fact =>
  ({
    at: 1,
    type,
    room: ROOM,
    door: DOOR,
    doors: [DOOR, 'annex-door'],
    reader: OUTSIDE,
    unlock_ms: 5_000,
    pulse_ms: 500,
    policy: { telling: { sirens: [{ siren: 'siren' }] } },
    siren: 'siren',
    pattern: 'pulsed',
    for_ms: 180_000,
  }) as unknown as Fact;

const UNLOCK = `unlock_door ${DOOR} for 5000`;
const LOCK = `lock_door ${DOOR}`;
const at = (signal: string) => `${signal} at ${OUTSIDE}`;
const around = (signal: string) => `${signal} at all`;

const EXPECTED: { readonly [T in FactType]?: readonly string[] } = {
  kiosk_started: [LOCK, 'lock_door annex-door', 'siren siren off'],
  access_granted: [UNLOCK, at('accepted_in')],
  managed_opening_started: [UNLOCK, at('accepted_in')],
  exit_requested: [UNLOCK],
  strike_tried: [`unlock_door ${DOOR} for 500`],
  entry_taken: [LOCK],
  entry_not_taken: [LOCK],
  exit_signed: [at('accepted_out')],
  exit_by_unknown_badge: [at('accepted_out')],
  first_badge_accepted: [at('waiting')],
  partner_badge_accepted: [at('waiting')],
  visitor_badge_accepted: [at('waiting')],
  entry_approved: [at('waiting')],
  statement_signed: [at('waiting')],
  badge_presented: [at('waiting')],
  setup_badge_presented: [at('waiting')],
  access_denied: [at('denied')],
  door_forced: [around('alarm')],
  door_held_open: [around('alarm')],
  lone_alert_raised: [around('alarm')],
  tamper_detected: [around('alarm')],
  wire_tampered: [around('alarm')],
  emergency_started: [around('alarm')],
  door_closed: [around('silence')],
  lone_interval_ended: [around('silence')],
  alarm_acknowledged: [around('silence')],
  managed_opening_ended: [around('silence')],
  emergency_ended: [around('silence')],
  siren_sounded: ['siren siren pulsed for 180000'],
  siren_silenced: ['siren siren off'],
  reader_installation_started: [`${OUTSIDE} installed for 180000`],
};

const told = (fact: Fact): readonly string[] =>
  effectsOf(fact).map((effect) => {
    if (effect.type === 'unlock_door') return `${effect.type} ${effect.door} for ${effect.pulse_ms}`;
    if (effect.type === 'sound_siren') return `siren ${effect.siren} ${effect.pattern} for ${effect.for_ms}`;
    if (effect.type === 'silence_siren') return `siren ${effect.siren} off`;
    if (effect.type === 'install_reader') return `${effect.reader} installed for ${effect.for_ms}`;
    if (effect.type === 'lock_door') return `${effect.type} ${effect.door}`;
    return `${effect.signal} at ${effect.type === 'room_signal' ? 'all' : effect.reader}`;
  });

test.each(Object.keys(CATALOGUE) as FactType[])('%s', (type) => {
  expect(told(sample(type))).toEqual(EXPECTED[type] ?? []);
});

test('an alarm that is seen away from the door silences no reader', () => {
  const seen = { ...sample('alarm_acknowledged'), room: '' } as unknown as Fact;
  expect(told(seen)).toEqual([]);
});

test.each(['exit', 'nobody'])(
  'an opening accounted for by %s locks behind whoever leaves',
  (accounted_by) => {
    const opened = { ...sample('door_opened'), accounted_by } as unknown as Fact;
    expect(told(opened)).toEqual([LOCK]);
  },
);

test.each(['entry', 'emergency', 'managed_opening'])(
  'an opening accounted for by %s locks nothing',
  (accounted_by) => {
    const opened = { ...sample('door_opened'), accounted_by } as unknown as Fact;
    expect(told(opened)).toEqual([]);
  },
);
