import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/log/formats/note.ts';
import { newPrivateKey, signingKeyOf } from '../../../src/log/signing-key.ts';
import { MORNING, ORIGIN } from '../facts.ts';
import { testWitness } from '../formats/witness.ts';
import { kindsOf, reportOn } from './aid.ts';
import { type ContentEntry, HUB, HUB_POLICY, KEY, morning, SampleLog, STEP_MS, signed } from './content.ts';
import { memorySource } from './memory-source.ts';

const honest = morning().content({ policy: HUB_POLICY });
const other = signingKeyOf(ORIGIN, newPrivateKey());

/** The same entries with some bytes of one changed to others of the same length. */
const edited = (entries: readonly ContentEntry[], seq: number, from: string, to: string): ContentEntry[] =>
  entries.map((entry, index) =>
    index === seq ? { ...entry, bytes: Buffer.from(entry.bytes.toString().replace(from, to)) } : entry,
  );

describe('an honest log', () => {
  test('is intact, and counts as witnessed only where a witness is known', async () => {
    const report = await reportOn(honest);
    expect(report).toMatchObject({ verdict: 'WITNESSED 1 of 1', size: 600, origin: ORIGIN, conflicts: [] });
    expect(report.findings.items).toEqual([]);
    expect(report.witnesses).toMatchObject({ given: false, policy_met_until: 400 });
    expect(report.checked).toMatchObject({
      entries_read: 600,
      hashes_only: 0,
      old_checkpoints: 2,
      missing: 0,
    });
    expect(report.trusted).toEqual({ until: 600, by: honest.checkpoint });
    expect((await reportOn({ ...honest, policy: 'quorum none\n' })).verdict).toBe('INTACT, UNWITNESSED');
    const stranger = `witness w ${testWitness('stranger.example/w').vkey}\n`;
    for (const [quorum, met] of [
      ['none', 600],
      ['w', 0],
    ] as const) {
      const unseen = await reportOn({ ...honest, policy: `${stranger}quorum ${quorum}\n` });
      expect(unseen.witnesses).toMatchObject({ seen: [], policy_met_until: met });
    }
  });

  test('is not witnessed by whoever cosigned it before its first entry', async () => {
    const empty = signed([]);
    const old = [{ size: 0, note: empty + HUB.cosign(parseNote(empty).text, 1_800_000_000) }];
    const log = new SampleLog();
    log.start();
    const report = await reportOn({ ...log.content({ policy: HUB_POLICY }), old });
    expect(report).toMatchObject({ verdict: 'INTACT, UNWITNESSED', witnesses: { seen: [] } });
  });

  test('the key and the witnesses that somebody gives outrank those in the evidence', async () => {
    const stranger = testWitness('stranger.example/w');
    const report = await reportOn(honest, { vkey: KEY.verifier_key, witness: [stranger.vkey] });
    expect(report.verdict).toBe('INTACT, UNWITNESSED');
    expect(report.key?.given).toBe(true);
    expect(report.witnesses).toMatchObject({
      given: true,
      known: ['stranger.example/w'],
      unknown_cosignatures: 2,
    });
    expect((await reportOn(honest, { witness: [stranger.vkey, HUB.vkey] })).verdict).toBe('WITNESSED 1 of 2');
  });

  test('of a part of it the rest stays as hashes, and the report says so', async () => {
    const range = { from: 300, until: 310 };
    const entries = honest.entries.map((entry, seq) =>
      seq >= range.from && seq < range.until ? entry : { ...entry, disclosures: [] },
    );
    const report = await reportOn({ ...honest, entries, range });
    expect(report.verdict).toBe('INTACT, UNWITNESSED');
    expect(report.checked).toMatchObject({ entries_read: 256, hashes_only: 344, commitments: 10 });
    expect(report.not_checked.join()).toContain('what the entries outside 300 to 309 say');
  });

  test('with nothing in it is intact', async () => {
    const report = await reportOn(new SampleLog().content());
    expect(report).toMatchObject({ verdict: 'INTACT, UNWITNESSED', size: 0, trusted: { until: 0 } });
  });
});

