import { z } from 'zod';
import { CATALOGUE, type Card } from '../../core/catalogue.ts';
import { openEntry } from '../../log/entry.ts';
import { formatTlogProof } from '../../log/formats/tlog-proof.ts';
import { type StoredEntry, shownOf } from '../../log/log-rows.ts';
import type { LogReader } from '../../log/read-log.ts';
import { CHECKPOINT, ENTRIES, ENTRIES_ASKED, type EntriesAsked, PROOF } from './log-schemas.ts';
import { NOTHING } from './room-routes.ts';
import { ApiRefused, route } from './route.ts';

/** Entries looked at for one page of those that are asked for; the next page goes on behind them. */
const LOOKED_AT_MAX = 5_000;

const cardOf = (type: unknown): Card | undefined =>
  (CATALOGUE as Readonly<Record<string, Card>>)[String(type)];

const opened = ({ seq, bytes, disclosures, erased }: StoredEntry) => {
  const entry = openEntry(bytes, shownOf(disclosures, erased), erased);
  const card = cardOf(entry['type']);
  return { seq, title: card?.title ?? '', level: card?.level ?? 'notice', entry };
};

const isAsked = (
  { level, entry }: ReturnType<typeof opened>,
  { type, level: asked, room }: EntriesAsked,
): boolean =>
  (type === undefined || entry['type'] === type) &&
  (asked === undefined || level === asked) &&
  (room === undefined || entry['room'] === room);

/** A page of entries, and where the next one begins; null at the end. */
export const entriesOf = (log: Pick<LogReader, 'entries' | 'head'>, asked: EntriesAsked) => {
  const { size } = log.head();
  const end = Math.min(size, asked.until ?? size, asked.from + LOOKED_AT_MAX);
  const entries = [];
  let next = asked.from;
  for (const stored of next < end ? log.entries(next, end) : []) {
    if (entries.length === asked.limit) break;
    next = stored.seq + 1;
    const entry = opened(stored);
    if (isAsked(entry, asked)) entries.push(entry);
  }
  const isOver = next >= Math.min(size, asked.until ?? size);
  return { size, entries, next: isOver ? null : next };
};

const READ_ENTRIES = route({
  method: 'get',
  path: '/entries',
  name: 'entries',
  about: 'log',
  summary: 'Entries of the log, by number',
  detail:
    'At most 200 at once, in their order, with names. A page of a filter may hold fewer, or none: it goes on at `next` until that is null. What is erased is left out and named. Reading is on record: at once for the first page, and together for those of the minute after it.',
  verb: 'see_names',
  params: NOTHING,
  query: ENTRIES_ASKED,
  body: NOTHING,
  answer: ENTRIES,
  handle: async ({ query, caller }, { log, exported }) => {
    const page = entriesOf(log, query);
    const [first] = page.entries;
    if (first !== undefined) await exported(caller, first.seq, page.entries.length);
    return page as never;
  },
});

const READ_CHECKPOINT = route({
  method: 'get',
  path: '/log/checkpoint',
  name: 'checkpoint',
  about: 'log',
  summary: 'The newest signed checkpoint',
  detail: 'What is below it cannot be changed unseen by anybody who keeps it.',
  verb: 'see_counts',
  params: NOTHING,
  query: NOTHING,
  body: NOTHING,
  answer: CHECKPOINT,
  handle: (_asked, { published }) => {
    const { size, root, note } = published.checkpoint();
    const { origin, verifier_key } = published;
    return { origin, size, root: root.toString('base64'), note, verifier_key };
  },
});

const READ_PROOF = route({
  method: 'get',
  path: '/entries/{seq}/proof',
  name: 'inclusionProof',
  about: 'log',
  summary: 'That an entry stands in the log',
  detail:
    'The audit path from the entry to the root of the newest signed checkpoint (RFC 6962, section 2.1.1).',
  verb: 'see_counts',
  params: z.strictObject({ seq: z.coerce.number().int().min(0).describe('Number of the entry.') }),
  query: NOTHING,
  body: NOTHING,
  answer: PROOF,
  handle: ({ params: { seq } }, { published }) => {
    const { size, note } = published.checkpoint();
    if (seq >= size) {
      const remedy = 'ask again within a minute: it is signed with the next checkpoint, if it is on record';
      throw new ApiRefused(404, 'unknown', [`the newest checkpoint has ${size} entries`, 'seq', remedy]);
    }
    const proof = published.inclusion(seq, size);
    return {
      index: seq,
      size,
      hashes: proof.map((hash) => hash.toString('base64')),
      tlog_proof: formatTlogProof({ index: seq, proof, checkpoint: note }),
    };
  },
});

export const LOG_ROUTES = [READ_ENTRIES, READ_PROOF, READ_CHECKPOINT];
