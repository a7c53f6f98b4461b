import { createHash } from 'node:crypto';
import { localDayIn } from '../../src/config/local-time.ts';
import type { Fact } from '../../src/core/facts.ts';
import { encodeEntry, parseEntry } from '../../src/log/entry.ts';
import { type PublicContent, publicPage } from '../../src/public/page.ts';
import { type PublicFigures, PublicSummary } from '../../src/public/summary.ts';
import { PUBLIC_LANGUAGES } from '../../src/public/words.ts';

const ZONE = 'America/New_York';

interface Read {
  readonly day: string;
  readonly fields: { readonly [field: string]: unknown };
}

/** Entries as anybody reads them: their bytes, with commitments that nothing opens. */
const readOf = (facts: readonly Fact[]): readonly Read[] =>
  facts.map((fact, seq) => {
    const header = {
      seq,
      offset_min: -300,
      boot: fact.type === 'kiosk_started' ? fact.boot : 'b',
      uptime_ms: seq,
      clock: 'synchronised',
      kiosk: 'k01',
    } as const;
    let salts = 0;
    const salt = () => {
      salts += 1;
      return createHash('sha256').update(`${seq} ${salts}`).digest().subarray(0, 16);
    };
    const { bytes } = encodeEntry(header, fact, salt);
    return { day: localDayIn(fact.at, ZONE), fields: parseEntry(bytes).fields };
  });

/** What the page says of a log with these facts. */
export const figuresOf = (facts: readonly Fact[]): PublicFigures => {
  const entries = readOf(facts);
  const summary = new PublicSummary((entry) => entries[entry]?.day ?? '');
  for (const { day, fields } of entries) {
    summary.look({ type: String(fields['type']), day, fields }, localDayIn);
  }
  return summary.figures();
};

/** A checkpoint of no log in particular. */
export const CHECKPOINT: PublicContent['checkpoint'] = {
  origin: 'county.example/ballot-room/k01',
  verifier_key: 'county.example/ballot-room/k01+00000000+AAAA',
  size: 9,
  root_hex: '00'.repeat(32),
  words: { en: ['one', 'two'], es: ['uno', 'dos'] },
  qr: ['101', '010', '101'],
  until: '2026-11-03 10:00 EST',
  day: '2026-11-03',
};

export const contentOf = (facts: readonly Fact[], change: Partial<PublicContent> = {}): PublicContent => ({
  office: { office: 'Juniper County Elections', contact: '', not_before: '', days: 400, words: null },
  own_words: null,
  figures: figuresOf(facts),
  checkpoint: CHECKPOINT,
  today: '2026-11-03',
  other: '',
  ...change,
});

/** The page in both languages. */
export const pagesOf = (facts: readonly Fact[], change: Partial<PublicContent> = {}): readonly string[] =>
  PUBLIC_LANGUAGES.map((language) => publicPage(contentOf(facts, change), language));