describe('what is not what was signed', () => {
  test('one changed entry is bounded by the checkpoints around it, and all before stays trusted', async () => {
    const entries = edited(honest.entries, 300, '"k1"', '"k9"');
    const report = await reportOn({ ...honest, entries });
    expect(report).toMatchObject({
      verdict: 'INVALID',
      first_bad: { from: 200, until: 400 },
      trusted: { until: 200 },
    });
  });

  test('where the hashes beside it are those that were signed, it is named exactly', async () => {
    const entries = edited(honest.entries, 300, '"k1"', '"k9"');
    const { hashTile } = memorySource(honest);
    const report = await reportOn({ ...honest, entries }, {}, { hashTile });
    expect(report).toMatchObject({
      verdict: 'INVALID',
      first_bad: { from: 300, until: 301 },
      trusted: { until: 300 },
    });
    expect(report.bad_entries.items[0]).toMatchObject({ seq: 300 });
    expect(Buffer.from(report.bad_entries.items[0]?.bytes ?? '', 'base64').toString()).toContain('"k9"');
  });

  test('a changed hash tile beside right entries is found at each level', async () => {
    const { hashTile } = memorySource(honest);
    for (const level of [0, 1]) {
      const report = await reportOn(
        honest,
        {},
        {
          hashTile: async (at, position, width) => {
            const tile = await hashTile(at, position, width);
            return at === level && position === 0 && tile !== undefined
              ? Buffer.concat([Buffer.alloc(32), tile.subarray(32)])
              : tile;
          },
        },
      );
      expect(report).toMatchObject({ verdict: 'INVALID', trusted: { until: 600 } });
      expect(kindsOf(report)).toEqual(['tile_false']);
    }
  });

  test('a checkpoint under another key is foreign, with or without that key in the evidence', async () => {
    const foreign = { ...honest, checkpoint: signed(honest.entries, other) };
    expect((await reportOn(foreign)).verdict).toBe('INVALID');
    const consistent = { ...foreign, vkey: other.verifier_key, old: [] };
    expect((await reportOn(consistent)).verdict).toBe('WITNESSED 1 of 1');
    const report = await reportOn(consistent, { vkey: KEY.verifier_key });
    expect(report).toMatchObject({ verdict: 'INVALID', trusted: { until: 0 } });
    expect(report.findings.items[0]?.what).toContain('not of the given key');
  });

  test('an entry after the end of the log is false, though it is signed', async () => {
    const log = new SampleLog();
    log.start();
    log.add({
      type: 'epoch_closed',
      next_origin: 'next',
      next_key: 'k',
      reason: 'new_key',
      words: '',
      signed_by: [],
    });
    expect(await reportOn(log.content())).toMatchObject({
      verdict: 'INTACT, UNWITNESSED',
      epochs: { next: 'next' },
    });
    log.heartbeat();
    log.heartbeat();
    const report = await reportOn(log.content());
    expect(report).toMatchObject({
      verdict: 'INVALID',
      trusted: { until: 2 },
      first_bad: { from: 2, until: 3 },
    });
  });

  test('entries that are gone, with or without their hashes', async () => {
    const gone = await reportOn(honest, {}, { entryBundle: () => undefined });
    expect(gone).toMatchObject({ verdict: 'INVALID', checked: { entries_read: 0, hashes_only: 600 } });
    const all = await reportOn(honest, {}, { entryBundle: () => undefined, hashTile: () => undefined });
    expect(all).toMatchObject({ verdict: 'INVALID', trusted: { until: 0 } });
  });
});

