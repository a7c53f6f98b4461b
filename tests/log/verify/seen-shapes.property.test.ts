import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../src/core/facts.ts';
import { encodeEntry } from '../../../src/log/entry.ts';
import { encodeEntries } from '../../../src/log/formats/tiles.ts';
import { leafHash } from '../../../src/log/formats/tree.ts';
import { csvRow } from '../../../src/log/records-text/csv.ts';
import { describeEntry } from '../../../src/log/records-text/described.ts';
import { EEL_SEPARATOR, eelEvent } from '../../../src/log/records-text/eel.ts';
import { openClaimed } from '../../../src/log/records-text/opened-entry.ts';
import { recordLine } from '../../../src/log/records-text/record.ts';
import { placesIn } from '../../../src/log/verify/bundle-entries.ts';
import { claimedEntry } from '../../../src/log/verify/claimed-entry.ts';
import { EntryReader } from '../../../src/log/verify/entry-reader.ts';
import { RecordMaker } from '../../../src/log/verify/record-maker.ts';
import { StoredText } from '../../../src/log/verify/stored-text.ts';
import { BOOT, MORNING } from '../facts.ts';
import type { ContentEntry } from './content.ts';

/*
 * Most entries are like others before, and are neither parsed nor written again field by field. Nobody may ever see
 * that: everything made in that way is what the slow way makes.
 */

const INSTANTS = [MORNING, MORNING + 1, 1_000_000_000_000, 999_999_999_999, 0, 17_778_888_999_900];
const WORDS = [
  '',
  'ana',
  'bén',
  '1778888999000',
  'at 1778888999001 h',
  '=1',
  'a"b',
  'a;b',
  '#',
  ',"_sd":{',
  'x'.repeat(43),
];
const OPEN = ['note', 'until', 'words', 'since', 'mark'];
const PERSONAL = ['person', 'people', 'credential', 'words'];

const value = fc.oneof(
  fc.constantFrom(...INSTANTS),
  fc.constantFrom(...WORDS),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }),
);

/** Fields that are mostly the same few. */
const few = (names: readonly string[]): fc.Arbitrary<Readonly<Record<string, unknown>>> =>
  fc.oneof(
    fc.constant({}),
    fc.constant({ [names[0] ?? '']: MORNING }),
    fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2 }),
  );

/** Facts of few kinds, so that many are of one shape: kinds that a kiosk writes, and some that nobody would. */
const anyFact = fc.record({
  type: fc.constantFrom('heartbeat', 'access_denied', 'exit_signed', 'unheard_of'),
  room: fc.constantFrom('ballots', '1778888999000', undefined),
  open: few(OPEN),
  personal: few(PERSONAL),
  at: fc.integer({ min: 0, max: 3 * 86_400_000 }),
  offset_min: fc.constantFrom(-720, -420, 0, 345, 840),
  boot: fc.constantFrom(BOOT, 'another-boot'),
});

const stored = (
  {
    type,
    room,
    open,
    personal,
    at,
    offset_min,
    boot,
  }: typeof anyFact extends fc.Arbitrary<infer Said> ? Said : never,
  seq: number,
): ContentEntry => {
  const header = { seq, offset_min, boot, uptime_ms: seq, clock: 'synchronised', kiosk: 'k1' } as const;
  const { words: _, ...rest } = { ...open, ...personal };
  const fields = !('words' in personal) ? rest : { ...rest, words: personal['words'] };
  const where = room === undefined ? {} : { room };
  // Facts that no kiosk makes are what a log from a stranger may hold.
  const fact = { at: MORNING + at, type, ...where, ...fields } as unknown as Fact;
  return encodeEntry(header, fact, () => Buffer.alloc(16, seq));
};

const entriesOf = fc.array(anyFact, { minLength: 20, maxLength: 40 }).map((facts) => facts.map(stored));

/** Commitments within a field behind all others: those of the entry itself, or of every second entry other ones. */
const withNested = (text: string): string => {
  const own = /,"_sd":(\{.*\})\}$/.exec(text)?.[1] ?? `{"person":"${'x'.repeat(43)}"}`;
  const isOther = Number(/"seq":(\d+)/.exec(text)?.[1]) % 2 > 0;
  const nested = isOther ? own.replace(/"[\w-]{43}"/g, `"${'y'.repeat(43)}"`) : own;
  return `${text.slice(0, -1)},"n":{"a":1,"_sd":${nested}}}`;
};

/** What somebody could put in the place of what a kiosk wrote. */
const asWritten = (text: string): string => text;
const CHANGES = [
  asWritten,
  asWritten,
  asWritten,
  (text: string) => text.replace('"clock"', ' "clock"'),
  (text: string) => text.replace('"kiosk":"k1"', '"kiosk":"k1","kiosk":"k2"'),
  (text: string) => text.replace(/,"type"/, ',"seq":1,"type"'),
  (text: string) => text.replace(',"type"', ',"time":"2026-01-01T00:00:00.000Z","type"'),
  (text: string) => text.replace('synchronised', 'synchronise\\u0064'),
  (text: string) => text.replace('k1', 'k\u00e9'),
  (text: string) => text.replace('"note"', '"7"'),
  (text: string) => text.replace('"note"', '"__proto__"').replace('"person":', '"__proto__":'),
  (text: string) => text.replace('"until"', '"1778888999000"'),
  // An open field with the name of one of people.
  (text: string) => text.replace('"mark"', '"person"'),
  (text: string) => text.replace('"since"', '"_sd"'),
  (text: string) => `${text.slice(0, -1)},"_sd":{}}`,
  withNested,
] as const;

