import { afterEach, beforeEach, expect, test } from 'vitest';
import { AdcInputs } from '../../devices/adc/adc-inputs.ts';
import { adcSchema } from '../../devices/adc/adc-wiring.ts';
import type { DoorId } from '../../src/core/terms.ts';
import { IioBus } from './iio-bus.ts';
import { Seen } from './support.ts';

const DOOR = 'vault-door' as DoorId;
const CLOSED = 1_650;
const OPEN = 2_200;
const CUT = 3_300;
const SHORT = 0;
/** Between closed and open: what no door tells. */
const BETWEEN = 1_950;

let bus: IioBus;
let seen: Seen;
let inputs: AdcInputs;

const make = (more: object = {}): AdcInputs => {
  const wiring = adcSchema.parse({
    kind: 'adc',
    adc: 'loops',
    sysfs: bus.folder,
    sample_ms: 10,
    settle_ms: 40,
    inputs: [
      { input: 'vault-contact', channel: 0 },
      { input: 'fire-alarm', channel: 1, normal: 'open' },
    ],
    ...more,
  });
  return new AdcInputs(wiring, new Map([['vault-contact', DOOR]]));
};

beforeEach(() => {
  bus = new IioBus();
  bus.set(0, CLOSED);
  bus.set(1, OPEN);
  seen = new Seen();
  inputs = make();
});
afterEach(() => inputs.stop());

const FOUND = [
  { type: 'line_changed', line: 'vault-contact', state: 'normal' },
  { type: 'door_found', door: DOOR, contact: 'closed' },
  { type: 'line_changed', line: 'fire-alarm', state: 'normal' },
];
const since = () => seen.all.slice(FOUND.length);

test('what is found is found: the door closed, a normally open input normal', async () => {
  await inputs.start(seen.emit);
  expect(seen.all).toEqual(FOUND);
});

test('an opening and a closing of the door, and an input that becomes active', async () => {
  await inputs.start(seen.emit);
  bus.set(0, OPEN);
  await seen.until('door_opened');
  bus.set(0, CLOSED);
  await seen.until('door_closed');
  bus.set(1, CLOSED);
  await seen.until('line_changed', 3);
  expect(since()).toEqual([
    { type: 'door_opened', door: DOOR },
    { type: 'door_closed', door: DOOR },
    { type: 'line_changed', line: 'fire-alarm', state: 'active' },
  ]);
});

test.each([
  ['cut', CUT],
  ['short', SHORT],
  ['out_of_range', BETWEEN],
] as const)(
  'a wire that is %s is no position; when it is whole again the door is found',
  async (state, millivolts) => {
    await inputs.start(seen.emit);
    bus.set(0, millivolts);
    await seen.until('line_changed', 3);
    bus.set(0, OPEN);
    await seen.until('door_found', 2);
    expect(since()).toEqual([
      { type: 'line_changed', line: 'vault-contact', state },
      { type: 'line_changed', line: 'vault-contact', state: 'normal' },
      { type: 'door_found', door: DOOR, contact: 'open' },
    ]);
  },
);

test('a converter that fails is lost with its inputs, and found anew when it answers again', async () => {
  await inputs.start(seen.emit);
  bus.write(1, 'nonsense');
  await seen.until('device_lost');
  await seen.until('line_changed', 4);
  expect(since()).toEqual([
    { type: 'device_lost', device: 'loops', kind: 'line', cause: 'channel 1 tells no number' },
    { type: 'line_changed', line: 'vault-contact', state: 'unknown' },
    { type: 'line_changed', line: 'fire-alarm', state: 'unknown' },
  ]);
  bus.set(0, OPEN);
  bus.set(1, OPEN);
  await seen.until('door_found', 2);
  await seen.until('line_changed', 6);
  expect(since().slice(3)).toEqual([
    { type: 'device_recovered', device: 'loops', kind: 'line' },
    { type: 'line_changed', line: 'vault-contact', state: 'normal' },
    { type: 'door_found', door: DOOR, contact: 'open' },
    { type: 'line_changed', line: 'fire-alarm', state: 'normal' },
  ]);
});

test('a supply that sags takes its loops with it when it is measured', async () => {
  inputs = make({ supply_channel: 3 });
  bus.set(3, 3_100);
  bus.set(0, (CLOSED / 3_300) * 3_100);
  bus.set(1, (OPEN / 3_300) * 3_100);
  await inputs.start(seen.emit);
  expect(seen.all).toEqual(FOUND);
  bus.set(3, 2_500);
  await seen.until('device_lost');
  expect(since()[0]).toMatchObject({
    cause: 'the supply of the loops measures 2500 mV, not 3300: look at it',
  });
});

test.each([
  [
    'nothing at that address',
    () => new IioBus({ chip: '1-0068' }),
    /no converter 1-0048 on I2C \(seen: 1-0068\): .+dtoverlay=ads1115,addr=0x48,cha_enable,cha_gain=1,chb_enable/,
  ],
  ['no driver', () => new IioBus({ device: 'power' }), /no driver has taken the converter 1-0048/],
  [
    'a gain at which the supply is beyond the scale',
    () => new IioBus({ scale: '0.062500000' }),
    /channel 0 measures up to 2048 mV, less than the supply: .+cha_gain=1/,
  ],
  ['a chip that nobody knows', () => new IioBus({ name: 'max1363' }), /measures up to 0 mV/],
])('%s is lost with the remedy', async (_name, other, cause) => {
  bus = other();
  inputs = make();
  await inputs.start(seen.emit);
  expect(seen.all[0]).toMatchObject({ type: 'device_lost', cause: expect.stringMatching(cause) });
});

test('a channel that was not enabled is named', async () => {
  bus.remove(1);
  await inputs.start(seen.emit);
  expect(seen.all[0]).toMatchObject({
    cause:
      'channel 1 is not enabled: write "dtoverlay=ads1115,addr=0x48,chb_enable,chb_gain=1" into config.txt',
  });
});
