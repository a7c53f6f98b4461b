import { expect, test } from 'vitest';
import { wiringSchema } from '../../devices/wiring-schema.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { lookAtInputs } from '../../src/doctor/inputs.ts';
import { IioBus } from '../devices/iio-bus.ts';

const told = (found: readonly Finding[]): readonly string[] =>
  found.map(({ health, about, said }) => `${health} ${about}: ${said}`);

const remedied = (found: readonly Finding[]): void => {
  for (const { health, remedy, said } of found) if (health === 'wrong') expect(remedy, said).not.toBe('');
};

const loops = (bus: IioBus) =>
  wiringSchema.parse([
    {
      kind: 'adc',
      adc: 'loops',
      sysfs: bus.folder,
      inputs: [
        { input: 'contact', channel: 0 },
        { input: 'fire', channel: 1, normal: 'open' },
      ],
    },
  ]);

test('each tells its voltage and its state, and what to do about a wire', async () => {
  const bus = new IioBus();
  bus.set(0, 1_650);
  bus.set(1, 3_300);
  const found = await lookAtInputs(loops(bus));
  expect(told(found)).toEqual([
    'good contact: 1650 mV at channel 0: closed, which is normal (1568 to 1733 mV)',
    'wrong fire: 3300 mV at channel 1: cut (closed is 1568 to 1733 mV, open 2125 to 2272 mV)',
  ]);
  bus.set(0, 1_900);
  bus.set(1, 1_650);
  const other = await lookAtInputs(loops(bus));
  expect(told(other)[0]).toMatch(/^wrong contact: 1900 mV at channel 0: out of range/);
  expect(told(other)[1]).toMatch(/^good fire: .+ closed, which is not normal now/);
  remedied([...found, ...other]);
});

test('a converter that is not there is named with the line that enables it', async () => {
  const found = await lookAtInputs(loops(new IioBus({ chip: '1-0068' })));
  expect(found).toMatchObject([
    { about: 'loops', health: 'wrong', said: expect.stringContaining('dtoverlay=ads1115') },
  ]);
  remedied(found);
});
