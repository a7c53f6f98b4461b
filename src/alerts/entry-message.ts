import type { Ms } from '../core/terms.ts';
import { parseEntry } from '../log/entry.ts';
import { parseTime } from '../log/entry-time.ts';
import { isOfDuress, typeIn } from '../log/entry-words.ts';
import { leafHash } from '../log/formats/tree.ts';
import type { SyslogChannel } from './channel.ts';
import { entryBody, outcomeOf, type SentEntry } from './entry-body.ts';
import { isLate } from './schedule.ts';
import { SYSLOG_APP } from './syslog.ts';
import type { SyslogMessage } from './syslog-message.ts';

/** Where an entry comes from, and when it is sent; `host` is the name of this machine. */
export interface EntrySource {
  readonly origin: string;
  readonly host: string;
  readonly now: Ms;
}

/**
 * Told in the same words as duress: a number without content alone would be a call for help. What these say stands in
 * the notices themselves, which have a key of the same entry.
 */
const WITHHELD = ['notice_delivered', 'notice_failed'];

const isWithheld = (text: string): boolean => isOfDuress(text) || WITHHELD.includes(typeIn(text));

const textOr = (value: unknown): string => (typeof value === 'string' ? value : '');

const sentOf = (entry: number, bytes: Buffer, { origin, now }: EntrySource): SentEntry => {
  const text = bytes.toString('utf8');
  const { time, kiosk, room } = parseEntry(bytes).fields;
  const at = parseTime(time);
  const shown = isWithheld(text)
    ? { type: '', stored: '', room: '' }
    : { type: typeIn(text), stored: text, room: textOr(room) };
  return {
    origin,
    entry,
    key: `${origin}#${entry}.entry`,
    ...shown,
    at,
    kiosk: textOr(kiosk),
    leaf_hash: leafHash(bytes).toString('base64'),
    late: isLate(at, now) ? 'yes' : 'no',
  };
};

/**
 * A stored entry as a message for a syslog server: its bytes as they are, personal fields as the commitments that stand
 * in them. What tells of duress has only its number, its time and its hash.
 */
export const entryMessage = (
  channel: Pick<SyslogChannel, 'format' | 'facility' | 'enterprise'>,
  entry: number,
  bytes: Buffer,
  source: EntrySource,
): SyslogMessage => {
  const sent = sentOf(entry, bytes, source);
  const { origin, key, type, at, room, kiosk, leaf_hash, late } = sent;
  const about = { entry: String(entry), origin, key, type, room, kiosk, leaf_hash, late };
  return {
    facility: channel.facility,
    severity: outcomeOf(sent) === 'failure' ? 'notice' : 'informational',
    at,
    host: source.host,
    app: SYSLOG_APP,
    process: String(process.pid),
    id: type === '' ? 'withheld' : type,
    data: [
      { id: `ballotVault@${channel.enterprise}`, values: about },
      { id: 'timeQuality', values: { tzKnown: '1' } },
    ],
    body: entryBody(channel.format, sent),
  };
};
