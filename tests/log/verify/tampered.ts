import { newPrivateKey, signingKeyOf } from '../../../src/log/signing-key.ts';
import type { Verdict } from '../../../src/log/verify/report.ts';
import { MORNING, ORIGIN } from '../facts.ts';
import type { Known } from './aid.ts';
import {
  type Content,
  type ContentEntry,
  HUB,
  HUB_POLICY,
  KEY,
  morning,
  SampleLog,
  STEP_MS,
  signed,
} from './content.ts';

/*
 * Copies of one log of 600 entries, each falsified in one way. Whoever did it made all hashes, records and manifests
 * anew, so that nothing but what was signed can tell; where it says so, also with the log's own key.
 */

/** What a falsified copy has to be called: alone, and by somebody who knows something from elsewhere. */
export interface Tampered {
  readonly name: string;
  readonly content: Content;
  readonly alone: Verdict;
  /** First bad entry, where the verdict alone is INVALID for an entry. */
  readonly first_bad?: number;
  /** Entries whose claimed time no witness bears out. */
  readonly outside?: readonly number[];
  readonly beside?: { readonly known: Known; readonly verdict: Verdict };
}

const genuine = morning();
const honest: Content = genuine.content({ policy: HUB_POLICY });
/** A photo that somebody took of the receipt on the screen when the log had 600 entries. */
export const PHOTO = honest.checkpoint;
export const HONEST = honest;

const rewritten = (entry: ContentEntry, change: (text: string) => string): ContentEntry => ({
  ...entry,
  bytes: Buffer.from(change(entry.bytes.toString())),
});

const renumbered = (entries: readonly ContentEntry[]): readonly ContentEntry[] =>
  entries.map((entry, seq) => rewritten(entry, (text) => text.replace(/"seq":\d+/, `"seq":${seq}`)));

const withEntries = (entries: readonly ContentEntry[], change: Partial<Content> = {}): Content => ({
  ...honest,
  entries,
  range: { from: 0, until: entries.length },
  ...change,
});

/** The same with the newest checkpoint signed anew by whoever has the key, and without those that would tell. */
const resigned = (entries: readonly ContentEntry[], kept = 0): Content =>
  withEntries(entries, {
    checkpoint: signed(entries),
    old: honest.old.filter(({ size }) => size <= kept),
    policy: 'quorum none\n',
  });

const edited = honest.entries.map((entry, seq) =>
  seq === 301 ? rewritten(entry, (text) => text.replace('room_busy', 'two_alone')) : entry,
);
const swapped = honest.entries.map((entry, seq) => {
  if (seq === 310) return honest.entries[312] ?? entry;
  return seq === 312 ? (honest.entries[310] ?? entry) : entry;
});
const removed = honest.entries.filter((_, seq) => seq !== 341);
const inserted = renumbered([
  ...honest.entries.slice(0, 350),
  ...honest.entries.slice(100, 101),
  ...honest.entries.slice(350),
]);
const backDated = honest.entries.map((entry, seq) =>
  seq === 500
    ? rewritten(entry, (text) => text.replace(/"time":"[^"]*"/, '"time":"2026-11-03T11:31:00.000Z"'))
    : entry,
);

/** Entries up to `size` and the checkpoint that was the newest then. */
const upTo = (size: number, checkpoint: string): Content =>
  withEntries(honest.entries.slice(0, size), {
    checkpoint,
    old: honest.old.filter((old) => old.size <= size),
    policy: 'quorum none\n',
  });

const fork = (): Content => {
  const log = new SampleLog();
  log.entries.push(...honest.entries.slice(0, 150));
  for (let seq = 150; seq < 620; seq += 1) log.heartbeat();
  return resigned(log.entries);
};

/** Written by the kiosk itself, with its key, long after the time that it claims. */
const writtenLate = (): Content => {
  const log = morning();
  log.denied('ana', { at: MORNING + 60_000, uptime_ms: 5_000 + log.size * STEP_MS });
  log.fill(620);
  return log.content({ policy: HUB_POLICY });
};

const foreign = signingKeyOf(ORIGIN, newPrivateKey());
const CONFLICT_BESIDE = { known: { old: [PHOTO] }, verdict: 'CONFLICT' } as const;

export const TAMPERED: readonly Tampered[] = [
  { name: 'edit', content: withEntries(edited), alone: 'INVALID', first_bad: 200 },
  {
    name: 'edit, by the owner of the key',
    content: resigned(edited, 200),
    alone: 'INTACT, UNWITNESSED',
    beside: CONFLICT_BESIDE,
  },
  { name: 'swap', content: withEntries(swapped), alone: 'INVALID', first_bad: 200 },
  { name: 'remove', content: withEntries(removed), alone: 'INVALID', first_bad: 200 },
  {
    name: 'remove, by the owner of the key',
    content: resigned(renumbered(removed), 200),
    alone: 'INTACT, UNWITNESSED',
    beside: CONFLICT_BESIDE,
  },
  { name: 'insert', content: withEntries(inserted), alone: 'INVALID', first_bad: 200, outside: [350] },
  {
    name: 'insert, by the owner of the key',
    content: resigned(inserted, 200),
    alone: 'INTACT, UNWITNESSED',
    beside: CONFLICT_BESIDE,
  },
  {
    name: 'insert, by the owner of the key, who left an old checkpoint',
    content: resigned(inserted, 400),
    alone: 'CONFLICT',
  },
  {
    name: 'cut',
    content: upTo(400, honest.old.find(({ size }) => size === 400)?.note ?? ''),
    alone: 'INTACT, UNWITNESSED',
    beside: CONFLICT_BESIDE,
  },
  {
    name: 'roll back',
    content: upTo(450, signed(honest.entries.slice(0, 450))),
    alone: 'INTACT, UNWITNESSED',
    beside: CONFLICT_BESIDE,
  },
  { name: 'fork', content: fork(), alone: 'INTACT, UNWITNESSED', beside: CONFLICT_BESIDE },
  { name: 'back-date', content: withEntries(backDated), alone: 'INVALID', first_bad: 400, outside: [500] },
  {
    name: 'back-date, by the owner of the key',
    content: writtenLate(),
    alone: 'WITNESSED 1 of 1',
    outside: [600],
  },
  {
    name: 'foreign key',
    content: withEntries(honest.entries, {
      vkey: foreign.verifier_key,
      checkpoint: signed(honest.entries, foreign),
      old: [],
      policy: 'quorum none\n',
    }),
    alone: 'INTACT, UNWITNESSED',
    beside: { known: { vkey: KEY.verifier_key }, verdict: 'INVALID' },
  },
  {
    name: 'foreign key under the name of the true one',
    content: withEntries(honest.entries, { checkpoint: signed(honest.entries, foreign) }),
    alone: 'INVALID',
  },
  {
    name: 'changed disclosure',
    content: withEntries(
      honest.entries.map((entry, seq) =>
        seq === 77
          ? {
              ...entry,
              disclosures: entry.disclosures.map((one) => ({
                ...one,
                content: one.content.replace('ana', 'bob'),
              })),
            }
          : entry,
      ),
    ),
    alone: 'INVALID',
  },
];

/** The witness whose statements the copies hold. */
export const WITNESS_KEY = HUB.vkey;
