import { FileRefused } from '../config/problems.ts';
import { type Config, readConfig } from '../config.ts';
import { type Finding, findingsOf } from './finding.ts';

const { warning, wrong } = findingsOf('service');

/** A configuration as it was found; undefined where none can be used. */
export interface Configured {
  readonly config: Config | undefined;
  readonly found: readonly Finding[];
}

/**
 * A configuration that cannot be used is a finding like any other: the machine is looked at all the same.
 * @param data stands for the data folder that the file names
 */
export const configuredIn = (file: string | undefined, data?: string): Configured => {
  if (file === undefined)
    return { config: undefined, found: [warning('configuration', 'no-config', 'name-config')] };
  try {
    return { config: readConfig(file, data), found: [] };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return {
      config: undefined,
      found: error.problems.map(({ where, what, remedy }) =>
        wrong('configuration', ['config-fault', { where, what }], ['told', { advice: remedy }]),
      ),
    };
  }
};
