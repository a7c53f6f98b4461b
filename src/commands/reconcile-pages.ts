import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { DIFFERENCES, SHEET_FORMS, type SheetForm } from '../core/sheet-forms.ts';
import { readLog } from '../log/read-log.ts';
import { FORM_LANGUAGES, type FormLanguage } from '../reports/paper-page.ts';
import { blankForm, publicPage } from '../reports/sheet-page.ts';
import { type SheetVersion, sheetsIn, standingSheets } from '../reports/sheets.ts';
import { instantIn } from './change-table.ts';
import { harmless } from './harmless.ts';
import { Misuse } from './misuse.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

interface Reading {
  readonly config: string;
  readonly data?: string;
  readonly json?: boolean;
}

interface PageOptions extends Reading {
  readonly language: FormLanguage;
  readonly to: string;
}

const write = (to: string, html: string): void => {
  try {
    writeFileSync(to, html, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Misuse(`${to} is there already`, 'Name another file with --to.');
  }
};

const versionsIn = (data: string): readonly SheetVersion[] => {
  const log = readLog(data);
  try {
    const { size } = log.head();
    return sheetsIn({ entries: log.entries, bytes: (from, until) => log.rows.bytes(from, until) }, size);
  } finally {
    log.close();
  }
};

const differencesText = ({ differences }: SheetVersion): string =>
  DIFFERENCES.flatMap((name) => {
    const found = differences[name];
    return found === undefined ? [] : [`${name} ${found}`];
  }).join(', ');

const lineOf = (zone: string, version: SheetVersion): string => {
  const { sheet, form, election, place, entry, at, prepared_by, verified, words } = version;
  const where = place === '' ? '' : `, ${place}`;
  const signed =
    verified === null
      ? 'not verified'
      : `verified by ${verified.by.join(' and ')} on ${instantIn(zone, verified.at)}, entry ${verified.entry}`;
  const said = words === '' ? '' : `; ${words}`;
  return `sheet ${sheet} version ${version.version}  ${form}  ${election}${where}  differences: ${differencesText(version)}${said}; prepared by ${prepared_by.join(' and ')} on ${instantIn(zone, at)}, entry ${entry}; ${signed}`;
};

const figuresOf = ({ values }: SheetVersion): string =>
  Object.entries(values)
    .map(([field, value]) => `    ${field.padEnd(28)} ${value}\n`)
    .join('');

const show = async ({ terminal }: Parts, sheet: string | undefined, options: Reading): Promise<void> => {
  const { paths, kiosk } = readConfig(options.config, options.data);
  const all = versionsIn(paths.data);
  const asked = all.filter((one) => sheet === undefined || String(one.sheet) === sheet);
  if (sheet !== undefined && asked.length === 0)
    throw new Misuse(`there is no sheet ${harmless(sheet)}`, 'Leave the number out to see all of them.');
  if (options.json === true) return terminal.print(`${harmless(JSON.stringify(asked))}\n`);
  if (asked.length === 0) return terminal.print('No sheet is on record.\n');
  for (const version of asked) {
    await terminal.print(`${harmless(lineOf(kiosk.time_zone, version))}\n`);
    if (sheet !== undefined) await terminal.print(figuresOf(version));
  }
};

const form = async (
  { terminal }: Parts,
  options: PageOptions & { readonly form: SheetForm },
): Promise<void> => {
  const { reconciliation, kiosk } = readConfig(options.config);
  write(options.to, blankForm(options.form, reconciliation[options.form], kiosk.kiosk, options.language));
  await terminal.print(`${options.to} is written: open it in a browser, and print it.\n`);
};

interface PublicOptions extends PageOptions {
  readonly election: string;
  readonly explanations?: boolean;
}

const release = async ({ terminal }: Parts, options: PublicOptions): Promise<void> => {
  const { paths, kiosk } = readConfig(options.config, options.data);
  const { election, language, to, explanations } = options;
  const standing = standingSheets(versionsIn(paths.data)).filter((one) => one.election === election);
  if (standing.length === 0)
    throw new Misuse(
      `no verified sheet is of ${harmless(election)}`,
      'See "ballot-vault reconcile show" for what there is; somebody has to verify it first.',
    );
  write(to, publicPage(kiosk.kiosk, standing, language, explanations === true));
  await terminal.print(
    `${to} is written, with ${standing.length} sheets and nobody's name. Read it before it is published.\n`,
  );
};

const withPage = (command: Command): Command =>
  command
    .addOption(configOption())
    .addOption(new Option('--language <language>', 'of the page').choices(FORM_LANGUAGES).default('en'))
    .requiredOption('--to <file>', 'HTML file to write; never one that is there');

export const addReconcilePages = (reconcile: Command, parts: Parts): void => {
  withPage(
    reconcile.command('form').description('Write a blank sheet with the figures that the office asks for.'),
  )
    .addOption(new Option('--form <form>', 'which form').choices(SHEET_FORMS).makeOptionMandatory())
    .addHelpText('after', examples('reconcile form --form polling_place --config FILE --to sheet.html'))
    .action((options: PageOptions & { readonly form: SheetForm }) => form(parts, options));
  reconcile
    .command('show')
    .description('Print the sheets with every version. The kiosk may go on running.')
    .argument('[sheet]', 'number of one sheet, with its figures')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'one JSON list; instants are milliseconds since 1970, UTC')
    .addHelpText('after', examples('reconcile show --config FILE', 'reconcile show 3 --config FILE'))
    .action((sheet: string | undefined, options: Reading) => show(parts, sheet, options));
  withPage(
    reconcile
      .command('public')
      .description('Write what can be published: the newest verified version of each sheet, without names.'),
  )
    .addOption(dataOption())
    .requiredOption('--election <name>', 'which election')
    .option('--explanations', 'with what people wrote; read it first, it may name somebody')
    .addHelpText(
      'after',
      examples('reconcile public --election "General 2026" --config FILE --to public.html'),
    )
    .action((options: PublicOptions) => release(parts, options));
};
