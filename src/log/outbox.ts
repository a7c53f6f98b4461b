import { z } from 'zod';
import { ALARM_KINDS, PRIORITIES } from '../core/alarm-kinds.ts';
import { type Notice, OUTBOX_EVENTS } from '../core/notices.ts';
import type { AlarmId, Ms } from '../core/terms.ts';
import { openForReading } from './database.ts';
import { damageInstead, identifyLog } from './identity.ts';

/** A notice that waits in the log, or waited there, for one channel. */
export interface OutboxRow {
  /** Number of the entry that it tells of. */
  readonly entry: number;
  readonly channel: string;
  readonly notice: Notice;
}

/** What people are to be told, as another process reads it while the kiosk writes. */
export interface Outbox {
  /** Name of the log: with the number of an entry it names a notice for all time. */
  readonly origin: string;
  /** Notices of a channel behind an entry, oldest first, at most `most`. */
  after(channel: string, entry: number, most: number): readonly OutboxRow[];
  /**
   * Notices of a channel behind an entry: how many, and when the oldest was put on record (0 where there is none). For
   * figures that anybody may see: of duress there is none among them, since a number that nothing else explains tells.
   */
  waiting(channel: string, entry: number): { readonly notices: number; readonly oldest: Ms };
  close(): void;
}

const NOTICE = z.strictObject({
  alarm: z.string().transform((text) => text as AlarmId),
  event: z.enum(OUTBOX_EVENTS),
  kind: z.enum(ALARM_KINDS),
  priority: z.enum(PRIORITIES),
  title: z.string(),
  response: z.string(),
  room: z.string(),
  kiosk: z.string(),
  step: z.int(),
  at: z.int(),
});

/**
 * Opens the outbox of the log in a data directory, on a connection that cannot write. Throws `LogRefused` where there
 * is no log or no permission, `LogDamaged` where it is not a log.
 */
export const openOutbox = (directory: string): Outbox => {
  const database = openForReading(directory);
  try {
    const { about } = damageInstead(directory, () => identifyLog(database, directory));
    const after = database.prepare<[string, number, number], { entry: number; notice: string }>(
      'SELECT seq AS entry, notice FROM outbox WHERE channel = ? AND seq > ? ORDER BY seq LIMIT ?',
    );
    const waiting = database.prepare<[string, number], { notices: number; oldest: number }>(
      `SELECT count(*) AS notices, coalesce(min(notice ->> 'at'), 0) AS oldest FROM outbox
       WHERE channel = ? AND seq > ? AND notice ->> 'kind' <> 'duress'`,
    );
    return {
      origin: about.origin,
      after: (channel, entry, most) =>
        after.all(channel, entry, most).map((row) => ({
          entry: row.entry,
          channel,
          notice: NOTICE.parse(JSON.parse(row.notice)),
        })),
      waiting: (channel, entry) => waiting.get(channel, entry) ?? { notices: 0, oldest: 0 },
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
};
