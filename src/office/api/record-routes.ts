import { z } from 'zod';
import { CATALOGUE, type Card } from '../../core/catalogue.ts';
import type { StoredEntry } from '../../log/log-rows.ts';
import { LINES_MAX } from '../../reads.ts';
import { peopleIn, recordLine, toldDisclosures } from './record-lines.ts';
import { CHOICES, CHOICES_MAX, RECORD, RECORDS, RECORDS_ASKED, type RecordLine } from './record-schemas.ts';
import { NOTHING } from './room-routes.ts';
import { type ApiParts, ApiRefused, route } from './route.ts';

/** Entries before and after one that is opened. */
const NEIGHBOURS = 3;

const storedAt = ({ log }: Pick<ApiParts, 'log'>, from: number, until = from + 1): readonly StoredEntry[] => [
  ...log.entries(Math.max(0, from), until),
];

/** A kiosk that does not answer must not keep anybody from reading: identifiers say it as well. */
const namesOf = async (
  { read }: Pick<ApiParts, 'read'>,
  lines: readonly RecordLine[],
): Promise<{ readonly [person: string]: string }> => {
  const people = peopleIn(lines).slice(0, LINES_MAX);
  const answer = people.length === 0 ? null : await read({ what: 'names', people });
  return answer?.what === 'names' ? answer.names : {};
};

const SEARCH = route({
  method: 'get',
  path: '/records',
  name: 'records',
  about: 'log',
  summary: 'Entries of the log by what they say, the newest first',
  detail:
    'What is asked for together has to be true of an entry together. Found by an index that is made from the log and follows it; while it is made, entries from `indexed` on are not looked at. Each page goes on at `next`. Reading is on record, as for `/entries`.',
  verb: 'see_names',
  params: NOTHING,
  query: RECORDS_ASKED,
  body: NOTHING,
  answer: RECORDS,
  handle: async ({ query: { below, limit, ...filter }, caller }, parts) => {
    // What is written by reading itself is not missing from what was looked at.
    const { size } = parts.log.head();
    const { entries, found, more, indexed } = await parts.records.search({ filter, below, limit });
    const records = entries.flatMap((seq) => storedAt(parts, seq).map(recordLine));
    const last = entries.at(-1);
    if (last !== undefined) await parts.exported(caller, last, records.length);
    const next = more && last !== undefined ? last : null;
    return { size, indexed, found, records, next, names: await namesOf(parts, records) };
  },
});

const OPEN = route({
  method: 'get',
  path: '/records/{seq}',
  name: 'record',
  about: 'log',
  summary: 'One entry with its bytes, what opens it, and its neighbours',
  detail:
    'The bytes are those that were hashed: with `/entries/{seq}/proof` anybody can check them. Hashes of PINs are told to nobody. Reading is on record, as for `/entries`.',
  verb: 'see_names',
  params: z.strictObject({ seq: z.coerce.number().int().min(0).describe('Number of the entry.') }),
  query: NOTHING,
  body: NOTHING,
  answer: RECORD,
  handle: async ({ params: { seq }, caller }, parts) => {
    const { size } = parts.log.head();
    const [stored] = storedAt(parts, seq);
    if (stored === undefined) {
      const words = [`the log has ${size} entries`, 'seq', 'ask for one of them'] as const;
      throw new ApiRefused(404, 'unknown', words);
    }
    const record = recordLine(stored);
    const around = storedAt(parts, seq - NEIGHBOURS, seq + 1 + NEIGHBOURS);
    const neighbours = around.filter((other) => other.seq !== seq).map(recordLine);
    await parts.exported(caller, around[0]?.seq ?? seq, around.length);
    const card: Card | undefined = Object.hasOwn(CATALOGUE, record.type)
      ? CATALOGUE[record.type as keyof typeof CATALOGUE]
      : undefined;
    return {
      size,
      record,
      meaning: card?.meaning ?? '',
      response: card !== undefined && 'response' in card ? card.response : '',
      bytes: stored.bytes.toString('utf8'),
      disclosures: toldDisclosures(stored).map(({ name, content }) => ({ name, content })),
      neighbours,
      names: await namesOf(parts, [record, ...neighbours]),
    };
  },
});

const WHAT_THERE_IS = route({
  method: 'get',
  path: '/records/choices',
  name: 'recordChoices',
  about: 'log',
  summary: 'What entries can be asked for by',
  detail: 'The kinds, rooms, purposes and containers of which there are entries. Names nobody.',
  verb: 'see_names',
  params: NOTHING,
  query: NOTHING,
  body: NOTHING,
  answer: CHOICES,
  handle: async (_asked, { records, read }) => {
    await records.search({ filter: {}, limit: 1 });
    const answer = await read({ what: 'proposals' });
    return {
      types: records.valuesOf('type', CHOICES_MAX),
      rooms: records.valuesOf('room', CHOICES_MAX),
      purposes: records.valuesOf('purpose', CHOICES_MAX),
      containers: records.valuesOf('container', CHOICES_MAX),
      time_zone: answer?.what === 'proposals' ? answer.time_zone : '',
    };
  },
});

export const RECORD_ROUTES = [SEARCH, WHAT_THERE_IS, OPEN];
