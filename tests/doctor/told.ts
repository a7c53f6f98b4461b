import { expect } from 'vitest';
import { type DeviceWiring, wiringSchema } from '../../devices/wiring-schema.ts';
import type { Finding } from '../../src/doctor/finding.ts';

/** `health about: said`, as people read it. */
export const told = (found: readonly Finding[]): readonly string[] =>
  found.map(({ health, about, said }) => `${health} ${about}: ${said}`);

/** What is not good says what to do. */
export const remedied = (found: readonly Finding[]): void => {
  for (const { health, remedy, said } of found)
    if (health === 'wrong' || health === 'warning') expect(remedy, said).not.toBe('');
};

export const wiring = (...devices: readonly unknown[]): readonly DeviceWiring[] =>
  wiringSchema.parse(devices);
