/** What is found is what a plain reading of every entry finds, in pages that leave nothing out. */
import { copyFileSync, statSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/core/catalogue.ts';
import { type Fact, PERSONAL_FIELDS } from '../../src/core/facts.ts';
import type { RoomId } from '../../src/core/terms.ts';
import { openEntry } from '../../src/log/entry.ts';
import { type LogReader, readLog } from '../../src/log/read-log.ts';
import { recordsFile } from '../../src/log/records-file.ts';
import { EVENT_NAMES } from '../../src/log/records-text/event-names.ts';
import { RecordIndex } from '../../src/records/index/record-index.ts';
import { type Filter, RecordSearch, TooManyWords } from '../../src/records/index/record-search.ts';
import { fillAtOnce, opened, optionsIn, temporaryDirectory } from '../log/aid.ts';
import { indexedLog, toldFacts, whole } from './indexed-day.ts';

type Fields = Readonly<Record<string, unknown>>;

const PERSONAL: ReadonlySet<string> = new Set(PERSONAL_FIELDS);
const NO_NAME: ReadonlySet<string> = new Set(['words', 'name', 'organization', 'title', 'photo', 'address']);

const textsOf = (value: unknown, isLeftOut: (field: string) => boolean): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) =>
    isLeftOut(field) || field === 'pin' || field === 'duress' ? [] : textsOf(inner, isLeftOut),
  );
};

const HEAD = ['v', 'seq', 'time', 'offset', 'boot', 'uptime_ms', 'clock', 'kiosk', 'room', '_sd', '_erased'];

const wordsOf = (texts: readonly string[]): readonly string[] =>
  texts
    .filter((text) => text.length < 40 || /\s/.test(text))
    .flatMap((text) => text.toLowerCase().split(/[^a-z0-9]+/))
    .filter((word) => word !== '');

interface Read {
  readonly seq: number;
  readonly at: number;
  readonly of: { readonly [kind: string]: readonly string[] };
  readonly words: readonly string[];
}

const readAll = (log: LogReader): readonly Read[] =>
  [...log.entries(0)].map(({ seq, bytes, disclosures, erased }) => {
    const fields: Fields = openEntry(bytes, disclosures, erased);
    const type = String(fields['type']) as keyof typeof CATALOGUE;
    const personal = Object.entries(fields).filter(([field]) => PERSONAL.has(field));
    const nist = EVENT_NAMES[type].nist;
    const one = (field: string): readonly string[] =>
      typeof fields[field] === 'string' ? [fields[field]] : [];
    return {
      seq,
      at: Date.parse(String(fields['time'])),
      of: {
        type: [type],
        level: [CATALOGUE[type].level],
        class: [nist.type],
        result: [nist.disposition],
        room: one('room'),
        purpose: one('purpose'),
        container: one('container'),
        seal: ['seal', 'new_seal'].flatMap(one),
        about: textsOf(Object.fromEntries(personal), (field) => NO_NAME.has(field)),
      },
      words: wordsOf(textsOf(fields, (field) => HEAD.includes(field))),
    };
  });

const KINDS = ['type', 'level', 'class', 'result', 'room', 'purpose', 'container', 'seal', 'about'] as const;

const isAsked = (read: Read, { text, since = 0, before = Number.MAX_SAFE_INTEGER, ...of }: Filter): boolean =>
  read.at >= since &&
  read.at < before &&
  Object.entries(of).every(([kind, value]) => read.of[kind]?.includes(value ?? '') === true) &&
  wordsOf([text ?? '']).every((word) => read.words.some((known) => known.startsWith(word)));

const filters = (all: readonly Read[]): fc.Arbitrary<Filter> => {
  const some = fc.constantFrom(...all);
  // Mostly of one entry, so that something is found; now and then of two.
  const of = (read: Read, kind: (typeof KINDS)[number]): Filter => {
    const [value = ''] = read.of[kind] ?? [];
    return value === '' ? {} : { [kind]: value };
  };
  const kinds = fc.subarray([...KINDS], { maxLength: 3 });
  const named = fc
    .tuple(some, kinds, fc.option(fc.tuple(some, fc.constantFrom(...KINDS))))
    .map(([read, asked, other]) =>
      Object.assign({}, ...asked.map((kind) => of(read, kind)), other === null ? {} : of(...other)),
    );
  const text = fc
    .tuple(some, fc.nat(40), fc.integer({ min: 3, max: 8 }))
    .map(([{ words }, index, letters]) => ({
      text: (words[index % words.length] ?? 'none').slice(0, letters),
    }));
  const time = fc.tuple(some, some).map(([one, other]) => ({ since: one.at, before: other.at }));
  return fc
    .tuple(named, fc.option(text), fc.option(time))
    .map(([one, words, span]) => ({ ...one, ...words, ...span }));
};

