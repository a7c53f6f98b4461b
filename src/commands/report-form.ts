import { type Command, Option } from 'commander';
import { PDF_LANGUAGES, type PdfLanguage } from '../reports/pdf-languages.ts';
import { FORMATS, type Format } from './report-print.ts';

/** Of which log, in which form and where to a report goes. */
export interface FormOptions {
  readonly data: string;
  readonly format: Format;
  readonly language?: PdfLanguage;
  readonly out?: string;
}

export const addFormOptions = (command: Command): void => {
  command
    .requiredOption('--data <dir>', 'folder of the log')
    .addOption(
      new Option('--format <format>', 'for people, spreadsheets, programs or paper')
        .choices(FORMATS)
        .default('text'),
    )
    .addOption(new Option('--language <language>', 'of a PDF').choices(PDF_LANGUAGES))
    .option('--out <file>', 'file to write instead of the terminal; never one that is there');
};
