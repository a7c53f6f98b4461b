import { type Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import { KEY_FORM, REKEY_DAYS_MAX } from '../control/key-messages.ts';
import { KEY_KINDS, type KeyKind, type RegisteredKey } from '../core/facts-keys.ts';
import type { KeyAct } from '../core/keys.ts';
import type { RoomId } from '../core/terms.ts';
import { readLog } from '../log/read-log.ts';
import type { TypedPin } from '../officials.ts';
import { stateAtEnd } from '../reports/question.ts';
import { instantIn } from './change-table.ts';
import { harmless } from './harmless.ts';
import { withKeeper } from './keeping.ts';
import { Misuse } from './misuse.ts';
import { pinsFromInput } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { personNamed, wordsOf } from './people-acting.ts';
import { instantAsked } from './people-reading.ts';

interface KeyOptions {
  readonly config: string;
  readonly data?: string;
  readonly by: readonly string[];
  readonly person?: string;
  readonly words?: string;
  readonly stdin?: boolean;
}

interface RegisterOptions extends KeyOptions {
  readonly kind: KeyKind;
  readonly room?: string;
  readonly rekeyDays: number;
}

const keyNamed = (text: string): string => {
  const key = text.toUpperCase();
  if (KEY_FORM.test(key)) return key;
  throw new InvalidArgumentError('A key is named by up to 20 letters, digits and hyphens, as on its tag.');
};

const days = (text: string): number => {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= REKEY_DAYS_MAX) return value;
  throw new InvalidArgumentError(`Give a whole number of days up to ${REKEY_DAYS_MAX}; 0 for never.`);
};

/** The PINs of these people, in their order, typed without echo or read from standard input. */
const pinsOf = async (
  { terminal }: Parts,
  people: readonly string[],
  fromInput: boolean,
): Promise<readonly TypedPin[]> => {
  const lines = fromInput ? (await terminal.readInput()).split('\n') : undefined;
  const typed: TypedPin[] = [];
  for (const [index, name] of people.entries()) {
    const person = personNamed(name);
    const digits = lines === undefined ? await terminal.askHidden(`PIN of ${person}: `) : lines[index];
    typed.push({ person, digits: (digits ?? '').trim() });
  }
  return typed;
};

const signersOf = ({ by, person }: KeyOptions, signers: number): readonly string[] => {
  const people = person === undefined ? by : [...by, person];
  if (people.length === signers) return people;
  throw new Misuse(
    signers === 2 ? 'two people sign for this' : 'one person signs for this',
    signers === 2 ? 'Give --by twice, or --by and --person.' : 'Give --by once.',
  );
};

const act = async (parts: Parts, options: KeyOptions, signers: number, asked: KeyAct): Promise<void> => {
  const people = signersOf(options, signers);
  const typed = await pinsOf(parts, people, options.stdin === true);
  await withKeeper(
    parts,
    readConfig(options.config, options.data),
    async (keeper) => {
      const { index } = await keeper.actOnKey({ act: asked, typed });
      await parts.terminal.print(`${asked.key} is on record, recorded up to entry ${index}\n`);
    },
    'keys were kept without the kiosk running',
  );
};

const said = ({ words }: KeyOptions, needed: 'needed' | 'not_needed' = 'not_needed'): string =>
  wordsOf(words, needed);

const acting = (keys: Command, name: string, description: string): Command =>
  keys
    .command(name)
    .description(description)
    .argument('<key>', 'what its tag says', keyNamed)
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(
      new Option('--by <person>', 'who signs for it, with their PIN')
        .argParser((person: string, before: readonly string[]) => [...before, person])
        .default([])
        .makeOptionMandatory(),
    )
    .option('--words <text>', 'why, for the record')
    .addOption(pinsFromInput());

const rekeyDays = (): Option =>
  new Option('--rekey-days <n>', 'after how many days it is to be changed; 0 for never')
    .argParser(days)
    .default(365);

const lineOf = (
  zone: string,
  key: string,
  { kind, room, holders, rekey_due, lost }: RegisteredKey,
): string => {
  const who = holders.length === 0 ? 'nobody has it' : `with ${holders.join(', ')}`;
  const due = rekey_due === 0 ? '' : `; to be changed by ${instantIn(zone, rekey_due)}`;
  const gone = lost === 0 ? '' : '; LOST, the lock is to be changed now';
  return `${key.padEnd(20)}  ${kind.padEnd(11)}  ${(room === '' ? '-' : room).padEnd(14)}  ${who}${due}${gone}`;
};