describe('two signed statements that cannot both be true', () => {
  const later = morning();
  later.fill(650);
  const photo = later.sign();

  test('a log that was rolled back passes alone, and fails beside one later checkpoint', async () => {
    expect((await reportOn({ ...honest, policy: 'quorum none\n' })).verdict).toBe('INTACT, UNWITNESSED');
    const stranger = `witness w ${testWitness('stranger.example/w').vkey}\n`;
    for (const [quorum, met] of [
      ['none', 600],
      ['w', 0],
    ] as const) {
      const unseen = await reportOn({ ...honest, policy: `${stranger}quorum ${quorum}\n` });
      expect(unseen.witnesses).toMatchObject({ seen: [], policy_met_until: met });
    }
    const report = await reportOn(honest, { old: [photo] });
    expect(report.verdict).toBe('CONFLICT');
    expect(report.conflicts).toMatchObject([{ one: honest.checkpoint, other: photo }]);
  });

  test('an earlier checkpoint of a rewritten log is of another version', async () => {
    const fork = new SampleLog();
    fork.start();
    fork.fill(600);
    const report = await reportOn(fork.content(), { old: [honest.old[1]?.note ?? ''] });
    expect(report).toMatchObject({ verdict: 'CONFLICT', trusted: { until: 600 } });
    expect(report.conflicts[0]?.what).toContain('is not the beginning of this log');
    const same = await reportOn(fork.content(), { old: [honest.checkpoint] });
    expect(same.conflicts[0]?.what).toContain('with another root');
  });

  test('a root that a witness cosigned, and the log itself recorded, is of another version', async () => {
    const real = new SampleLog();
    real.start();
    real.fill(300);
    for (const [size, found] of [
      [310, 'has cosigned another root of 300 entries'],
      [299, 'has cosigned 300 entries of this log, and this evidence ends at'],
    ] as const) {
      const fork = new SampleLog();
      fork.start();
      fork.heartbeat();
      fork.fill(size - 1);
      fork.add(real.statement(HUB));
      const report = await reportOn(fork.content({ policy: HUB_POLICY }));
      expect(report.verdict).toBe('CONFLICT');
      expect(report.witnesses.seen).toEqual([]);
      expect(report.conflicts[0]?.what).toContain(found);
      expect(report.conflicts[0]?.other).toContain(HUB.verifier.name);
    }
  });

  test('one that was recorded long after its size is compared as well', async () => {
    const real = new SampleLog();
    real.start();
    real.fill(300);
    const late = real.statement(HUB);
    real.fill(17_000);
    real.add(late);
    expect((await reportOn(real.content({ policy: HUB_POLICY }))).verdict).toBe('WITNESSED 1 of 1');
    const fork = new SampleLog();
    fork.heartbeat();
    fork.fill(17_000);
    fork.add(late);
    expect((await reportOn(fork.content({ policy: HUB_POLICY }))).verdict).toBe('CONFLICT');
  });

  test('a checkpoint of another log says nothing about this one', async () => {
    const report = await reportOn(honest, { old: [signed(honest.entries, other)] });
    expect(report.verdict).toBe('WITNESSED 1 of 1');
    expect(kindsOf(report)).toEqual(['given_checkpoint_unusable']);
  });
});

describe('cosignatures', () => {
  test('on the checkpoint itself count up to its size', async () => {
    const line = HUB.cosign(parseNote(honest.checkpoint).text, MORNING / 1_000 + 20_000);
    const report = await reportOn({ ...honest, checkpoint: honest.checkpoint + line });
    expect(report.witnesses.seen).toMatchObject([{ name: 'hub', size: 600 }]);
  });

  test('one by a known witness that does not hold makes the checkpoint false', async () => {
    const line = HUB.cosign('another text\n', MORNING / 1_000);
    const report = await reportOn({ ...honest, checkpoint: honest.checkpoint + line });
    expect(report.verdict).toBe('INVALID');
  });

  test('an entry that claims a time before a recorded cosignature is flagged', async () => {
    const log = morning();
    const at = log.now - 3 * 3_600_000;
    log.denied('ana', { at, uptime_ms: 5_000 + log.size * STEP_MS });
    const report = await reportOn(log.content({ policy: HUB_POLICY }));
    expect(report.verdict).toBe('WITNESSED 1 of 1');
    expect(report.outside).toMatchObject({ count: 1, items: [{ entry: 600 }] });
    expect(kindsOf(report)).toEqual(['time_backwards', 'time_against_uptime']);
  });
});
