import type { GivenCheckpoint } from '../receipts.ts';
import type { QrRows } from '../web/wire.ts';

const QUIET = 4;
const WIDTH = 78;
const LINE = '_'.repeat(34);

/** Two rows of modules in one line of text, dark as ink. */
export const qrBlocks = (rows: QrRows): string => {
  const side = rows.length + 2 * QUIET;
  const isDark = (y: number, x: number): boolean => rows[y - QUIET]?.[x - QUIET] === '1';
  const lines: string[] = [];
  for (let y = 0; y < side; y += 2) {
    const line = Array.from({ length: side }, (_, x) => {
      const [upper, lower] = [isDark(y, x), isDark(y + 1, x)];
      if (upper && lower) return '█';
      if (upper) return '▀';
      return lower ? '▄' : ' ';
    });
    lines.push(line.join('').trimEnd());
  }
  return lines.join('\n');
};

const timeIn = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'long', timeStyle: 'long' }).format(at);

/** Lines of at most `WIDTH` characters, broken at spaces. */
const folded = (text: string): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
};

const SIGNATURES = [
  '',
  `Number of the seal on the room  ${LINE}`,
  '',
  '',
  `${LINE}    ${LINE}`,
  'Name in print                         Signature',
  '',
  '',
  `${LINE}    ${LINE}`,
  'Name in print                         Signature',
];

/** The receipt as a text for paper, in English; with lines for two people where it is a shift slip. */
export const slipText = ({ note, slip }: GivenCheckpoint, lines: 'signed' | 'unsigned'): string => {
  const groups = slip.root_hex.match(/.{1,4}/g) ?? [];
  return `${[
    lines === 'signed' ? 'SHIFT SLIP' : 'LOG RECEIPT',
    '',
    `Kiosk       ${slip.kiosk}`,
    `Rooms       ${slip.rooms.join(', ')}`,
    `Log         ${slip.origin}`,
    `Entries     ${slip.size}`,
    `Local time  ${timeIn(slip.time, slip.time_zone)}`,
    `UTC         ${timeIn(slip.time, 'UTC')}`,
    '',
    'Root of the log, in digits and in words for reading aloud:',
    folded(groups.join(' ')),
    folded(slip.words.en.join(' ')),
    '',
    'Key that signed it:',
    slip.verifier_key,
    ...(lines === 'signed' ? SIGNATURES : []),
    '',
    folded(
      'Keep this paper with the seal log, away from the kiosk. The code is the signed checkpoint itself. A log that was cut or replaced later does not agree with it: ballot-vault verify BAG --old FILE. This paper does not show that everything was recorded.',
    ),
    '',
    qrBlocks(slip.qr),
    '',
    note,
  ].join('\n')}`;
};
