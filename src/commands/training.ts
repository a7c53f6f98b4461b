import { type Command, InvalidArgumentError, Option } from 'commander';
import { ID_FORM, ID_REMEDY } from '../config/fields.ts';
import { trainingDays } from '../config/training-days.ts';
import { type Config, readConfig } from '../config.ts';
import type { PracticeRecord } from '../core/facts-training.ts';
import type { Ms, PersonId } from '../core/terms.ts';
import { readLog } from '../log/read-log.ts';
import { listAsOf } from '../records/list-history.ts';
import type { TrainingLine, TrainingStanding } from '../training-acts.ts';
import { dayOf } from './change-table.ts';
import { withKeeper } from './keeping.ts';
import { Misuse } from './misuse.ts';
import { askOfficials, byOption, pinsFromInput } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { wordsOf } from './people-acting.ts';
import { instantAsked } from './people-reading.ts';
import { practicedIn } from './practiced.ts';
import { addTrainingImport } from './training-import.ts';

interface Of {
  readonly config: string;
  readonly data?: string;
}

interface Acting extends Of {
  readonly person: PersonId;
  readonly topic: string;
  readonly by: readonly string[];
  readonly stdin?: boolean;
}

const CAUSE = 'training was recorded without the kiosk running';

const named = (text: string): string => {
  if (ID_FORM.test(text)) return text;
  throw new InvalidArgumentError(ID_REMEDY);
};

const personOption = (): Option =>
  new Option('--person <person>', 'who was trained, as the list names them')
    .argParser(named)
    .makeOptionMandatory();
const topicOption = (): Option =>
  new Option('--topic <topic>', 'in what, as the configuration names it')
    .argParser(named)
    .makeOptionMandatory();

/** From the beginning of that local day until the beginning of the one so many months later. */
const daysOf = ({ kiosk }: Config, topic: string, day: string) => {
  const known = kiosk.topics?.find((one) => one.topic === topic);
  if (known === undefined) {
    const names = (kiosk.topics ?? []).map((one) => one.topic).join(', ');
    throw new Misuse(
      `there is no topic ${topic}`,
      names === '' ? 'Name topics with "training_topics" in the configuration.' : `Name one of: ${names}.`,
    );
  }
  const days = trainingDays(kiosk.time_zone, known, day);
  if (days === null) throw new Misuse(`--on: there is no day "${day}"`, 'Write a day such as 2026-11-03.');
  return days;
};

interface Recording extends Acting {
  readonly on?: string;
  readonly from?: string;
  readonly words?: string;
}

/** The day of the training, and where it was practiced; a practice log says its day itself. */
const trainedOf = async (
  config: Config,
  { person, topic, on, from }: Recording,
): Promise<{ readonly day: string; readonly practice?: PracticeRecord }> => {
  if (from === undefined) {
    if (on !== undefined) return { day: on };
    throw new Misuse('no day of the training is given', 'Give --on DAY, or --from with a practice log.');
  }
  if (on !== undefined) throw new Misuse('the practice log says the day', 'Leave out --on.');
  const exercises = config.kiosk.topics?.find((known) => known.topic === topic)?.exercises ?? [];
  if (exercises.length === 0) {
    throw new Misuse(
      `no exercise counts as training in ${topic}`,
      'Name some with "exercises" at this topic in the configuration.',
    );
  }
  const { practice, at } = await practicedIn(from, person, exercises);
  return { day: dayOf(config.kiosk.time_zone, at), practice };
};

const record = async (parts: Parts, options: Recording): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const { person, topic } = options;
  const { day, practice } = await trainedOf(config, options);
  const days = daysOf(config, topic, day);
  const words = wordsOf(options.words, 'not_needed');
  const typed = await askOfficials(parts, options);
  await withKeeper(
    parts,
    config,
    async (keeper) => {
      const act = { act: 'record', person, topic, ...days, words, practice } as const;
      const { index } = await keeper.actOnTraining({ acts: [act], typed });
      const until = dayOf(config.kiosk.time_zone, days.until);
      await parts.terminal.print(
        `${person} counts as trained in ${topic} until ${until}; recorded up to entry ${index}\n`,
      );
    },
    CAUSE,
  );
};

