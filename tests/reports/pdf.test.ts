/** Reports on paper, read by a reader that did not write them. */
import { expect, test } from 'vitest';
import { loneReport } from '../../src/reports/lone.ts';
import { PDF_ROWS_MAX, pdfReport, rowsOf, TooManyRows } from '../../src/reports/pdf/pdf-report.ts';
import type { PdfLanguage } from '../../src/reports/pdf-languages.ts';
import { columnsOf, type Row } from '../../src/reports/report.ts';
import { NEVER } from '../../src/reports/room-watch.ts';
import { type ReportHead, rowJson } from '../../src/reports/written.ts';
import { askedOf, at, stateOf, stored, told } from './aid.ts';
import { elementsIn, type ReadPdf, readPdf } from './read-pdf.ts';

const HEAD: Omit<ReportHead, 'report' | 'columns'> = {
  asked: {},
  since: at('08:00:00'),
  before: NEVER,
  zone: 'America/Chicago',
  basis: {
    origin: 'juniper.example/rooms/k01',
    kiosk: 'k01',
    first: { entry: 12, time: at('08:00:01') },
    last: { entry: 4711, time: at('17:00:00') },
    entries: 4712,
    checkpoint: { size: 4700, root: 'uKKQy98M7UsSzt5vU5IuvXdoqY5F1LpslMuvWo/lwDc=', time: at('16:59:00') },
    unsigned: 12,
  },
};

const printed = async (
  head: Pick<ReportHead, 'report' | 'columns'> & Partial<ReportHead>,
  rows: readonly Row[],
  {
    outcome,
    figures = {},
    language = 'en',
  }: { outcome: string; figures?: { [figure: string]: number }; language?: PdfLanguage },
): Promise<ReadPdf> => {
  const asked = { language, rooms: { 'ballot-room': 'Ballot room' } };
  const pieces: Uint8Array[] = [];
  for await (const piece of pdfReport({ ...HEAD, ...head }, rows, { outcome, figures }, asked))
    pieces.push(piece);
  return readPdf(Buffer.concat(pieces));
};

const textsIn = (read: ReadPdf, role: string): readonly string[] =>
  elementsIn(read.elements, role).map(({ text }) => text);

const TOLD = columnsOf({ entry: 'entry', time: 'instant', who: 'text', words: 'text', tries: 'count' });

test('it says its title and its language, and is tagged from the first heading to the last cell', async () => {
  const rows: readonly Row[] = [
    [4012, at('09:15:30'), 'Ana Ruiz (ana)', 'On my way', 3],
    [4013, at('09:16:00'), '', '', ''],
  ];
  const read = await printed({ report: 'told', columns: TOLD }, rows, {
    outcome: 'told',
    figures: { told: 5, failed: 2, answered: 1 },
  });
  expect(read).toMatchObject({ title: 'Who was told of an alarm?', language: 'en-US', isTagged: true });
  expect(read.metadata).toMatch(/pdfuaid:part>1</);
  expect(textsIn(read, 'H1')).toEqual(['Who was told of an alarm?']);
  expect(textsIn(read, 'H2')).toEqual(['Answer', 'What it rests on', 'Rows']);
  expect(textsIn(read, 'P')).toContain('Told 5 times, not told 2 times, acknowledged 1 times.');
  const [basis, ...tables] = elementsIn(read.elements, 'Table');
  expect(elementsIn(basis?.children ?? [], 'TH').map(({ text }) => text)).toEqual([
    'Time asked about',
    'Log',
    'Rests on',
    'Checkpoint',
  ]);
  expect(basis?.text).toContain('Entries #12 to #4711; 4,712 were in the log.');
  expect(basis?.text).toContain(HEAD.basis.checkpoint?.root);
  const heads = elementsIn(tables, 'THead');
  expect(heads.length).toBe(1);
  expect(elementsIn(heads, 'TH').map(({ text }) => text)).toEqual([
    ...['Entry', 'Time', 'Who', 'Words', 'Tries'],
  ]);
  expect(
    elementsIn(elementsIn(tables, 'TBody'), 'TR').map(({ children }) => children.map(({ text }) => text)),
  ).toEqual([
    ['#4012', 'Nov 3, 2026, 8:15:30 AM', 'Ana Ruiz (ana)', 'On my way', '3'],
    ['#4013', 'Nov 3, 2026, 8:16:00 AM', '–', '–', '–'],
  ]);
  expect(read.drawn).toContain('Page 1 of 1');
  expect(read.drawn).toContain('entries #12 to #4711 · checkpoint 4,700, uKKQ');
  // The foot is there to be seen; a screen reader would read it on every page.
  expect(
    elementsIn(read.elements, 'Document')
      .map(({ text }) => text)
      .join(),
  ).not.toContain('Page 1');
});

test('in Spanish it is Spanish throughout', async () => {
  const read = await printed(
    { report: 'lone', columns: columnsOf({ room: 'word', ended: 'word', cause: 'word' }) },
    [['ballot-room', 'still', 'same_group']],
    { outcome: 'intervals', figures: { intervals: 1, alerted: 1, lasted_ms: 61_000 }, language: 'es' },
  );
  expect(read).toMatchObject({ title: '¿Cuándo se incumplió la regla?', language: 'es-US' });
  expect(textsIn(read, 'H2')).toEqual(['Respuesta', 'En qué se apoya', 'Filas']);
  expect(textsIn(read, 'TH').slice(-3)).toEqual(['Sala', 'Cómo terminó', 'Causa']);
  expect(textsIn(read, 'TD').slice(-3)).toEqual(['Ballot room', 'aún continúa', 'mismo grupo']);
  expect(read.drawn).toContain('Página 1 de 1');
});

