import { credentialOf } from '../devices/credential.ts';
import type { Device } from '../devices/device.ts';
import type { SimulatedPerson } from '../devices/simulator/world.ts';
import { type Wired, wire } from '../devices/wiring.ts';
import type { Config } from './config.ts';
import type { Kiosk } from './kiosk.ts';
import { readSecret } from './log/secret-file.ts';
import { usedKeysIn } from './log/used-keys.ts';
import type { OpenKiosk } from './open-kiosk.ts';
import { pinHash } from './pin.ts';
import { keyedPins } from './web/keyed-pins.ts';
import type { Diagnostics } from './web/ports.ts';

/** The hardware of a configuration, with what it needs of the open kiosk. */
export const wireDevices = (
  config: Config,
  { kiosk, clock, siteKey }: OpenKiosk,
  people: () => readonly SimulatedPerson[],
  diagnostics: Diagnostics,
): Wired =>
  wire(config.wiring, {
    rooms: config.rooms,
    sirens: config.kiosk.telling.sirens.map(({ siren }) => siren),
    people,
    credentialOf: (badge) => credentialOf(siteKey, badge),
    readSecret: (file) => readSecret(file, 'key file'),
    usedKeys: usedKeysIn(config.paths.data),
    keyed: keyedPins(config.rooms, {
      kiosk,
      pinHash: (...of) => pinHash(siteKey, ...of),
      diagnostics,
    }),
    advance: (ms) => {
      // Beside real hardware the clock is real too: nobody may push real deadlines from a panel.
      if (config.wiring.some(({ kind }) => kind !== 'simulated')) return;
      clock.skip(ms);
      kiosk.tick();
    },
  });

/** Devices are there to obey when the start locks the strikes; what they see meanwhile comes after the start. */
export const startDevices = async (
  devices: readonly Device[],
  { kiosk, begin }: OpenKiosk,
): Promise<void> => {
  const seen: Parameters<Kiosk['offer']>[0][] = [];
  let begun = false;
  await Promise.all(
    devices.map((device) =>
      device.start((observation) => {
        if (begun) kiosk.offer(observation);
        else seen.push(observation);
      }),
    ),
  );
  begin();
  begun = true;
  for (const observation of seen) kiosk.offer(observation);
};
