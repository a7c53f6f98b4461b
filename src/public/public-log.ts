import { createHash } from 'node:crypto';
import { localDayIn } from '../config/local-time.ts';
import { parseEntry } from '../log/entry.ts';
import { typeOf } from '../log/entry-glance.ts';
import { parseOffset, parseTime } from '../log/entry-time.ts';
import { type PublishedLog, publishLog } from '../log/published-log.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { qrRows } from '../receipts/qr.ts';
import { rootWords } from '../receipts/root-words.ts';
import { readOfficeWords } from './office-words.ts';
import { type PublicCheckpoint, type PublicOffice, publicPage } from './page.ts';
import { PUBLIC_STYLE } from './style.ts';
import { PUBLIC_TYPES, PublicSummary } from './summary.ts';
import type { PublicLanguage } from './words.ts';

/** Entries read at a stretch: what else the process serves waits no longer than that takes. */
const STRETCH = 2_000;
/** A longer text makes a code too fine: then the lines of the witnesses are left out. */
const NOTE_BYTES_MAX = 800;
const MINUTE_MS = 60_000;

/** Of the policy of a page's style, for its Content-Security-Policy. */
export const PUBLIC_STYLE_HASH = `'sha256-${createHash('sha256').update(PUBLIC_STYLE).digest('base64')}'`;

/** The public page of a log that grows. */
export interface PublicLog {
  /** Reads what was signed since it was asked last, a stretch at a time. */
  catchUp(): Promise<void>;
  /** Whether all that was signed when it was asked last is read. */
  readonly isRead: boolean;
  /** The page as of what was read. `other`: address of the one in the other language. */
  page(language: PublicLanguage, now: number, other: string): string;
  close(): void;
}

interface Signed {
  readonly note: string;
  readonly size: number;
  readonly root: Buffer;
}

/** A note of its text and the line of the log itself, which comes first. */
const withoutWitnesses = (note: string): string => {
  const line = note.indexOf('\n\n') + 2;
  return note.slice(0, note.indexOf('\n', line) + 1);
};

const fieldsAt = ({ rows }: LogReader, entry: number): { readonly [field: string]: unknown } => {
  const [bytes] = rows.bytes(entry, entry + 1);
  return bytes === undefined ? {} : parseEntry(bytes).fields;
};

const dayOf = ({ time, offset }: { readonly [field: string]: unknown }): string =>
  new Date(parseTime(time) + parseOffset(offset) * MINUTE_MS).toISOString().slice(0, 10);

const timeIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);

/** What the page says of the checkpoint that it rests on. */
const checkpointOf = (
  log: LogReader,
  { origin, verifier_key }: Pick<PublishedLog, 'origin' | 'verifier_key'>,
  { size, root, note }: Signed,
  zone: string,
): PublicCheckpoint => {
  const last = fieldsAt(log, size - 1);
  const shown = Buffer.byteLength(note) <= NOTE_BYTES_MAX ? note : withoutWitnesses(note);
  return {
    origin,
    verifier_key,
    size,
    root_hex: root.toString('hex'),
    words: { en: rootWords(root, 'en'), es: rootWords(root, 'es') },
    qr: qrRows(Buffer.from(shown), 'M'),
    until: timeIn(zone, parseTime(last['time'])),
    day: dayOf(last),
  };
};

/**
 * Opens a log for its public page. Only bytes that the public log shows are read: nothing opens what is committed to.
 * Throws as `readLog` and `readOfficeWords` do.
 */
export const openPublicLog = (directory: string, office: PublicOffice): PublicLog => {
  const own_words = office.words === null ? null : readOfficeWords(office.words);
  const log = readLog(directory);
  const published = publishLog(directory);
  const summary = new PublicSummary((entry) => dayOf(fieldsAt(log, entry)));
  let read = 0;
  let signed: Signed = published.checkpoint();

  const readTo = (end: number): void => {
    for (const bytes of log.rows.bytes(read, end)) {
      if (!PUBLIC_TYPES.has(typeOf(bytes))) continue;
      const { fields } = parseEntry(bytes);
      summary.look({ type: String(fields['type']), day: dayOf(fields), fields }, localDayIn);
    }
    read = end;
  };

  const catchUp = async (): Promise<void> => {
    const latest = published.checkpoint();
    while (read < latest.size) {
      readTo(Math.min(read + STRETCH, latest.size));
      await new Promise((resolve) => setImmediate(resolve));
    }
    signed = latest;
  };
  // Whoever asks while it is being read waits for the same reading.
  let reading: Promise<void> | undefined;

  return {
    catchUp: () => {
      reading ??= catchUp().finally(() => {
        reading = undefined;
      });
      return reading;
    },
    get isRead() {
      return read > 0 && read === signed.size;
    },
    page: (language, now, other) => {
      const figures = summary.figures();
      const { time_zone } = figures;
      const checkpoint = checkpointOf(log, published, signed, time_zone);
      const content = { office, own_words, figures, checkpoint, other };
      return publicPage({ ...content, today: localDayIn(now, time_zone) }, language);
    },
    close: () => {
      published.close();
      log.close();
    },
  };
};
