import path from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isAlarmId } from '../alarm-acts.ts';
import { readConfig } from '../config.ts';
import type { State } from '../core/state.ts';
import { type AlarmId, PHASES, type Phase, type RoomId } from '../core/terms.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { trialOfRules } from '../records/proposed-trial.ts';
import type { Trial } from '../records/trial.ts';
import type { Subject } from '../reports/about.ts';
import { knowsRoom, type Question } from '../reports/question.ts';
import { type ReportName, SUBJECTS, TREND_PERIODS, type TrendPeriod } from '../reports/report-names.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { examples } from './options.ts';
import type { Parts } from './parts.ts';
import { addFormOptions, type FormOptions } from './report-form.ts';
import { printReport } from './report-print.ts';
import { addSaved } from './report-saved.ts';
import { addTimeOptions, askedTime, type TimeOptions } from './report-time.ts';

interface Options extends FormOptions, TimeOptions {
  readonly room?: string;
  readonly stricter?: string;
  readonly phase?: Phase;
  readonly person?: string;
  readonly badge?: string;
  readonly container?: string;
  readonly seal?: string;
  readonly alarm?: string;
  readonly entry?: number;
  readonly per?: TrendPeriod;
}

/** What a question is made of, once the log is open. */
interface Opened {
  readonly log: LogReader;
  readonly state: State;
  readonly options: Options;
}

interface Kind {
  readonly name: ReportName;
  readonly description: string;
  readonly meaning: string;
  readonly options: readonly Option[];
  readonly example: string;
  readonly question: (opened: Opened) => Question;
}

const roomOption = (): Option => new Option('--room <room>', 'the room, by its identifier');

const roomIn = ({ log, state, options: { room } }: Opened): RoomId => {
  const known = Object.keys(state.rooms);
  const [only] = known;
  if (room === undefined) {
    if (known.length === 1 && only !== undefined) return only as RoomId;
    throw new Misuse(
      'it is not said which room is asked about',
      `Add --room with one of ${known.join(', ')}.`,
    );
  }
  if (knowsRoom(log, state, room)) return room as RoomId;
  throw new Misuse(`there never was a room ${room} in this log`, `Its rooms are ${known.join(', ')}.`);
};

const rulesIn = ({ options: { stricter, phase, data } }: Opened): Trial | null => {
  if (stricter !== undefined && phase !== undefined) {
    throw new Misuse('two sets of rules are asked for', 'Give one of --stricter and --phase.');
  }
  if (phase !== undefined) return { trial: 'phase', phase };
  return stricter === undefined ? null : trialOfRules(readConfig(stricter, path.resolve(data)));
};

const subjectIn = ({ options }: Opened): Subject => {
  const asked = SUBJECTS.flatMap((kind) => {
    const id = options[kind];
    return id === undefined ? [] : [{ kind, id }];
  });
  const [only] = asked;
  if (asked.length === 1 && only !== undefined) return only;
  throw new Misuse(
    asked.length === 0 ? 'it is not said whom or what is asked about' : 'several things are asked about',
    'Give one of --person, --badge, --container and --seal.',
  );
};

const alarmIn = ({ options: { alarm = '' } }: Opened): AlarmId => {
  if (isAlarmId(alarm)) return alarm;
  throw new Misuse(
    `${alarm === '' ? 'nothing' : alarm} is no alarm`,
    'Give --alarm as "ballot-vault alarms" names it, for example "door_forced/ballot-room#1".',
  );
};

const entryNumber = (text: string): number => {
  const [, digits] = /^#?(\d{1,15})$/.exec(text) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new InvalidArgumentError('Give the number of an entry.');
};