test('names of many scripts are printed, and what the type lacks stands as its number', async () => {
  const names = ['Íñigo Núñez', 'Łukasz Żak', 'Αθηνά Παππά', 'Юлия Щукина', 'Nguyễn Thị Ánh', 'हिना शर्मा'];
  const rows = [...names, '王芳', 'a\u202eb\u0007'].map((name, index): Row => [index, '', name, '', '']);
  const read = await printed({ report: 'told', columns: TOLD }, rows, { outcome: 'told' });
  const cells = textsIn(read, 'TR').slice(-rows.length);
  for (const [index, name] of names.slice(0, 4).entries()) expect(cells[index]).toContain(name);
  // Some signs are drawn as a letter and its marks, which a reader finds as two.
  expect(cells[4]).toMatch(/Nguyễn Th.* Ánh/);
  expect(read.drawn).toMatch(/श/);
  expect(cells[6]?.replaceAll(' ', '')).toContain('[U+738B][U+82B3]');
  expect(cells[7]?.replaceAll(' ', '')).toContain('a[U+202E]b[U+0007]');
  expect(textsIn(read, 'P').join()).toContain('lacks some signs');
});

test('many rows go on from page to page, each with its titles to be seen and none of them twice to be read', async () => {
  const rows = Array.from(
    { length: 120 },
    (_row, index): Row => [index, at('09:00:00'), 'Ana', 'Yes', index],
  );
  const read = await printed({ report: 'told', columns: TOLD }, rows, { outcome: 'told' });
  expect(read.pages).toBeGreaterThan(2);
  expect(
    textsIn(read, 'TR')
      .slice(-120)
      .map((row) => row.split(' ')[0]),
  ).toEqual(rows.map(([entry]) => `#${entry}`));
  expect(textsIn(read, 'TH').filter((text) => text === 'Tries')).toEqual(['Tries']);
  expect(read.drawn.split('\n').filter((text) => text === 'Tries').length).toBe(read.pages);
  expect(read.drawn).toContain(`Page ${read.pages} of ${read.pages}`);
});

test('a cell that is longer than a page loses nothing', async () => {
  const words = Array.from({ length: 2_500 }, (_word, index) => `word${index}`);
  const read = await printed({ report: 'told', columns: TOLD }, [[1, '', '', words.join(' '), '']], {
    outcome: 'told',
  });
  expect(read.pages).toBeGreaterThan(1);
  const found = elementsIn(read.elements, 'TD').flatMap(({ text }) => text.match(/word\d+/g) ?? []);
  expect(found).toEqual(words);
});

test('a table with many columns stands on larger paper, and has all of them', async () => {
  const columns = columnsOf(
    Object.fromEntries(Array.from({ length: 21 }, (_column, index) => [`column_of_words_${index}`, 'text'])),
  );
  const row: Row = columns.map((_column, index) => `word${index} and more`);
  const read = await printed({ report: 'visitors', columns }, [row], { outcome: 'visitors' });
  expect(textsIn(read, 'TD').slice(-21)).toEqual(row);
});

test('its figures are those of the JSON', async () => {
  const facts = told(`One of two leaves for a moment
  Why: The grace delays the alert, never the record.
  People: Ana, Ben
  Rules: any two
  Before: Ana and Ben went in at 09:50:00
  10:00:00  Ben badges inside   exit
  10:00:02  door opens          opened
  10:00:04  door closes         closed
  10:00:20  Ben badges outside  granted
  10:00:22  door opens          opened
  10:00:25  door closes         closed
  10:10:00  Ana badges inside   exit
  10:10:02  door opens          opened
  10:10:04  door closes         closed
  Then: count certain
`);
  const asked = askedOf(stored(facts), { state: stateOf(facts) });
  const { columns, answer } = loneReport(asked);
  const { rows, conclusion } = rowsOf(answer);
  const read = await printed({ report: 'lone', columns }, rows, conclusion);
  const body = elementsIn(elementsIn(read.elements, 'TBody'), 'TR');
  expect(body.length).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(0);
  for (const [index, row] of rows.entries()) {
    const json = rowJson(columns, row);
    const cells = Object.fromEntries(
      columns.map(({ name }, at) => [name, body[index]?.children[at]?.text.trim()]),
    );
    expect(cells).toMatchObject({
      first_entry: `#${json['first_entry']}`,
      last_entry: json['last_entry'] === null ? '–' : `#${json['last_entry']}`,
      alerts: String(json['alerts']),
    });
  }
});

test('a report with more rows than a document takes is refused before anything is written', () => {
  function* rows(count: number) {
    for (let index = 0; index < count; index += 1) yield { row: [index] };
    return { outcome: 'told', figures: {} };
  }
  expect(rowsOf(() => rows(PDF_ROWS_MAX)).rows.length).toBe(PDF_ROWS_MAX);
  expect(() => rowsOf(() => rows(PDF_ROWS_MAX + 1))).toThrow(TooManyRows);
});