const log = fc
  .tuple(
    entriesOf,
    // Of two entries with the same oddity the second is like one before.
    fc.oneof(
      fc.array(fc.nat(CHANGES.length - 1), { minLength: 40, maxLength: 40 }),
      fc.nat(CHANGES.length - 1).map((change) => Array.from({ length: 40 }, () => change)),
    ),
  )
  .map(([entries, changes]) =>
    entries.map(({ bytes, disclosures }, seq) => ({
      bytes: Buffer.from((CHANGES[changes[seq] ?? 0] ?? asWritten)(bytes.toString())),
      disclosures,
    })),
  );

/** What comes of it, or what is thrown. */
const outcome = (work: () => object): object => {
  try {
    return work();
  } catch (error) {
    return { thrown: String(error) };
  }
};

/** What these entries claim, read in both ways. */
const compareClaims = (entries: readonly ContentEntry[]): void => {
  const bundle = encodeEntries(entries.map(({ bytes }) => bytes));
  const [reader, text] = [new EntryReader(), new StoredText(bundle)];
  for (const [seq, place] of placesIn(bundle, entries.length).entries()) {
    const quick = outcome(() => {
      const entry = reader.read(text, bundle, place, seq);
      const { at, boot, uptime_ms, clock, type, commitments, fields } = entry;
      return { seq, at, boot, uptime_ms, clock, type, commitments, fields };
    });
    expect(quick).toEqual(outcome(() => claimedEntry(bundle, place.start, place.end, seq)));
  }
};

const RUNS = 300;
/** Every seventh entry has one beside it; what that is stands elsewhere. */
const CORRECTIONS = new Map(Array.from({ length: 50 }, (_none, index) => [7 * index, [400, 401]]));
const GROUNDS = { person: 'by law', people: 'by law', credential: 'by law', words: 'by law' };

/** The records of these entries, made in both ways. */
const compareRecords = (entries: readonly ContentEntry[], isShown: boolean): void => {
  const bytes = encodeEntries(entries.map((entry) => entry.bytes));
  const leaves = Buffer.concat(entries.map((entry) => leafHash(entry.bytes)));
  const bundle = { first: 0, bytes, leaves: leaves.toString('hex'), text: new StoredText(bytes) };
  const maker = new RecordMaker(GROUNDS, CORRECTIONS);
  for (const [seq, place] of placesIn(bytes, entries.length).entries()) {
    const disclosures = isShown && seq % 3 > 0 ? (entries[seq]?.disclosures ?? []) : [];
    const disclosed = disclosures.length === 0 ? undefined : { seq, disclosures };
    const slow = outcome(() => {
      const { fields, commitments = {} } = claimedEntry(bytes, place.start, place.end, seq);
      const entry = describeEntry(openClaimed(fields, commitments, disclosures, {}, GROUNDS));
      const eel = eelEvent(entry, leaves.subarray(seq * 32, seq * 32 + 32));
      return {
        jsonl: recordLine(entry, CORRECTIONS.get(seq) ?? []),
        csv: csvRow(entry, CORRECTIONS.get(seq) ?? []),
        eel: `${seq === 0 ? '' : EEL_SEPARATOR}${eel}`,
      };
    });
    const quick = outcome(() => maker.make(bundle, seq, place, { disclosed, erased: [] }));
    expect(quick).toEqual(slow);
    // Whoever compares ends at the first entry that cannot be read.
    if ('thrown' in slow) return;
  }
};

describe('what was made of an entry of a shape that was seen', () => {
  test('is what the entry claims', () => {
    fc.assert(
      fc.property(log, (entries) => {
        compareClaims(entries);
      }),
      { numRuns: RUNS },
    );
  });

  test('are the records of the entry, shown or withheld', () => {
    fc.assert(
      fc.property(log, fc.boolean(), (entries, isShown) => {
        compareRecords(entries, isShown);
      }),
      { numRuns: RUNS },
    );
  });

  test('are those of the slow way where a field is both open and committed', () => {
    const [first = 0, second = 0] = INSTANTS;
    const plain = { room: undefined, open: {}, personal: {}, at: 0, offset_min: 0, boot: BOOT } as const;
    // The two differ in an instant alone, which stands open; what opens the commitment says the same both times.
    const twofold = [first, second].map((mark, index) => {
      const fact = { ...plain, type: 'unheard_of', open: { mark }, personal: { pin: first } } as const;
      const { bytes, disclosures } = stored(fact, 1 + index);
      return { bytes: Buffer.from(bytes.toString().replace('"mark"', '"pin"')), disclosures };
    });
    // Of every third entry, from the first on, what opens it is withheld.
    const filler = stored({ ...plain, type: 'heartbeat' }, 0);
    compareRecords([filler, ...twofold], true);
  });

  test.each([{}, { person: MORNING }])(
    'are those of the slow way where commitments lie deeper (%o)',
    (personal) => {
      const plain = {
        type: 'heartbeat',
        room: undefined,
        open: {},
        at: 0,
        offset_min: 0,
        boot: BOOT,
      } as const;
      // The two commit to the same, and differ in what lies deeper alone.
      const { bytes, disclosures } = stored({ ...plain, personal }, 0);
      const entries = [0, 1].map((seq) => {
        const text = bytes.toString().replace('"seq":0', `"seq":${seq}`);
        return { bytes: Buffer.from(withNested(text)), disclosures };
      });
      compareClaims(entries);
      compareRecords(entries, false);
    },
  );
});