interface ListOptions {
  readonly config: string;
  readonly data?: string;
  readonly json?: boolean;
}

const list = async ({ terminal }: Parts, options: ListOptions): Promise<void> => {
  const { paths, kiosk } = readConfig(options.config, options.data);
  const log = readLog(paths.data);
  try {
    const { registered } = stateAtEnd(log).keys;
    const entries = Object.entries(registered).sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [key, known] of entries) {
      const line =
        options.json === true ? JSON.stringify({ key, ...known }) : lineOf(kiosk.time_zone, key, known);
      await terminal.print(`${harmless(line)}\n`);
    }
    if (entries.length === 0 && options.json !== true) await terminal.print('No key is on the register.\n');
  } finally {
    log.close();
  }
};

const addChanging = (keys: Command, parts: Parts): void => {
  acting(keys, 'register', 'Put a key, a combination or a code on the register; two officials sign for it.')
    .addOption(new Option('--kind <kind>', 'what it is').choices(KEY_KINDS).default('key'))
    .option('--room <room>', 'which room it opens, by the configuration')
    .addOption(rekeyDays())
    .addHelpText('after', examples('keys register K-1 --config FILE --room vault --by cal --by dee'))
    .action((key: string, options: RegisterOptions) => {
      const { kind, rekeyDays: rekey_days, room = '' } = options;
      const asked = {
        act: 'register',
        key,
        kind,
        room: room as RoomId,
        rekey_days,
        words: said(options),
      } as const;
      return act(parts, options, 2, asked);
    });
  acting(
    keys,
    'rekeyed',
    'Say that the lock was changed; two officials sign for it, and nobody has the key then.',
  )
    .addOption(rekeyDays())
    .addHelpText('after', examples('keys rekeyed K-1 --config FILE --by cal --by dee'))
    .action((key: string, options: RegisterOptions) =>
      act(parts, options, 2, { act: 'change', key, rekey_days: options.rekeyDays, words: said(options) }),
    );
};

const addMoving = (keys: Command, parts: Parts): void => {
  acting(keys, 'out', 'Give a key out, or tell a combination; whoever takes it signs too.')
    .requiredOption('--person <person>', 'who takes it, with their PIN')
    .addHelpText('after', examples('keys out K-1 --config FILE --by cal --person ana'))
    .action((key: string, options: KeyOptions) => {
      const person = personNamed(options.person ?? '');
      return act(parts, options, 2, { act: 'sign_out', key, person, words: said(options) });
    });
  acting(keys, 'return', 'Say that a key is back.')
    .addHelpText('after', examples('keys return K-1 --config FILE --by cal'))
    .action((key: string, options: KeyOptions) =>
      act(parts, options, 1, { act: 'take_back', key, words: said(options) }),
    );
  acting(keys, 'lost', 'Say that nobody knows where a key is, or that others know a combination.')
    .requiredOption('--since <time>', 'since when: an instant, or a local time like "2026-11-03 06:30"')
    .addHelpText(
      'after',
      examples('keys lost K-1 --config FILE --since "2026-11-03 06:30" --words "Not in its box" --by cal'),
    )
    .action((key: string, options: KeyOptions & { readonly since: string }) => {
      const { kiosk } = readConfig(options.config, options.data);
      const since = instantAsked('--since', options.since, kiosk.time_zone);
      return act(parts, options, 1, { act: 'report_lost', key, since, words: said(options, 'needed') });
    });
};

/** The register of keys, combinations and codes. */
export const addKeys = (program: Command, parts: Parts): void => {
  const keys = program
    .command('keys')
    .description(
      'The register of keys, combinations and codes: who has them, and when locks are to be changed.',
    );
  addChanging(keys, parts);
  addMoving(keys, parts);
  keys
    .command('list')
    .description('Print the register. The kiosk may go on running.')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'one JSON object a key; instants are milliseconds since 1970, UTC')
    .addHelpText('after', examples('keys list --config FILE'))
    .action((options: ListOptions) => list(parts, options));
};
