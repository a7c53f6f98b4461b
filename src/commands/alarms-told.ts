import path from 'node:path';
import type { Command } from 'commander';
import { isAlarmId } from '../alarm-acts.ts';
import { peopleIn } from '../alarm-told.ts';
import { readConfig } from '../config.ts';
import type { AlarmId, PersonId } from '../core/terms.ts';
import { answerOf, entriesAbout, type OpenFields as Fields } from '../history/alarm-told.ts';
import { parseTime } from '../log/entry-time.ts';
import { decodeEntries, recordedSnapshot } from '../log/log-facts.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { restoreState } from '../restore.ts';
import { localTimeOf } from './alarm-table.ts';
import { harmless } from './harmless.ts';
import { Misuse } from './misuse.ts';
import { examples } from './options.ts';
import type { Parts } from './parts.ts';

interface ToldOptions {
  readonly data: string;
  readonly config?: string;
  readonly json?: boolean;
}

const words = (value: unknown): string => String(value).replaceAll('_', ' ');
const listOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(', ') : 'somebody whose name is erased';

type NameOf = (person: PersonId) => string;

/** What the log says of people and of its rooms: the name of a person, an identifier where it was erased; the time zone. */
const knownIn = (log: LogReader): { readonly nameOf: NameOf; readonly zone: string } => {
  const { people, policy } = restoreState({
    facts: (from) => decodeEntries(log.entries(from)),
    latestSnapshot: () => recordedSnapshot(log.rows, log.head().size),
  });
  return {
    nameOf: (person) => (Object.hasOwn(people, person) ? (people[person]?.name ?? person) : person),
    zone: policy?.time_zone ?? '',
  };
};

const saidBy = ({ signed_by, words: said }: Fields): string => {
  if (signed_by !== undefined && Array.isArray(signed_by) && signed_by.length === 0) return '';
  const why = typeof said === 'string' && said !== '' ? `: ${said}` : '';
  return ` by ${listOf(signed_by)}${why}`;
};

const aboutEntry = ({ entry, tries }: Fields): string => `entry ${String(entry)}, attempt ${String(tries)}`;

const SAID: Readonly<Record<string, (fields: Fields) => string>> = {
  alarm_raised: ({ priority, occurrence }) =>
    `raised, ${words(priority)}${occurrence === 1 ? '' : `, for the ${String(occurrence)}. time`}`,
  alarm_unanswered: ({ step }) => `nobody had answered; told again ${String(step)}`,
  alarm_acknowledged: (fields) => `acknowledged${saidBy(fields)}`,
  alarm_returned: () => 'no longer so',
  alarm_closing_proposed: (fields) => `said to be over${saidBy(fields)}`,
  alarm_closed: (fields) => `closed${saidBy(fields)}`,
  channel_test_sent: (fields) => `test sent by ${String(fields['channel'])}${saidBy(fields)}`,
  channel_tested: ({ channel, person, after_ms }) =>
    `test by ${String(channel)} received by ${person === undefined ? listOf(person) : String(person)}, after ${Math.round(Number(after_ms) / 1_000)} s`,
  test_missed: ({ channel }) => `nobody has said that the test by ${String(channel)} arrived`,
  siren_sounded: ({ channel }) => `the siren ${String(channel)} sounds`,
  siren_silenced: ({ channel, cause }) => `the siren ${String(channel)} is silent: ${words(cause)}`,
  notice_delivered: (fields) => {
    const refused = fields['refused'] === 0 ? '' : `, ${String(fields['refused'])} addresses refused`;
    const late = fields['late'] === 'yes' ? ', late' : '';
    return `told by ${words(fields['channel'])}: ${listOf(fields['recipients'])}${refused}${late} (${aboutEntry(fields)})`;
  },
  notice_failed: (fields) => {
    const end = fields['given_up'] === 'yes' ? ', given up' : '';
    return `NOT told by ${words(fields['channel'])}: ${words(fields['cause'])}${end} (${aboutEntry(fields)})`;
  },
};

const lineOf = (fields: Fields, zone: string): string => {
  const type = String(fields['type']);
  const said = SAID[type]?.(fields) ?? words(type);
  const entry = `#${String(fields['seq'])}`.padStart(9);
  return `${entry}  ${localTimeOf(zone, parseTime(fields['time']))}  ${said}`;
};

/** The same entry with names in the place of identifiers. */
const named = (fields: Fields, nameOf: NameOf): Fields => {
  const { signed_by, person } = fields;
  return {
    ...fields,
    ...(Array.isArray(signed_by) ? { signed_by: signed_by.map(nameOf) } : {}),
    ...(typeof person === 'string' ? { person: nameOf(person as PersonId) } : {}),
  };
};

/** The answer for programs: identifiers as the entry has them, and the names beside them. */
const answerWith = (fields: Fields, nameOf: NameOf): Fields => {
  const people = peopleIn(fields);
  return { ...answerOf(fields), ...(people.length === 0 ? {} : { names: people.map(nameOf) }) };
};

const alarmNamed = (text: string): AlarmId => {
  if (isAlarmId(text)) return text;
  throw new Misuse(
    `${text} is no alarm`,
    'Write it as "ballot-vault alarms" does, for example "door_forced/ballot-room#1".',
  );
};

const MEANING = `
The answer is in the entries of the log, and nowhere else: each message that a server took, with its addresses, and the
first failure of each that it did not take. "Told" says that the next server took it, not that a person read it.
`;

export const addTold = (alarms: Command, { terminal }: Parts): void => {
  alarms
    .command('told')
    .description('Print who was told of an alarm, when, by what, and who answered. Changes nothing.')
    .argument('<alarm>', 'as "ballot-vault alarms" names it')
    .requiredOption('--data <dir>', 'folder of the log')
    .option('--config <file>', 'configuration with another time zone than that of the log')
    .option('--json', 'one JSON object for each entry, one a line')
    .addHelpText(
      'after',
      `${MEANING}${examples('alarms told "door_forced/ballot-room#1" --data /var/lib/ballot-vault')}`,
    )
    .action(async (text: string, options: ToldOptions) => {
      const alarm = alarmNamed(text);
      const { config, data, json } = options;
      const asked = config === undefined ? undefined : readConfig(config, data).kiosk.time_zone;
      const log = readLog(path.resolve(data));
      try {
        const found = [...entriesAbout(log, alarm)];
        if (found.length === 0) {
          throw new Misuse(
            `${alarm} is not in this log`,
            'See "ballot-vault alarms figures" for its alarms.',
          );
        }
        const { nameOf, zone: recorded } = knownIn(log);
        const zone = asked ?? recorded;
        const lines = found.map((fields) =>
          harmless(
            json === true ? JSON.stringify(answerWith(fields, nameOf)) : lineOf(named(fields, nameOf), zone),
          ),
        );
        const head = json === true ? [] : [`${alarm}, times of ${zone === '' ? 'UTC' : zone}.`];
        await terminal.print(`${[...head, ...lines].join('\n')}\n`);
      } finally {
        log.close();
      }
    });
};
