/** A start with other rules than the last run had: what counts as others, and who agreed to them. */
import { expect, test } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Input, Observation } from '../../src/core/inputs.ts';
import type { RoomPolicy } from '../../src/core/policy.ts';
import { acts, office } from './office.ts';
import { ANNEX } from './settings.ts';
import { KIOSK_POLICY, momentAt, roomPolicy, startInput, type World } from './world.ts';

const annex: RoomPolicy = { ...roomPolicy(), room: ANNEX, outside_reader: 'x' as never, door: 'y' as never };
const rooms = [roomPolicy(), annex];
const founded = () => office([], { rooms });

const changedBy = (at: World, start: Observation): Fact | undefined =>
  decide(at.state, { moment: momentAt(at.now), ...start } as Input).find(
    ({ type }) => type === 'rules_changed',
  );

/** The same, with every key of every record the other way round. */
const backwards = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  const turned = Object.entries(value).reverse();
  return Object.fromEntries(turned.map(([key, inner]) => [key, backwards(inner)]));
};

test('rules that say the same in another order are no others', () => {
  expect(changedBy(founded(), startInput({ rooms }))).toBeUndefined();
  expect(changedBy(founded(), startInput({ rooms: [annex, roomPolicy()] }))).toBeUndefined();
  const again = {
    ...startInput({}),
    rooms: backwards(rooms),
    policy: backwards(KIOSK_POLICY),
  } as Observation;
  expect(changedBy(founded(), again)).toBeUndefined();
});

test.each<[string, Parameters<typeof startInput>[0]]>([
  ['of the kiosk', { rooms, kiosk: { heartbeat_ms: 61_000 } }],
  ['of a room', { rooms: [roomPolicy({ unlock_ms: 6_000 }), annex] }],
  [
    'a list of a room in another order',
    { rooms: [roomPolicy({ visitor_classes: ['observer', 'maintenance'] }), annex] },
  ],
  ['one room less', { rooms: [roomPolicy()] }],
])('others are: %s; where nobody agreed to them the file alone says so', (_, options) => {
  expect(changedBy(founded(), startInput(options))).toMatchObject({
    config_digest: '00',
    authority: 'config_file',
    proposal: 0,
    signed_by: [],
  });
});

test('the two who agreed to this very file are named, for the last ten files', () => {
  const at = founded();
  const start = (config_digest: string): Observation =>
    ({ ...startInput({ rooms, kiosk: { heartbeat_ms: 61_000 } }), config_digest }) as Observation;
  for (let number = 1; number <= 11; number += 1) {
    acts(at, 'sam', { act: 'propose_rules', config_digest: `file-${number}`, words: 'x' });
    acts(at, 'tom', { act: 'approve', proposal: number, words: '' });
  }
  expect(changedBy(at, start('file-1'))).toMatchObject({ authority: 'config_file', proposal: 0 });
  expect(changedBy(at, start('file-2'))).toMatchObject({
    authority: 'approved',
    proposal: 2,
    signed_by: ['sam', 'tom'],
  });
  acts(at, 'tom', { act: 'propose_rules', config_digest: 'file-5', words: 'x' });
  acts(at, 'sam', { act: 'approve', proposal: 12, words: '' });
  expect(changedBy(at, start('file-5'))).toMatchObject({ proposal: 12, signed_by: ['tom', 'sam'] });
  expect(changedBy(at, start('file-3'))).toMatchObject({ proposal: 3 });
  expect(at.state.list.rules).toHaveLength(10);
});
