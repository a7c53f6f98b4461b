import { type RoomPolicy, rulesFor, type StaffedHours } from '../core/policy.ts';
import { type Phase, PURPOSES, type Purpose } from '../core/terms.ts';
import type { OfficeWords, OfficeWordsFiles } from './office-words.ts';
import { PUBLIC_STYLE } from './style.ts';
import type { PublicDay, PublicException, PublicFigures } from './summary.ts';
import { type PublicLanguage, type PublicWords, WORDS } from './words.ts';

/** What the office says of the page. */
export interface PublicOffice {
  readonly office: string;
  /** Whom to ask; empty where nobody is named. */
  readonly contact: string;
  /** Day from which on figures are shown, such as 2026-12-01; empty where they always are. */
  readonly not_before: string;
  /** How many days back figures go. */
  readonly days: number;
  /** Files of the office's own words; null where it has none. */
  readonly words: OfficeWordsFiles | null;
}

/** The signed checkpoint that the page rests on. */
export interface PublicCheckpoint {
  readonly origin: string;
  readonly verifier_key: string;
  readonly size: number;
  readonly root_hex: string;
  readonly words: { readonly [L in PublicLanguage]: readonly string[] };
  /** Rows of the code, each a text of 0 (light) and 1 (dark). */
  readonly qr: readonly string[];
  /** Local day and time of its last entry, with the name of the zone. */
  readonly until: string;
  /** Local day of its last entry. */
  readonly day: string;
}

/** All that the page is made of. */
export interface PublicContent {
  readonly office: PublicOffice;
  /** The office's own words, as HTML; null where it has none. */
  readonly own_words: OfficeWords | null;
  readonly figures: PublicFigures;
  readonly checkpoint: PublicCheckpoint;
  /** Local day on which the page is made. */
  readonly today: string;
  /** Address of the page in the other language; empty on paper and in a file. */
  readonly other: string;
}

const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const items = (lines: readonly string[]): string => lines.map((line) => `<li>${plain(line)}</li>`).join('');

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A week begins on Monday here; `weekday` 0 is Sunday. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

/** Days in a row that have the same hours stand in one line. */
const hoursOf = (hours: readonly StaffedHours[], words: PublicWords): string => {
  const lines: { readonly first: string; last: string; readonly spans: string }[] = [];
  let before: string | undefined;
  for (const weekday of WEEK) {
    const open = hours.filter((one) => one.weekday === weekday);
    const spans = open.map(({ from, until }) => `${clock(from)}–${clock(until)}`).join(', ');
    const name = words.weekdays[weekday];
    const line = lines.at(-1);
    if (spans !== '' && spans === before && line !== undefined) line.last = name;
    else if (spans !== '') lines.push({ first: name, last: name, spans });
    before = spans;
  }
  const rows = lines.map(({ first, last, spans }) => {
    const days = first === last ? first : `${first} – ${last}`;
    return `<dt>${plain(days)}</dt><dd>${spans}</dd>`;
  });
  return `<dl class="pairs hours">${rows.join('')}</dl>`;
};

const peopleIn = (pairing: ReturnType<typeof rulesFor>['pairing']): number => {
  if (pairing.rule === 'at_least') return pairing.people;
  return pairing.rule === 'one_from_each' ? pairing.groups.length : 0;
};

const roomOf = (room: RoomPolicy, phase: Phase, words: PublicWords): string => {
  const { pairing, entries, staffed_hours, after_hours } = rulesFor(room, phase);
  const rule = words.pairing[pairing.rule](peopleIn(pairing));
  const hours =
    staffed_hours.length === 0
      ? `<p>${plain(words.hours_always)}</p>`
      : `<p>${plain(words.hours)}:</p>${hoursOf(staffed_hours, words)}<p>${plain(words.after_hours[after_hours])}</p>`;
  const open = entries === 'refused' ? `<p>${plain(words.closed_now)}</p>` : hours;
  return `<div class="keep"><h3>${plain(room.name)}</h3><p>${plain(rule)}</p>${open}</div>`;
};

const COLUMNS: readonly (Purpose | 'not_asked')[] = [...PURPOSES, 'not_asked'];

const sumOf = ({ entries }: PublicDay): number =>
  Object.values(entries).reduce((sum, count) => sum + count, 0);

/** The purposes of a day in one cell: a column for each would fit on no phone and on no sheet. */
const purposesOf = ({ entries, on_paper }: PublicDay, words: PublicWords): string =>
  [
    ...COLUMNS.map((purpose) => [words.purposes[purpose], entries[purpose] ?? 0] as const),
    [words.on_paper, on_paper] as const,
  ]
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name}: ${count}`)
    .join('; ');

const entriesTable = (days: readonly PublicDay[], words: PublicWords): string => {
  const rows = days.map(
    (day) =>
      `<tr><th scope="row">${day.day}</th><td class="count">${sumOf(day)}</td><td>${plain(purposesOf(day, words))}</td></tr>`,
  );
  return `<table class="days"><thead><tr><th scope="col">${plain(words.day)}</th><th scope="col" class="count">${plain(words.total)}</th><th scope="col">${plain(words.by_purpose)}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
};

const closingOf = ({ stands, action }: PublicException, words: PublicWords): string =>
  stands === 'begun' || action === null ? words.begun : words[stands](words.actions[action]);

