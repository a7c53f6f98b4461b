import { fileURLToPath } from 'node:url';
import { canonicalBadge } from '../../devices/badge.ts';
import { credentialOf } from '../../devices/credential.ts';
import type { Config } from '../config.ts';
import type { Keeper } from '../keeper.ts';
import { readPins } from '../people-file/pins.ts';
import { parsePeople, readPeopleBytes } from '../people-file.ts';
import type { Parts, RunningService } from './parts.ts';

export const shipped = (name: string): string =>
  fileURLToPath(new URL(`../../config/${name}`, import.meta.url));
export const DEMO_CONFIG = shipped('demo.yaml');
export const PEOPLE = shipped('demo.people.csv');
export const PINS = shipped('demo.pins.csv');

/** Enrols the demo's cast where nobody is enrolled yet. */
export const enrolCast = async (config: Config, keeper: Keeper, service: RunningService): Promise<void> => {
  if ((await keeper.status()).people > 0) return;
  const { people, source } = parsePeople(readPeopleBytes(PEOPLE), PEOPLE, {
    rooms: config.rooms.map(({ room }) => room),
    time_zone: config.kiosk.time_zone,
    credential: (badge) => credentialOf(service.siteKey, canonicalBadge(badge)),
  });
  await keeper.listPeople(people, source);
};

/** The cast's PINs, one after the other: each is hashed slowly against all others. */
export const choosePins = async (
  { terminal }: Parts,
  keeper: Keeper,
  stopping: AbortSignal,
): Promise<void> => {
  const withoutPin = new Set(
    (await keeper.people()).filter(({ pin }) => pin === 'not_set').map(({ person }) => person),
  );
  const pins = readPins(PINS);
  for (const { person, digits } of pins) {
    if (stopping.aborted) return;
    if (!withoutPin.has(person)) continue;
    // The first two of the cast can approve; once they have PINs it takes both of them.
    const answer = await keeper.choosePin(person, digits, pins.slice(0, 2));
    if (answer.outcome === 'refused')
      terminal.error(`${PINS}: ${person}: ${answer.what}. ${answer.remedy}\n`);
  }
};
