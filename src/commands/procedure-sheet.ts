import type { Procedure } from '../core/facts-procedures.ts';
import type { ProcedureLanguage } from '../procedure-file/text.ts';

const WORDS = {
  version: { en: 'Version', es: 'Versión' },
  digest: { en: 'SHA-256 of the text', es: 'SHA-256 del texto' },
  use: { en: 'In use', es: 'En uso' },
  not_approved: { en: 'Not approved: a draft', es: 'No aprobado: un borrador' },
  step: { en: 'Step', es: 'Paso' },
  done: { en: 'Done by (initials)', es: 'Hecho por (iniciales)' },
  time: { en: 'Time', es: 'Hora' },
  signed: { en: 'Signatures of both, and the date', es: 'Firmas de ambas personas y fecha' },
} as const;

const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE = `@page{size:letter;margin:14mm}
body{font:12pt/1.35 sans-serif;color:#000;background:#fff;margin:0 auto;max-width:186mm}
h1{font-size:19pt;margin:0}p{margin:1mm 0}code{font-size:8pt;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:4mm 0}th,td{border:1px solid #000;padding:2mm;text-align:start;vertical-align:top}
td:nth-child(3){width:26mm}td:nth-child(4){width:18mm}thead th{font-size:9pt}tr{break-inside:avoid}
.blank{display:inline-block;min-width:50mm;border-bottom:1px solid #000}@media screen{main{padding:4mm}}`;

/** A procedure for paper, as one HTML file that needs nothing else. `since` is the day of its approval, or empty. */
export const procedureSheet = (
  { title, steps, version, digest }: Procedure,
  language: ProcedureLanguage,
  since: string,
): string => {
  const heading = plain(title[language]);
  const rows = steps.map(
    (step, at) =>
      `<tr><th scope="row">${at + 1}</th><td>${plain(step[language])}</td><td></td><td></td></tr>`,
  );
  const heads = (['step', 'done', 'time'] as const).map(
    (word) => `<th scope="col">${plain(WORDS[word][language])}</th>`,
  );
  const state = since === '' ? WORDS.not_approved[language] : `${WORDS.use[language]}: ${since}`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${heading}</title><style>${STYLE}</style></head><body><main>
<h1>${heading}</h1>
<p>${plain(WORDS.version[language])} <b>${plain(version)}</b> · ${plain(state)}</p>
<table><thead><tr><th scope="col">#</th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>
<p>${plain(WORDS.signed[language])}: <span class="blank">&nbsp;</span> <span class="blank">&nbsp;</span></p>
<p>${plain(WORDS.digest[language])}: <code>${digest}</code></p>
</main></body></html>
`;
};
