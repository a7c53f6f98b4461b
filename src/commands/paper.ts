import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import type { FactOf } from '../core/facts.ts';
import { decodeEntries } from '../log/log-facts.ts';
import { readLog } from '../log/read-log.ts';
import { instantIn } from './change-table.ts';
import { harmless } from './harmless.ts';
import { configOption, dataOption, examples } from './options.ts';
import { addPaperAdd } from './paper-add.ts';
import { addPaperForm } from './paper-form.ts';
import type { Parts } from './parts.ts';

interface Transcribed {
  readonly entry: number;
  readonly fact: FactOf<'paper_visit_transcribed'>;
}

function* transcribedIn(data: string): Generator<Transcribed> {
  const log = readLog(data);
  try {
    for (const { header, fact } of decodeEntries(log.entries(0)))
      if (fact.type === 'paper_visit_transcribed') yield { entry: header.seq, fact };
  } finally {
    log.close();
  }
}

const lineOf = (zone: string, { entry, fact }: Transcribed): string => {
  const { sheet, line, room, people, from, until, purpose, visitors_on_paper: visitors, words } = fact;
  const guests = visitors === 0 ? '' : ` and ${visitors} visitor${visitors === 1 ? '' : 's'}`;
  const over = fact.overlaps.length === 0 ? '' : `; overlaps with entry ${fact.overlaps.join(', ')}`;
  const said = words === '' ? '' : `; ${words}`;
  return `entry ${entry}  sheet ${sheet} line ${line}  ${room}  ${people.join(', ')}${guests}  ${instantIn(zone, from)} to ${instantIn(zone, until)}  ${purpose}  typed in on ${instantIn(zone, fact.at)} by ${fact.signed_by.join(' and ')}${over}${said}`;
};

interface ListOptions {
  readonly config: string;
  readonly data?: string;
  readonly json?: boolean;
}

const list = async ({ terminal }: Parts, options: ListOptions): Promise<void> => {
  const { paths, kiosk } = readConfig(options.config, options.data);
  let lines = 0;
  for (const transcribed of transcribedIn(paths.data)) {
    lines += 1;
    const { entry, fact } = transcribed;
    const text =
      options.json === true ? JSON.stringify({ entry, ...fact }) : lineOf(kiosk.time_zone, transcribed);
    await terminal.print(`${harmless(text)}\n`);
  }
  if (lines === 0 && options.json !== true) await terminal.print('No line of the paper log was typed in.\n');
};

/** The paper log for hours without power: blank sheets, and what was written on them. */
export const addPaper = (program: Command, parts: Parts): void => {
  const paper = program
    .command('paper')
    .description('The log on paper for hours without power: blank sheets, and what was written on them.');
  addPaperForm(paper, parts);
  addPaperAdd(paper, parts);
  paper
    .command('list')
    .description('Print the lines that were typed in. The kiosk may go on running.')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'one JSON object a line')
    .addHelpText('after', examples('paper list --config FILE'))
    .action((options: ListOptions) => list(parts, options));
};
