import path from 'node:path';
import { type Command, Option } from 'commander';
import { isAlarmId, isAlarmSource, WORDS_MAX } from '../alarm-acts.ts';
import { type AlarmList, alarmListOf } from '../alarm-list.ts';
import type { AskedAct } from '../asked-act.ts';
import { type Config, readConfig } from '../config.ts';
import { connectKeeper } from '../control.ts';
import { ALARM_KINDS } from '../core/alarm-kinds.ts';
import type { AlarmId, AlarmSource, Ms } from '../core/terms.ts';
import { decodeEntries, recordedSnapshot } from '../log/log-facts.ts';
import { readLog } from '../log/read-log.ts';
import { restoreState } from '../restore.ts';
import { alarmTable } from './alarm-table.ts';
import { addFigures } from './alarms-figures.ts';
import { addTests } from './alarms-tests.ts';
import { addTold } from './alarms-told.ts';
import { askedRange } from './asked-range.ts';
import { harmless } from './harmless.ts';
import { Misuse } from './misuse.ts';
import { pinFromInput } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { personActs } from './person-acts.ts';

/** Which log, and what for. */
interface ListOptions {
  readonly config?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** As the log's entries leave it: nobody is asked, and nothing is written. */
const listInLog = (data: string): AlarmList => {
  const log = readLog(data);
  try {
    return alarmListOf(
      restoreState({
        facts: (from) => decodeEntries(log.entries(from)),
        latestSnapshot: () => recordedSnapshot(log.rows, log.head().size),
      }),
    );
  } finally {
    log.close();
  }
};

const folderOf = ({ config, data }: ListOptions): string => {
  if (config !== undefined) return readConfig(config, data).paths.data;
  if (data === undefined) throw new Misuse('it is not said which log', 'Add --data DIR or --config FILE.');
  return path.resolve(data);
};

const listAlarms = async ({ terminal }: Parts, options: ListOptions): Promise<void> => {
  const data = folderOf(options);
  const running = await connectKeeper(data);
  const list = running === null ? listInLog(data) : await running.alarms();
  if (options.json === true) return terminal.print(`${harmless(JSON.stringify(list))}\n`);
  if (running === null) await terminal.print('No kiosk runs here: this is how its log ended.\n');
  await terminal.print(alarmTable(list));
};

interface ActOptions {
  readonly config: string;
  readonly data?: string;
  readonly by: string;
  readonly words: string;
  readonly stdin?: boolean;
}

interface ShelveOptions extends ActOptions {
  readonly until?: string;
  readonly hours?: number;
}

const wordsOf = ({ words }: ActOptions): string => {
  const said = words.trim();
  if (said !== '' && said.length <= WORDS_MAX) return said;
  throw new Misuse('--words says nothing, or too much', `Say why in at most ${WORDS_MAX} characters.`);
};

const act = (
  parts: Parts,
  options: ActOptions,
  name: string,
  asked: (config: Config, words: string) => AskedAct,
): Promise<void> => {
  const config = readConfig(options.config, options.data);
  return personActs(parts, options, name, asked(config, wordsOf(options)));
};

const alarmNamed = (text: string): AlarmId => {
  if (isAlarmId(text)) return text;
  throw new Misuse(
    `${text} is no alarm`,
    'Write it as "ballot-vault alarms" does, for example "door_forced/ballot-room#1".',
  );
};

const sourceNamed = (text: string): AlarmSource => {
  if (isAlarmSource(text)) return text;
  throw new Misuse(
    `${text} is no source of alarms`,
    `Write a kind, and what it is about, for example door_held_open/ballot-room. Kinds: ${ALARM_KINDS.join(', ')}.`,
  );
};

const HOUR_MS: Ms = 3_600_000;

const shelving = (
  { until, hours }: ShelveOptions,
  zone: string,
  source: AlarmSource,
  words: string,
): AskedAct => {
  if ((until === undefined) === (hours === undefined))
    throw new Misuse('it is not said for how long', 'Give either --until TIME or --hours N.');
  if (hours !== undefined) return { act: 'shelve_for', source, for_ms: hours * HOUR_MS, words };
  const asked = askedRange(until === undefined ? {} : { until }, zone).until;
  if (asked !== undefined && 'instant' in asked)
    return { act: 'shelve', source, until: asked.instant, words };
  throw new Misuse(`--until ${until} is an entry and no time`, 'Write an instant or a local time.');
};

const hoursOption = (): Option =>
  new Option('--hours <n>', 'for so many hours').argParser((text) => {
    if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
    throw new Misuse(`--hours ${text} is no number of hours`, 'Write a whole number from 1 to 999.');
  });

/** A subcommand that asks who acts, and why. */
const acting = (alarms: Command, name: string, what: 'alarm' | 'source', description: string): Command =>
  alarms
    .command(name)
    .description(description)
    .argument(`<${what}>`, `as "ballot-vault alarms" names it`)
    .addOption(configOption())
    .addOption(dataOption())
    .requiredOption('--by <person>', 'who does it: an official, a supervisor or a custodian, with their PIN')
    .requiredOption('--words <text>', 'why, or what was found, for the record')
    .addOption(pinFromInput());

const addActsOnAlarms = (alarms: Command, parts: Parts): void => {
  const add = (name: 'acknowledge' | 'close', description: string, example: string) =>
    acting(alarms, name, 'alarm', description)
      .addHelpText('after', examples(example))
      .action((text: string, options: ActOptions) => {
        const alarm = alarmNamed(text);
        return act(parts, options, alarm, (_, words) => ({ act: name, alarm, words }));
      });
  add(
    'acknowledge',
    'Say that somebody has seen an alarm and responds to it.',
    'alarms acknowledge "door_forced/ballot-room#1" --config kiosk.yaml --by sam --words "Two people are on their way"',
  );
  add(
    'close',
    'Say that an alarm is over. A critical one stays open until a second person says so.',
    'alarms close "door_forced/ballot-room#1" --config kiosk.yaml --by tom --words "Every seal is intact"',
  );
};

const addActsOnSources = (alarms: Command, parts: Parts): void => {
  acting(alarms, 'shelve', 'source', 'Tell nobody of a source of alarms for a while.')
    .option('--until <time>', 'until this instant, local time or the end of a local day')
    .addOption(hoursOption())
    .addHelpText(
      'after',
      `\nNever shelved: duress, tampering, damage of the log, and a rule that is being broken.\n${examples(
        'alarms shelve door_held_open/ballot-room --config kiosk.yaml --by sam --hours 2 --words "Shelves are delivered"',
        'alarms shelve device_lost/camera --config kiosk.yaml --by sam --until "2026-11-03 16:00" --words "New cable"',
      )}`,
    )
    .action((text: string, options: ShelveOptions) => {
      const source = sourceNamed(text);
      return act(parts, options, source, ({ kiosk }, words) =>
        shelving(options, kiosk.time_zone, source, words),
      );
    });
  const add = (
    name: string,
    does: 'unshelve' | 'take_out_of_service' | 'put_in_service',
    description: string,
  ) =>
    acting(alarms, name, 'source', description)
      .addHelpText(
        'after',
        examples(`alarms ${name} device_lost/camera --config kiosk.yaml --by sam --words "New cable"`),
      )
      .action((text: string, options: ActOptions) => {
        const source = sourceNamed(text);
        return act(parts, options, source, (_, words) => ({ act: does, source, words }));
      });
  add('unshelve', 'unshelve', 'Tell people of a shelved source of alarms again.');
  add(
    'out-of-service',
    'take_out_of_service',
    'Tell nobody of a source of alarms until it is put in service again.',
  );
  add('in-service', 'put_in_service', 'Tell people again of a source of alarms that was out of service.');
};

export const addAlarms = (program: Command, parts: Parts): void => {
  const alarms = program
    .command('alarms')
    .description('What asks people to respond: see it, acknowledge it, close it, silence its source.')
    .addHelpText('after', examples('alarms --data /var/lib/ballot-vault', 'alarms acknowledge --help'));
  alarms
    .command('list', { isDefault: true })
    .description('Print the open alarms, worst first, with what each asks people to do. Changes nothing.')
    .addOption(dataOption())
    .option('--config <file>', 'configuration file, instead of --data')
    .option('--json', 'one JSON object; instants are milliseconds since 1970, UTC')
    .addHelpText('after', examples('alarms --data /var/lib/ballot-vault', 'alarms list --data data --json'))
    .action((options: ListOptions) => listAlarms(parts, options));
  addActsOnAlarms(alarms, parts);
  addActsOnSources(alarms, parts);
  addFigures(alarms, parts);
  addTold(alarms, parts);
  addTests(alarms, parts);
};
