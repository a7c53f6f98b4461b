import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UPKEEP_PARTS, type UpkeepPart, type UpkeepState } from './core/facts-upkeep.ts';
import type { UpkeepObservation } from './core/inputs.ts';
import type { ClockQuality } from './core/moment.ts';
import type { Ms } from './core/terms.ts';

const DAY_MS: Ms = 86_400_000;
/** A quartz without a source is off by a few seconds after this. */
export const ADRIFT_AFTER_MS: Ms = DAY_MS;
/** Time enough to ask for a new certificate and to put it in its place. */
export const CERTIFICATE_AHEAD_MS: Ms = 14 * DAY_MS;

/** Where the kernel tells of supplies and sensors. */
const KERNEL = '/sys/class';

const wordIn = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
};

const below = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).map((name) => path.join(folder, name));
  } catch {
    return [];
  }
};

/**
 * How the power is failing, by what the kernel says: `under_voltage` of a Raspberry Pi (driver `rpi_volt`),
 * `on_battery` of an uninterruptible supply (class `power_supply`). Empty where all is well, or nothing is known.
 */
export const powerFault = (kernel = KERNEL): string => {
  const isLow = below(path.join(kernel, 'hwmon')).some(
    (sensor) =>
      wordIn(path.join(sensor, 'name')) === 'rpi_volt' &&
      wordIn(path.join(sensor, 'in0_lcrit_alarm')) === '1',
  );
  if (isLow) return 'under_voltage';
  const isDischarging = below(path.join(kernel, 'power_supply')).some(
    (supply) => wordIn(path.join(supply, 'status')) === 'Discharging',
  );
  return isDischarging ? 'on_battery' : '';
};

/** Certificate files by the setting that names them. */
export type Certificates = { readonly [setting: string]: string };

/**
 * The setting whose certificate ends first, and within `CERTIFICATE_AHEAD_MS` of `now`; empty where none does. A file
 * that holds none is not reported here: what serves with it fails by itself, and says so.
 */
export const endingCertificate = (certificates: Certificates, now: Ms): string => {
  const ends = Object.entries(certificates).flatMap(([setting, file]) => {
    try {
      return [{ setting, at: new X509Certificate(readFileSync(file)).validToDate.getTime() }];
    } catch {
      return [];
    }
  });
  const [first] = ends.toSorted((one, other) => one.at - other.at);
  return first !== undefined && first.at - now <= CERTIFICATE_AHEAD_MS ? first.setting : '';
};

/** What the watch looks at. */
export interface UpkeepSources {
  readonly power: () => string;
  readonly certificates: Certificates;
  /** How old the newest backup may be; 0 where none is to be made. */
  readonly backup_ms: Ms;
  /** Why another configuration stands in for the one that was asked for; empty where none does. */
  readonly configuration: string;
}

/** Whether the newest backup is too old: `never` where none was made, `old`, or empty. */
const backupFault = (allowed: Ms, made_at: Ms, now: Ms): string => {
  if (allowed === 0) return '';
  if (made_at === 0) return 'never';
  return now - made_at > allowed ? 'old' : '';
};

/** Looks at what the kiosk needs from outside, and says what is not on record yet. */
export class UpkeepWatch {
  readonly #sources: UpkeepSources;
  #synchronised: Ms;

  /** @param begun uptime at which the watch begins: what was before is not known. */
  constructor(sources: UpkeepSources, begun: Ms) {
    this.#sources = sources;
    this.#synchronised = begun;
  }

  look(
    known: UpkeepState,
    now: { readonly at: Ms; readonly uptime_ms: Ms; readonly clock: ClockQuality },
    backup_made_at: Ms,
  ): readonly UpkeepObservation[] {
    if (now.clock === 'synchronised') this.#synchronised = now.uptime_ms;
    // A start begins to count anew, and mends no clock.
    const isAdrift =
      now.clock !== 'synchronised' &&
      (known.clock !== undefined || now.uptime_ms - this.#synchronised >= ADRIFT_AFTER_MS);
    const details: { readonly [P in UpkeepPart]: string } = {
      power: this.#sources.power(),
      clock: isAdrift ? now.clock : '',
      certificate: endingCertificate(this.#sources.certificates, now.at),
      backup: backupFault(this.#sources.backup_ms, backup_made_at, now.at),
      configuration: this.#sources.configuration,
    };
    return UPKEEP_PARTS.filter((part) => (known[part] !== undefined) !== (details[part] !== '')).map(
      (part) => ({
        type: 'upkeep_reported',
        part,
        due: details[part] === '' ? 'no' : 'yes',
        detail: details[part],
      }),
    );
  }
}