const exceptionsList = (exceptions: readonly PublicException[], words: PublicWords): string => {
  const lines = exceptions.map(
    (one) =>
      `<li><b>${one.day}</b> ${plain(words.rules[one.rule])}<br><span class="quiet">${plain(closingOf(one, words))}</span></li>`,
  );
  return `<p>${plain(words.exceptions_count(String(exceptions.length)))}</p><ul class="events">${lines.join('')}</ul>`;
};

const DAY_MS = 86_400_000;

/** The first of so many days up to one. */
const firstDay = (last: string, days: number): string =>
  new Date(Date.parse(`${last}T00:00:00Z`) - (days - 1) * DAY_MS).toISOString().slice(0, 10);

const figuresOf = ({ office, figures, checkpoint, today }: PublicContent, words: PublicWords): string => {
  if (office.not_before > today) {
    return `<h2>${plain(words.entries)}</h2><p>${plain(words.not_before(office.not_before))}</p>`;
  }
  const since = firstDay(checkpoint.day, office.days);
  const days = figures.days.filter(({ day }) => day >= since);
  const exceptions = figures.exceptions.filter(({ day }) => day >= since);
  const reviewed =
    figures.reviewed_until === '' ? words.reviewed_nothing : words.reviewed_until(figures.reviewed_until);
  return [
    `<h2>${plain(words.entries)}</h2><p>${plain(words.entries_about(String(office.days)))}</p>`,
    days.length === 0 ? `<p>${plain(words.entries_none)}</p>` : entriesTable(days.toReversed(), words),
    `<h2>${plain(words.exceptions)}</h2><p>${plain(words.exceptions_about)}</p><p>${plain(reviewed)}</p>`,
    exceptions.length === 0
      ? `<p>${plain(words.exceptions_none)}</p>`
      : exceptionsList(exceptions.toReversed(), words),
  ].join('\n');
};

const QUIET = 4;

const qrOf = (rows: readonly string[], label: string): string => {
  const size = rows.length + 2 * QUIET;
  const dark = rows.flatMap((row, y) =>
    [...row].flatMap((cell, x) => (cell === '1' ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  );
  return `<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${plain(label)}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${dark.join('')}"/></svg>`;
};

const checkpointOf = (
  { checkpoint }: PublicContent,
  words: PublicWords,
  language: PublicLanguage,
): string => {
  const { qr, size, until, root_hex, origin, verifier_key } = checkpoint;
  const pairs = [
    [words.size, String(size)],
    [words.until, until],
    [words.root, `<code>${root_hex}</code>`],
    [words.origin, `<code>${plain(origin)}</code>`],
    [words.key, `<code>${plain(verifier_key)}</code>`],
  ].map(([term, meaning]) => `<dt>${plain(term ?? '')}</dt><dd>${meaning}</dd>`);
  return `<h2>${plain(words.checkpoint)}</h2><p>${plain(words.checkpoint_about)}</p>
<figure>${qrOf(qr, words.qr)}</figure>
<h3>${plain(words.words)}</h3><p class="words">${plain(checkpoint.words[language].join(' '))}</p>
<dl class="pairs">${pairs.join('')}</dl>
<h3>${plain(words.check)}</h3><ol>${items(words.check_steps)}</ol>`;
};

/** What the office says of its procedures itself, set apart from what the log says. */
const ownWordsOf = ({ own_words }: PublicContent, words: PublicWords, language: PublicLanguage): string =>
  own_words === null
    ? ''
    : `<h2>${plain(words.own_words)}</h2><p class="quiet">${plain(words.own_words_about)}</p>
<div class="own">${own_words[language]}</div>\n`;

/** The whole page as one HTML file without a script, that asks for nothing and prints as it is. */
export const publicPage = (content: PublicContent, language: PublicLanguage): string => {
  const words = WORDS[language];
  const { office, figures, checkpoint, other } = content;
  const other_language = language === 'en' ? 'es' : 'en';
  const title = plain(words.title(office.office));
  const link =
    other === ''
      ? ''
      : `<nav><a href="${plain(other)}" lang="${other_language}" hreflang="${other_language}">${plain(words.other_language)}</a></nav>`;
  const contact = office.contact === '' ? '' : `<p>${plain(words.ask(office.contact))}</p>`;
  const terms = words.glossary.map(([term, meaning]) => `<dt>${plain(term)}</dt><dd>${plain(meaning)}</dd>`);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>${PUBLIC_STYLE}</style></head><body><main>
${link}<h1>${title}</h1>
<p>${plain(words.rests_on(String(checkpoint.size), checkpoint.until))} ${plain(words.names_nobody)}</p>${contact}
<h2>${plain(words.how)}</h2><ul>${items(words.how_lines)}</ul>
<p>${plain(words.phase_now(words.phases[figures.phase]))}</p>
${ownWordsOf(content, words, language)}<h2>${plain(words.rooms)}</h2>${figures.rooms.map((room) => roomOf(room, figures.phase, words)).join('')}
${figuresOf(content, words)}
${checkpointOf(content, words, language)}
<h2>${plain(words.terms)}</h2><dl class="terms">${terms.join('')}</dl>
</main></body></html>
`;
};
