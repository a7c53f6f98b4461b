import { writeFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import { FORM_LANGUAGES, type FormLanguage } from '../reports/paper-page.ts';
import { blankSheet, SHEETS, type SheetKind } from './blank-sheet.ts';
import { Misuse } from './misuse.ts';
import { configOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

interface FormOptions {
  readonly config: string;
  readonly room?: string;
  readonly kind: SheetKind;
  readonly language: FormLanguage;
  readonly lines: number;
  readonly to: string;
}

const LINES_MAX = 40;

const linesAsked = (text: string): number => {
  const value = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= LINES_MAX) return value;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${LINES_MAX}.`);
};

const print = async ({ terminal }: Parts, options: FormOptions): Promise<void> => {
  const { kiosk, rooms } = readConfig(options.config);
  const room = rooms.find((known) => known.room === options.room || options.room === undefined);
  if (room === undefined) {
    const known = rooms.map((one) => one.room).join(', ');
    throw new Misuse(`there is no room ${options.room}`, `Name one of the configuration: ${known}.`);
  }
  const { kind, language, lines, to } = options;
  const html = blankSheet(
    kind,
    { kiosk: kiosk.kiosk, room: room.name, telephone: kiosk.paper_log_phone },
    language,
    lines,
  );
  try {
    writeFileSync(to, html, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Misuse(`${to} is there already`, 'Name another file with --to.');
  }
  await terminal.print(`${to} is written: open it in a browser, and print it on both sides.\n`);
};

export const addPaperForm = (paper: Command, parts: Parts): void => {
  paper
    .command('form')
    .description('Write a blank sheet, to be printed before it is needed.')
    .addOption(configOption())
    .option('--room <room>', 'which room, by the configuration; the first where it is left out')
    .addOption(
      new Option('--kind <kind>', 'what is written on it').choices(Object.keys(SHEETS)).default('visits'),
    )
    .addOption(new Option('--language <language>', 'of the sheet').choices(FORM_LANGUAGES).default('en'))
    .addOption(new Option('--lines <n>', 'lines on the sheet').argParser(linesAsked).default(12))
    .requiredOption('--to <file>', 'HTML file to write; never one that is there')
    .addHelpText(
      'after',
      examples('paper form --config FILE --room ballot-room --language es --to sheet.html'),
    )
    .action((options: FormOptions) => print(parts, options));
};
