import path from 'node:path';
import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { PRACTICE_LOGS } from '../core/practice.ts';
import { readBadges } from '../people-file.ts';
import { choosePins, DEMO_CONFIG, enrolCast, PEOPLE } from './demo-cast.ts';
import { type AskedPorts, dataOption, examples, onPorts, portOption } from './options.ts';
import type { Parts } from './parts.ts';
import { serve } from './serve.ts';

const FOLDER = 'practice-data';
const NAME = 'PRACTICE: nothing here is real';

/**
 * The demo county as a place to practice in: a log under a name that no real one has, keys of its own in its folder,
 * and nobody outside who would be told of anything.
 */
const practiceOf = (config: Config): Config => {
  const { kiosk, rooms, evidence, beats } = config;
  return {
    ...config,
    origin: `${PRACTICE_LOGS}${config.origin}`,
    kiosk: { ...kiosk, kiosk: NAME, practice: 'yes', telling: { sirens: [], tests: [], siblings: [] } },
    rooms: rooms.map((room) => ({ ...room, name: `PRACTICE ${room.name}` })),
    evidence: { ...evidence, listen: undefined, witness: undefined, witnesses: [], quorum: 0 },
    channels: [],
    on_call: [],
    beats: { ...beats, listen: undefined, siblings: [] },
    office: undefined,
  };
};

export const addPractice = (program: Command, parts: Parts): void => {
  program
    .command('practice')
    .description(
      'Run a kiosk to practice at, on simulated devices and a log of its own. Every screen says that nothing is real.',
    )
    .addOption(dataOption())
    .addOption(portOption())
    .addHelpText(
      'after',
      `${examples('practice', 'practice --port 9000 --data /tmp/practice')}
The folder is ${FOLDER} where none is named. A kiosk for a real room refuses it, and this command refuses the folder of a
real room; "ballot-vault verify" says of its log that nothing in it is real.`,
    )
    .action(async (options: { data?: string } & AskedPorts) => {
      const config = practiceOf(
        onPorts(readConfig(DEMO_CONFIG, path.resolve(options.data ?? FOLDER)), options),
      );
      const badges = readBadges(PEOPLE);
      await serve(parts, {
        config,
        panelPeople: () => badges,
        prepare: (keeper, service) => enrolCast(config, keeper, service),
        meanwhile: (keeper, stopping) => choosePins(parts, keeper, stopping),
      });
    });
};