const withdraw = async (parts: Parts, options: Acting & { readonly words: string }): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const { person, topic } = options;
  const words = wordsOf(options.words, 'needed');
  const typed = await askOfficials(parts, options);
  await withKeeper(
    parts,
    config,
    async (keeper) => {
      const { index } = await keeper.actOnTraining({
        acts: [{ act: 'withdraw', person, topic, words }],
        typed,
      });
      await parts.terminal.print(
        `${person} does not count as trained in ${topic} any more; recorded up to entry ${index}\n`,
      );
    },
    CAUSE,
  );
};

const standingOf = (zone: string, at: number, { days }: TrainingLine): string => {
  if (days === null) return 'never';
  const until = `${dayOf(zone, days.on)}, until ${dayOf(zone, days.until)}`;
  return at < days.until ? until : `${until}: over`;
};

interface Listing extends Of {
  readonly asOf?: string;
  readonly json?: boolean;
}

const print = async (
  { terminal }: Parts,
  { kiosk: { time_zone } }: Config,
  { topics, lines }: TrainingStanding,
  { at, json }: { readonly at: Ms; readonly json: boolean },
): Promise<void> => {
  if (topics.length === 0 && !json) await terminal.print('No topics of training are configured.\n');
  for (const line of lines) {
    const text = `${line.person}  ${line.topic}  ${standingOf(time_zone, at, line)}`;
    await terminal.print(`${json ? JSON.stringify(line) : text}\n`);
  }
};

/** As the log makes it up to an instant: whatever was put on record later is left out. */
const printPast = async (parts: Parts, config: Config, options: Listing & { readonly asOf: string }) => {
  const at = instantAsked('--as-of', options.asOf, config.kiosk.time_zone);
  const json = options.json === true;
  const log = readLog(config.paths.data);
  try {
    const { people, topics, training, training_erased } = listAsOf(log, at);
    const on = people.filter(({ status }) => status !== 'removed').map(({ person }) => person);
    const lines = on
      .toSorted()
      .flatMap((person) =>
        topics.map(({ topic }) => ({ person, topic, days: training[person]?.[topic] ?? null })),
      );
    await print(parts, config, { topics, lines }, { at, json });
    if (training_erased > 0 && !json)
      await parts.terminal.print(
        `${training_erased} entries about training are erased: who has none here may have had one.\n`,
      );
  } finally {
    log.close();
  }
};

const list = async (parts: Parts, options: Listing): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const { asOf } = options;
  if (asOf !== undefined) return printPast(parts, config, { ...options, asOf });
  await withKeeper(
    parts,
    config,
    async (keeper) => {
      const standing = await keeper.training();
      await print(parts, config, standing, { at: parts.now(), json: options.json === true });
    },
    CAUSE,
  );
};

/** What people were trained in, topic by topic. */
export const addTraining = (program: Command, parts: Parts): void => {
  const training = program
    .command('training')
    .description('What people were trained in, topic by topic, and until when it holds.');
  training
    .command('list')
    .description('Print how everybody on the list stands to each topic. The kiosk may go on running.')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--as-of <time>', 'as the log makes it up to an instant, a local time or the end of a local day')
    .option('--json', 'one JSON object a line')
    .addHelpText(
      'after',
      examples('training list --config FILE', 'training list --config FILE --as-of 2026-11-03'),
    )
    .action((options: Listing) => list(parts, options));
  training
    .command('record')
    .description(
      'Put a training on record; two officials, neither of them that person, sign with their PINs.',
    )
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(personOption())
    .addOption(topicOption())
    .option('--on <day>', 'the day of the training, such as 2026-09-14')
    .option('--from <folder>', 'a practice log in which this person completed the exercises of the topic')
    .option('--words <text>', 'where, by whom')
    .addOption(byOption())
    .addOption(pinsFromInput())
    .addHelpText(
      'after',
      examples(
        'training record --person ana --topic seals --on 2026-09-14 --config FILE --by cal --by dee',
        'training record --person ana --topic entry --from practice-data --config FILE --by cal --by dee',
      ),
    )
    .action((options: Recording) => record(parts, options));
  addTrainingImport(training, parts);
  training
    .command('withdraw')
    .description('Take a training back that was recorded by mistake; two officials sign with their PINs.')
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(personOption())
    .addOption(topicOption())
    .requiredOption('--words <text>', 'why')
    .addOption(byOption())
    .addOption(pinsFromInput())
    .addHelpText(
      'after',
      examples(
        'training withdraw --person ana --topic seals --words "Wrong person" --config FILE --by cal --by dee',
      ),
    )
    .action((options: Acting & { readonly words: string }) => withdraw(parts, options));
};