const KINDS: readonly Kind[] = [
  {
    name: 'lone',
    description: 'Print every time in which the people inside broke the pairing rule.',
    meaning:
      'As recorded, under the rules then in force. With --stricter or --phase the log is played again with the code that decides at the door, under those rules.',
    options: [
      new Option('--stricter <file>', 'under the rules of this configuration file'),
      new Option('--phase <phase>', 'under the rules of this phase').choices(PHASES),
    ],
    example: 'report lone --data /var/lib/ballot-vault --from 2026-11-03 --until 2026-11-10',
    question: (opened) => ({ report: 'lone', rules: rulesIn(opened) }),
  },
  {
    name: 'nobody-entered',
    description: 'Say whether it is proved that nobody entered a room between two instants.',
    meaning:
      'Every time without a running kiosk, a shut door that is seen, its readers, a certain count and a clock that agrees is printed as unknown. Exit code 1 where it is not proved.',
    options: [roomOption()],
    example:
      'report nobody-entered --room vault --from "2026-11-03 19:00" --until "2026-11-04 07:00" --data /var/lib/ballot-vault',
    question: (opened) => ({ report: 'nobody-entered', room: roomIn(opened) }),
  },
  {
    name: 'list-on',
    description: 'Print who was on the authorization list on a day, or at an instant.',
    meaning: 'On a day: as it began, as it ended, and whoever was put on the list and taken off it between.',
    options: [new Option('--room <room>', 'only those who may enter this room')],
    example: 'report list-on --on 2026-11-03 --data /var/lib/ballot-vault',
    question: (opened) => ({
      report: 'list-on',
      room: opened.options.room === undefined ? '' : roomIn(opened),
    }),
  },
  {
    name: 'about',
    description: 'Print everything on record about a person, a badge, a container or a seal.',
    meaning:
      'A person by the identifier of the list, or a visitor by theirs; a badge by its keyed hash, as entries have it: its number is in no log.',
    options: [
      new Option('--person <person>', 'identifier of a person or visitor'),
      new Option('--badge <hash>', 'keyed hash of a badge'),
      new Option('--container <container>', 'identifier of a container'),
      new Option('--seal <seal>', 'number of a seal'),
    ],
    example: 'report about --container BOX-12 --data /var/lib/ballot-vault --format csv',
    question: (opened) => ({ report: 'about', subject: subjectIn(opened) }),
  },
  {
    name: 'told',
    description: 'Print who was told of an alarm, when, by what, and who answered.',
    meaning: '"Told" says that the next server took it, not that a person read it.',
    options: [new Option('--alarm <alarm>', 'as "ballot-vault alarms" names it').makeOptionMandatory()],
    example: 'report told --alarm "door_forced/ballot-room#1" --data /var/lib/ballot-vault',
    question: (opened) => ({ report: 'told', alarm: alarmIn(opened) }),
  },
  {
    name: 'outage',
    description: 'Account for each time in which something did not work, or was not known.',
    meaning:
      'The kiosk, its devices, doors that were not seen, counts in doubt, emergencies, storage, power, clock, channels and other kiosks.',
    options: [],
    example: 'report outage --data /var/lib/ballot-vault --from 2026-11-03',
    question: () => ({ report: 'outage' }),
  },
  {
    name: 'visitors',
    description:
      'Print every visitor: who, from where, to whom, with which identification, badge and escort.',
    meaning:
      'What people at the screen stated. Whoever was named and not let in is listed too, and badges that nobody handed back.',
    options: [],
    example: 'report visitors --data /var/lib/ballot-vault --from 2026-11-03',
    question: () => ({ report: 'visitors' }),
  },
  {
    name: 'looked',
    description: 'Print who read or exported entries, and who signed in away from the door.',
    meaning:
      'With --entry: who read or exported that entry. Reading with commands at the machine, and with copies of the log, leaves no entry.',
    options: [new Option('--entry <number>', 'who read or exported this entry').argParser(entryNumber)],
    example: 'report looked --entry 120 --data /var/lib/ballot-vault',
    question: ({ options: { entry } }) => ({ report: 'looked', entry }),
  },
  {
    name: 'trends',
    description: 'Count entries, visitors, refusals, lone intervals and alarms by week or month.',
    meaning:
      'A row for each week (from its Monday) or month of the rooms’ calendar, those with nothing too. With --room alarms of the whole kiosk count as well.',
    options: [
      new Option('--per <period>', 'how much one row covers').choices(TREND_PERIODS).default('week'),
      new Option('--room <room>', 'this room alone'),
    ],
    example: 'report trends --per month --data /var/lib/ballot-vault --from 2026-08-01',
    question: (opened) => ({
      report: 'trends',
      per: opened.options.per ?? 'week',
      room: opened.options.room === undefined ? '' : roomIn(opened),
    }),
  },
];

const fieldsOf = (options: Options): { readonly [field: string]: string } => {
  const { data, from, until, on, format, language, out, ...asked } = options;
  return Object.fromEntries(
    Object.entries(asked)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, String(value)]),
  );
};

const addKind = (report: Command, parts: Parts, kind: Kind): void => {
  const { name, description, meaning, example } = kind;
  const command = report.command(name).description(description);
  for (const option of kind.options) command.addOption(option);
  addTimeOptions(command, name);
  addFormOptions(command);
  command
    .addHelpText(
      'after',
      `\n${meaning}\nTimes are those of the rooms where they have no offset.\n${examples(example)}`,
    )
    .action(async (options: Options) => {
      const log = readLog(path.resolve(options.data));
      try {
        const { outcome } = await printReport(parts, log, {
          format: options.format,
          language: options.language ?? 'en',
          out: options.out,
          fields: fieldsOf(options),
          time: (zone) => askedTime(options, { report: name, zone, at: parts.now() }),
          question: (state) => kind.question({ log, state, options }),
        });
        if (outcome === 'entered' || outcome === 'not_known') throw new FoundWrong();
      } finally {
        log.close();
      }
    });
};

export const addReport = (program: Command, parts: Parts): void => {
  const report = program
    .command('report')
    .description('Answer a standing question about the past from the log alone. The kiosk may go on running.')
    .addHelpText('after', examples(...KINDS.map(({ example }) => example)));
  for (const kind of KINDS) addKind(report, parts, kind);
  addSaved(report, parts);
};
