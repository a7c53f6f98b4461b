import { type FormLanguage, PAGE_STYLE, plain } from '../reports/paper-page.ts';

type Words = { readonly [L in FormLanguage]: string };

interface Sheet {
  readonly title: Words;
  readonly rule: Words;
  /** Heading of each column with its share of the width. */
  readonly columns: readonly (readonly [words: Words, share: number])[];
}

/** The same fields as the entries have that the kiosk would have made. */
export const SHEETS = {
  visits: {
    title: { en: 'Room entry log', es: 'Registro de entradas a la sala' },
    rule: {
      en: 'Two people go in and come out together. Each line is one visit; both sign it when they leave.',
      es: 'Dos personas entran y salen juntas. Cada línea es una visita; ambas firman al salir.',
    },
    columns: [
      [{ en: 'Date', es: 'Fecha' }, 8],
      [{ en: 'In', es: 'Entrada' }, 7],
      [{ en: 'Out', es: 'Salida' }, 7],
      [{ en: 'Person and signature', es: 'Persona y firma' }, 20],
      [{ en: 'Second person and signature', es: 'Segunda persona y firma' }, 20],
      [{ en: 'Purpose', es: 'Propósito' }, 13],
      [
        {
          en: 'Visitors: name, organization, ID seen by',
          es: 'Visitantes: nombre, organización, quién vio la identificación',
        },
        25,
      ],
    ],
  },
  containers: {
    title: { en: 'Container movements', es: 'Movimientos de recipientes' },
    rule: {
      en: 'Write the container’s number twice. Two people sign each movement.',
      es: 'Escriba dos veces el número del recipiente. Dos personas firman cada movimiento.',
    },
    columns: [
      [{ en: 'Date, time', es: 'Fecha, hora' }, 11],
      [{ en: 'Container', es: 'Recipiente' }, 12],
      [{ en: 'Again', es: 'De nuevo' }, 12],
      [{ en: 'In, out, within', es: 'Entra, sale, dentro' }, 9],
      [{ en: 'From, to, shelf', es: 'De, a, estante' }, 16],
      [{ en: 'Reason', es: 'Motivo' }, 14],
      [{ en: 'Signature', es: 'Firma' }, 13],
      [{ en: 'Second signature', es: 'Segunda firma' }, 13],
    ],
  },
  seals: {
    title: { en: 'Seal checks', es: 'Revisión de sellos' },
    rule: {
      en: 'Read the number off the seal, and write it before you look at any record. Two people sign.',
      es: 'Lea el número en el sello y escríbalo antes de mirar cualquier registro. Firman dos personas.',
    },
    columns: [
      [{ en: 'Date, time', es: 'Fecha, hora' }, 11],
      [{ en: 'Container', es: 'Recipiente' }, 13],
      [{ en: 'Seal as read', es: 'Sello leído' }, 14],
      [{ en: 'Intact, damaged, missing', es: 'Intacto, dañado, falta' }, 12],
      [{ en: 'Put on, looked at, removed', es: 'Puesto, revisado, quitado' }, 14],
      [{ en: 'New seal', es: 'Sello nuevo' }, 10],
      [{ en: 'Signature', es: 'Firma' }, 13],
      [{ en: 'Second signature', es: 'Segunda firma' }, 13],
    ],
  },
} as const satisfies { readonly [kind: string]: Sheet };
export type SheetKind = keyof typeof SHEETS;

const COMMON = {
  sheet: { en: 'Sheet', es: 'Hoja' },
  room: { en: 'Room', es: 'Sala' },
  kiosk: { en: 'Kiosk', es: 'Quiosco' },
  line: { en: 'Line', es: 'Línea' },
  telephone: {
    en: 'Call before you begin, and when power is back',
    es: 'Llame antes de empezar y cuando vuelva la luz',
  },
  keep: {
    en: 'Use ink. Strike a mistake through with one line and both initials; never erase. Keep every sheet, blank ones too: two people type it in afterwards, and the paper stays the original.',
    es: 'Use tinta. Tache un error con una sola línea y ambas iniciales; nunca borre. Guarde todas las hojas, también las vacías: dos personas las transcriben después, y el papel sigue siendo el original.',
  },
  reviewed: { en: 'Typed in by (two signatures, date)', es: 'Transcrita por (dos firmas, fecha)' },
} as const satisfies { readonly [name: string]: Words };

const tableOf = ({ columns }: Sheet, language: FormLanguage, lines: number): string => {
  const head = columns
    .map(([words, share]) => `<th scope="col" style="width:${share}%">${plain(words[language])}</th>`)
    .join('');
  const cells = '<td></td>'.repeat(columns.length);
  const rows = Array.from({ length: lines }, (_, at) => `<tr><th scope="row">${at + 1}</th>${cells}</tr>`);
  const line = `<th scope="col" style="width:5%">${plain(COMMON.line[language])}</th>`;
  return `<table><thead><tr>${line}${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
};

/** Where the sheet is used; the telephone is empty where none is configured. */
export interface SheetPlace {
  readonly kiosk: string;
  readonly room: string;
  readonly telephone: string;
}

/** A blank sheet as one HTML file that needs nothing else and prints on one page. */
export const blankSheet = (
  kind: SheetKind,
  { kiosk, room, telephone }: SheetPlace,
  language: FormLanguage,
  lines: number,
): string => {
  const sheet: Sheet = SHEETS[kind];
  const title = plain(sheet.title[language]);
  const call =
    telephone === '' ? '' : `<p>${plain(COMMON.telephone[language])}: <b>${plain(telephone)}</b></p>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>${PAGE_STYLE}</style></head><body><main>
<header><h1>${title}</h1><div><b>${plain(COMMON.sheet[language])}</b> <span class="blank">&nbsp;</span></div></header>
<dl><div><dt>${plain(COMMON.room[language])}:</dt> <dd>${plain(room)}</dd></div>
<div><dt>${plain(COMMON.kiosk[language])}:</dt> <dd>${plain(kiosk)}</dd></div></dl>
<p>${plain(sheet.rule[language])}</p>${call}
<div class="scroll">${tableOf(sheet, language, lines)}</div>
<p>${plain(COMMON.keep[language])}</p>
<p>${plain(COMMON.reviewed[language])}: <span class="blank">&nbsp;</span> <span class="blank">&nbsp;</span></p>
</main></body></html>
`;
};
