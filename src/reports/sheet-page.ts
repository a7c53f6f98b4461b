import {
  DIFFERENCES,
  type Differences,
  differencesOf,
  type SheetField,
  type SheetForm,
  type SheetValues,
} from '../core/sheet-forms.ts';
import { type FormLanguage, PAGE_STYLE, plain } from './paper-page.ts';
import { COMMON_WORDS, DIFFERENCE_WORDS, FIELD_WORDS, FORM_WORDS } from './sheet-words.ts';
import type { SheetVersion } from './sheets.ts';

/** The one style of these pages. Portrait, since a form has one column of figures. */
export const SHEET_STYLE = `${PAGE_STYLE.replace('letter landscape', 'letter')}
td.number{text-align:end;font-variant-numeric:tabular-nums}thead th:last-child{width:26%}p.line{display:flex;gap:2mm;align-items:end}p.line .blank{flex:1}tbody th{font-weight:normal;font-size:11pt}
section{break-after:page}section:last-child{break-after:auto}h2{font-size:14pt;margin:4mm 0 1mm}
table{min-width:0;margin:2mm 0}tbody td,tbody th{height:6mm}`;

const page = (title: string, language: FormLanguage, body: string): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${plain(title)}</title><style>${SHEET_STYLE}</style></head><body><main>
${body}
</main></body></html>
`;

type Row = readonly [words: string, cell: string];

const table = (language: FormLanguage, heading: string, rows: readonly Row[]): string => {
  const lines = rows.map(
    ([words, cell]) => `<tr><th scope="row">${plain(words)}</th><td class="number">${cell}</td></tr>`,
  );
  const head = `<tr><th scope="col">${plain(heading)}</th><th scope="col">${plain(COMMON_WORDS.number[language])}</th></tr>`;
  return `<table><thead>${head}</thead><tbody>${lines.join('')}</tbody></table>`;
};

const line = (words: string, content: string): string => `<p><b>${plain(words)}:</b> ${content}</p>`;

const toFill = (words: string): string =>
  `<p class="line"><b>${plain(words)}:</b> <span class="blank">&nbsp;</span></p>`;

const differenceRows = (
  differences: Differences,
  language: FormLanguage,
  shown: (difference: number) => string,
): readonly Row[] =>
  DIFFERENCES.flatMap((name): readonly Row[] => {
    const difference = differences[name];
    return difference === undefined ? [] : [[DIFFERENCE_WORDS[name][language], shown(difference)]];
  });

/** A blank sheet with the figures that the office asks for, for paper. */
export const blankForm = (
  form: SheetForm,
  fields: readonly SheetField[],
  kiosk: string,
  language: FormLanguage,
): string => {
  const title = FORM_WORDS[form][language];
  const words = (name: keyof typeof COMMON_WORDS): string => COMMON_WORDS[name][language];
  const figures = fields.map((field): Row => [FIELD_WORDS[field][language], '']);
  const noughts = Object.fromEntries(fields.map((field) => [field, 0])) as SheetValues;
  const found = differenceRows(differencesOf(form, noughts, 0), language, () => '');
  return page(
    title,
    language,
    [
      `<h1>${plain(title)}</h1>`,
      toFill(words('election')),
      ...(form === 'county' ? [] : [toFill(words('place'))]),
      line(words('kiosk'), plain(kiosk)),
      table(language, words('figure'), figures),
      table(language, words('difference'), found),
      `<p>${plain(words('rule'))}</p>`,
      ...(['source', 'containers', 'explanation', 'prepared', 'verified'] as const).map((name) =>
        toFill(words(name)),
      ),
    ].join('\n'),
  );
};

const section = (version: SheetVersion, language: FormLanguage, withWords: boolean): string => {
  const { form, election, place, values, differences, sheet, entry, verified, words } = version;
  const said = (name: keyof typeof COMMON_WORDS): string => COMMON_WORDS[name][language];
  const figures = (Object.entries(values) as [SheetField, number][]).map(
    ([field, value]): Row => [FIELD_WORDS[field][language], String(value)],
  );
  const found = differenceRows(differences, language, String);
  const isEqual = found.every(([, difference]) => difference === '0');
  const explained = withWords ? words : said('explained');
  return [
    `<section><h2>${plain(FORM_WORDS[form][language])}${place === '' ? '' : `: ${plain(place)}`}</h2>`,
    line(said('election'), plain(election)),
    line(said('version'), `${sheet}, ${version.version}`),
    line(said('entry'), `${entry}, ${verified?.entry ?? '–'}`),
    table(language, said('figure'), figures),
    table(language, said('difference'), found),
    line(said('explanation'), plain(isEqual ? said('none') : explained)),
    ...(version.source === '' ? [] : [line(said('source'), plain(version.source))]),
    '</section>',
  ].join('\n');
};

/** The sheets that the office stands by, for anybody: without names, and without what people wrote unless it is asked for. */
export const publicPage = (
  kiosk: string,
  versions: readonly SheetVersion[],
  language: FormLanguage,
  withWords: boolean,
): string => {
  const title = FORM_WORDS.county[language].split(':')[0] ?? '';
  return page(
    title,
    language,
    [
      `<h1>${plain(title)}</h1>`,
      line(COMMON_WORDS.kiosk[language], plain(kiosk)),
      `<p>${plain(COMMON_WORDS.public[language])}</p>`,
      ...versions.map((version) => section(version, language, withWords)),
    ].join('\n'),
  );
};