const pagesOf = (search: RecordSearch, filter: Filter, limit: number): readonly number[] => {
  const seen: number[] = [];
  for (let below: number | undefined; ; ) {
    const { entries, more } = search.find({ filter, below, limit });
    seen.push(...entries);
    if (!more) return seen;
    expect(entries.length).toBe(limit);
    below = entries.at(-1);
  }
};

test('each filter finds what a plain reading finds, the newest first, in pages of any size', () => {
  const { log, open } = indexedLog(toldFacts());
  const { index, search } = open();
  whole(index);
  const all = readAll(log);
  expect(all.length).toBeGreaterThan(500);
  let hits = 0;
  fc.assert(
    fc.property(filters(all), fc.integer({ min: 1, max: 60 }), (filter, limit) => {
      const expected = all
        .filter((read) => isAsked(read, filter))
        .map(({ seq }) => seq)
        .toReversed();
      expect(search.find({ filter, limit }).found).toBe(expected.length);
      expect(pagesOf(search, filter, limit)).toEqual(expected);
      if (expected.length > 0) hits += 1;
    }),
    { numRuns: 300 },
  );
  expect(hits).toBeGreaterThan(40);
});

test('entries of several blocks are found as they come, each once', () => {
  const options = optionsIn(temporaryDirectory());
  const writer = opened(options);
  const log = readLog(options.directory);
  const index = RecordIndex.open(options.directory, log);
  const search = new RecordSearch(index);
  let known = 0;
  for (const more of [1, 16_382, 1, 1, 16_500]) {
    fillAtOnce(writer, more);
    known += more;
    whole(index);
    const refused = search.find({ filter: { type: 'access_denied' }, limit: 1 });
    expect(refused).toMatchObject({ found: Math.floor(known / 2), indexed: known });
    expect(search.find({ filter: {}, limit: 1 })).toMatchObject({ found: known, more: known > 1 });
  }
  const pages = pagesOf(search, { type: 'access_denied' }, 1_000);
  expect(pages).toEqual(Array.from({ length: pages.length }, (_, at) => known - (known % 2) - 1 - 2 * at));
  index.close();
  log.close();
});

test('a beginning of too many words asks for more letters, and a whole word of them is found', () => {
  const facts = Array.from({ length: 150 }, (_, at): Fact => {
    const words = `Zed${at} said so`;
    return {
      at,
      type: 'purpose_stated',
      room: 'r' as RoomId,
      purpose: 'other',
      words,
      next: 'granted',
      until: 0,
    };
  });
  const { open } = indexedLog(facts);
  const { index, search } = open();
  whole(index);
  expect(() => search.find({ filter: { text: 'zed' }, limit: 1 })).toThrow(TooManyWords);
  expect(search.find({ filter: { text: 'ZED14 so' }, limit: 20 }).found).toBe(11);
});

test('it goes on where it stood, and follows what comes', () => {
  const facts = toldFacts();
  const { append, open } = indexedLog(facts.slice(0, 700));
  const first = open();
  first.index.step();
  const { indexed } = first.index;
  expect(indexed).toBeGreaterThan(0);
  expect(indexed).toBeLessThan(700);
  first.index.close();
  const second = open();
  expect(second.index.indexed).toBe(indexed);
  whole(second.index);
  append(facts.slice(700, 705));
  whole(second.index);
  expect(second.search.find({ filter: {}, limit: 3 })).toMatchObject({
    entries: [704, 703, 702],
    found: 705,
  });
  second.index.close();
});

test('an index of another log, a broken one and none are made anew', () => {
  const facts = toldFacts();
  const [other, { data, log, open }] = [indexedLog(facts.slice(100, 300)), indexedLog(facts.slice(0, 400))];
  const foreign = other.open();
  whole(foreign.index);
  foreign.index.close();
  const isMadeAnew = (): void => {
    const { index, search } = open();
    expect(index.indexed).toBe(0);
    whole(index);
    expect(search.find({ filter: {}, limit: 1 }).found).toBe(log.head().size);
    expect(statSync(recordsFile(data)).mode & 0o777).toBe(0o600);
    index.close();
  };
  isMadeAnew();
  copyFileSync(recordsFile(other.data), recordsFile(data));
  isMadeAnew();
  writeFileSync(recordsFile(data), 'no database at all');
  isMadeAnew();
});
