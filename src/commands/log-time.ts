import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import type { AskedRange } from '../log/bundle/range.ts';
import { askedRange } from './asked-range.ts';

/** Which log is read, and what time of it. */
export interface LogTimeOptions {
  readonly data: string;
  readonly config?: string;
  readonly from?: string;
  readonly until?: string;
  readonly json?: boolean;
}

/** Gives a command that reads a time of a log its options. */
export const withLogTime = (command: Command): Command =>
  command
    .requiredOption('--data <dir>', 'folder of the log')
    .option('--config <file>', 'configuration with the time zone')
    .option('--from <time>', 'from this instant, local day or "#entry" on')
    .option('--until <time>', 'before this instant, or through this local day or "#entry"')
    .option('--json', 'one JSON object; instants and lengths are milliseconds');

/** The time that is asked for, and the zone of the rooms; empty where no configuration says it. Throws `Misuse`. */
export const logTimeOf = ({
  from,
  until,
  config,
  data,
}: LogTimeOptions): { readonly asked: AskedRange; readonly zone: string } => {
  const zone = config === undefined ? undefined : readConfig(config, data).kiosk.time_zone;
  const given = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  return { asked: askedRange(given, zone), zone: zone ?? '' };
};
