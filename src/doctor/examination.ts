import type { Config } from '../config.ts';
import { lookAtCertificates } from './certificates.ts';
import { lookAtClock } from './clock-part.ts';
import { lookAtDisk } from './disk.ts';
import { type Finding, findingsOf, type HealthPart, reasonOf } from './finding.ts';
import { lookAtInputs } from './inputs.ts';
import { lookAtLog } from './log-part.ts';
import type { Machine } from './machine.ts';
import { lookAtPins } from './pins.ts';
import { lookAtPorts } from './ports.ts';
import { lookAtPower } from './power.ts';
import { lookAtReach } from './reach.ts';
import { lookAtScreens } from './screens.ts';
import { lookAtConfigFile, lookAtKiosk, lookAtNightly, lookAtVersions } from './service.ts';

export interface Examined {
  readonly machine: Machine;
  /** Version of this software. */
  readonly software: string;
  /** Undefined where there is none that can be used: then the machine alone is looked at. */
  readonly config: Config | undefined;
  /** Whether every entry of the log is verified, or the newest ones. */
  readonly whole: boolean;
}

type Look = () => readonly Finding[] | Promise<readonly Finding[]>;

/** A look that fails is itself something to be looked at, and keeps no other from its turn. */
const looked = async (part: HealthPart, look: Look): Promise<readonly Finding[]> => {
  try {
    return await look();
  } catch (error) {
    return [findingsOf(part).unknown(part, ['not-looked-at', { reason: reasonOf(error) }])];
  }
};

const partsOf = (
  { machine, config, whole }: Examined & { readonly config: Config },
  isServed: boolean | undefined,
): readonly (readonly [HealthPart, Look])[] => [
  ['devices', () => lookAtPorts(machine, config.wiring)],
  ['inputs', () => lookAtInputs(config.wiring)],
  ['pins', () => lookAtPins(machine, config.wiring, isServed)],
  ['log', () => lookAtLog(machine, config, whole)],
  ['disk', () => lookAtDisk(machine, config.paths.data)],
  ['reach', () => lookAtReach(machine, config)],
  ['certificates', () => lookAtCertificates(config, machine.now())],
  ['service', () => lookAtNightly(machine)],
];

/** Everything that can be looked at from here, part by part. Nothing is changed, and nobody is told anything. */
export const examine = async (examined: Examined): Promise<readonly Finding[]> => {
  const { machine, config, software } = examined;
  const found: Finding[] = [];
  if (config !== undefined) {
    const { isServed, findings } = await lookAtKiosk(config);
    found.push(...(await looked('service', () => [lookAtConfigFile(config.file), ...findings])));
    if (isServed === true)
      found.push(...(await looked('service', async () => [await lookAtScreens(config)])));
    for (const [part, look] of partsOf({ ...examined, config }, isServed))
      found.push(...(await looked(part, look)));
  }
  found.push(...(await looked('clock', () => lookAtClock(machine))));
  found.push(...(await looked('power and heat', () => lookAtPower(machine))));
  found.push(...(await looked('versions', () => lookAtVersions(machine, software, config))));
  return found;
};
