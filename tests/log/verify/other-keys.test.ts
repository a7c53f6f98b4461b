import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../../src/core/terms.ts';
import { formatCheckpoint } from '../../../src/log/formats/checkpoint.ts';
import { parseNote, signatureLine, signNote } from '../../../src/log/formats/note.ts';
import { newPrivateKey, type SigningKey, signingKeyOf } from '../../../src/log/signing-key.ts';
import { ORIGIN } from '../facts.ts';
import { kindsOf, reportOn } from './aid.ts';
import { type ContentEntry, HUB, HUB_POLICY, rootOfEntries, SampleLog, signed } from './content.ts';

const SIGNED_BY = ['ana', 'ben'] as PersonId[];
const NEXT = signingKeyOf('county.example/e3', newPrivateKey());
const FORMER = signingKeyOf('county.example/e1', newPrivateKey());
const STRANGER = signingKeyOf(ORIGIN, newPrivateKey());

/** A checkpoint of these entries, in the name of `origin`, that this key alone has signed. */
const noteBy = ({ signer }: SigningKey, entries: readonly ContentEntry[], origin = ORIGIN): string =>
  signNote(formatCheckpoint({ origin, size: entries.length, root: rootOfEntries(entries) }), signer);

/** The former log, and another version of it. */
const formerEntries = (beginsWith: 'start' | 'heartbeat') => {
  const log = new SampleLog();
  log[beginsWith]();
  log.fill(100);
  return log.entries;
};
const FORMER_LOG = formerEntries('start');
const FORMER_FORK = formerEntries('heartbeat');

/** A log that goes on from a former one and announces the next one's key with entry 20. */
const someLog = (reason: 'new_key' | 'unrecoverable_rollback' = 'new_key'): SampleLog => {
  const log = new SampleLog();
  log.add({
    type: 'epoch_opened',
    previous_origin: FORMER.verifier.name,
    previous_key: FORMER.verifier_key,
    previous_size: 90,
    previous_root: rootOfEntries(FORMER_LOG.slice(0, 90)).toString('base64'),
    identified: 'by_pin',
    reason,
    words: '',
    signed_by: SIGNED_BY,
  });
  log.start();
  log.fill(20);
  log.add({ type: 'next_key_announced', verifier_key: NEXT.verifier_key, signed_by: SIGNED_BY });
  log.fill(700);
  return log;
};

const log = someLog();

/** The same log with other entries from the 30th on. */
const fork = new SampleLog();
fork.entries.push(...log.entries.slice(0, 30));
fork.denied('ana');
fork.fill(800);

/** The same evidence whose checkpoint these keys have signed beside the log's own. */
const signedBeside = (keys: readonly SigningKey[], of = log.content()) => {
  const { text } = parseNote(of.checkpoint);
  const lines = keys.map(({ signer: { name, key_id, sign } }) =>
    signatureLine(name, Buffer.concat([key_id, sign(text)])),
  );
  return { ...of, checkpoint: of.checkpoint + lines.join('') };
};

/** What can be published of the log from this entry on. */
const partFrom = (from: number) => ({
  ...log.content({ range: { from, until: log.size } }),
  entries: log.entries.map((entry, seq) => (seq < from ? { ...entry, disclosures: [] } : entry)),
});

const withOld = (note: string, of = log) => reportOn(of.content(), { old: [note] });

describe('a kept checkpoint that the key of the next log has signed', () => {
  test.each([0, 3, 30, 256, 300, 512, 699, 700])(
    'agrees where it is the beginning: %i entries',
    async (size) => {
      const report = await withOld(noteBy(NEXT, log.entries.slice(0, size)));
      expect(report.verdict).toBe('INTACT, UNWITNESSED');
      expect(kindsOf(report)).toEqual([]);
    },
  );

  test.each([31, 300, 700])('is a conflict where %i entries have another root', async (size) => {
    const note = noteBy(NEXT, fork.entries.slice(0, size));
    const report = await withOld(note);
    expect(report.verdict).toBe('CONFLICT');
    expect(report.conflicts).toMatchObject([{ one: log.sign(), other: note }]);
    expect(report.conflicts[0]?.what).toContain(`of ${size} entries, and is not the beginning of this log`);
  });

  test('is a conflict where it is of more entries', async () => {
    const report = await withOld(noteBy(NEXT, fork.entries));
    expect(report.verdict).toBe('CONFLICT');
    expect(report.conflicts[0]?.what).toContain('of 800 entries, and this evidence ends at 700');
  });

  test('of a log whose size is long past is compared as well', async () => {
    const long = new SampleLog();
    long.add({ type: 'next_key_announced', verifier_key: NEXT.verifier_key, signed_by: SIGNED_BY });
    long.fill(17_000);
    const early = long.entries.slice(0, 300);
    expect((await withOld(noteBy(NEXT, early), long)).verdict).toBe('INTACT, UNWITNESSED');
    expect((await withOld(noteBy(NEXT, log.entries.slice(0, 300)), long)).verdict).toBe('CONFLICT');
  });

  test('cannot be judged by a part of the log that does not show the announcement', async () => {
    const old = [noteBy(NEXT, fork.entries.slice(0, 300))];
    const report = await reportOn(partFrom(512), { old });
    expect(report.verdict).toBe('INTACT, UNWITNESSED');
    expect(kindsOf(report)).toEqual(['given_checkpoint_unusable']);
  });
});

describe('a kept checkpoint that anybody could have signed', () => {
  test.each([
    ['the same root', log.entries],
    ['another root', fork.entries.slice(0, 700)],
    ['more entries', fork.entries],
  ])('never makes an honest log look false: %s', async (_what, entries) => {
    const report = await withOld(noteBy(STRANGER, entries));
    expect(report).toMatchObject({ verdict: 'INTACT, UNWITNESSED', conflicts: [] });
    expect(report.findings.items).toMatchObject([{ weight: 'doubtful', kind: 'given_checkpoint_unusable' }]);
    expect(report.findings.items[0]?.what).toMatch(
      /^photo 1 calls itself a checkpoint of this log, and no key that this log has or names has signed it/,
    );
    expect(report.findings.items[0]?.what).toContain(`${ORIGIN}+${STRANGER.verifier.key_id.toString('hex')}`);
  });

  test('nor does a line under the name of the next key that does not hold', async () => {
    const forged = { ...NEXT.signer, sign: STRANGER.signer.sign };
    const report = await withOld(noteBy({ ...NEXT, signer: forged }, fork.entries));
    expect(report).toMatchObject({ verdict: 'INTACT, UNWITNESSED', conflicts: [] });
    expect(kindsOf(report)).toEqual(['given_checkpoint_unusable']);
  });
});

describe('a kept checkpoint of the former log', () => {
  const former = (entries: readonly ContentEntry[]) => noteBy(FORMER, entries, FORMER.verifier.name);

  test('agrees where it is the one that the first entry cites', async () => {
    const report = await withOld(former(FORMER_LOG.slice(0, 90)));
    expect(report.verdict).toBe('INTACT, UNWITNESSED');
    expect(kindsOf(report)).toEqual([]);
  });

  test.each([
    ['as many entries with another root', FORMER_FORK.slice(0, 90)],
    ['more entries than it is said to have had', FORMER_LOG],
  ])('is a conflict where it is of %s', async (_what, entries) => {
    const report = await withOld(former(entries));
    expect(report.verdict).toBe('CONFLICT');
    expect(report.conflicts[0]?.what).toContain('entry 0 cites 90 entries of the former log');
  });

  test('shows what was lost where the former log was, and that is no conflict', async () => {
    const report = await withOld(former(FORMER_LOG), someLog('unrecoverable_rollback'));
    expect(report.verdict).toBe('INTACT, UNWITNESSED');
    expect(report.findings.items).toMatchObject([
      { weight: 'doubtful', kind: 'former_log_longer', entry: 0 },
    ]);
  });

  test('of fewer entries is for the evidence of that log', async () => {
    const report = await withOld(former(FORMER_LOG.slice(0, 50)));
    expect(report.findings.items).toMatchObject([{ weight: 'doubtful', kind: 'given_checkpoint_unusable' }]);
    expect(report.findings.items[0]?.what).toContain('check it with the evidence of that log');
  });

  test('by a stranger who calls his key by its name says nothing', async () => {
    const report = await withOld(
      noteBy(
        signingKeyOf(FORMER.verifier.name, newPrivateKey()),
        FORMER_FORK.slice(0, 90),
        FORMER.verifier.name,
      ),
    );
    expect(report).toMatchObject({ verdict: 'INTACT, UNWITNESSED', conflicts: [] });
    expect(kindsOf(report)).toEqual(['given_checkpoint_unusable']);
  });
});

describe("the key of the next log, given instead of the log's own", () => {
  const vkey = NEXT.verifier_key;

  test('is taken where an entry names it and it has signed the checkpoint', async () => {
    const report = await reportOn(signedBeside([NEXT]), { vkey });
    expect(report).toMatchObject({
      verdict: 'INTACT, UNWITNESSED',
      origin: ORIGIN,
      // It does not vouch for the own key, which came with the evidence.
      key: { verifier_key: log.content().vkey, given: false },
    });
    expect(report.findings.items).toMatchObject([{ weight: 'note', kind: 'next_key_given', entry: 20 }]);
  });

  test('still shows a kept checkpoint of another version', async () => {
    const old = [noteBy(NEXT, fork.entries.slice(0, 300))];
    expect((await reportOn(signedBeside([NEXT]), { vkey, old })).verdict).toBe('CONFLICT');
  });

  test('hides no kept checkpoint behind an own key that somebody swapped', async () => {
    const old = [signed(fork.entries.slice(0, 300))];
    expect((await reportOn(signedBeside([NEXT]), { vkey, old })).verdict).toBe('CONFLICT');
    // His key has the name of the log's own, and the next log's line stays as it was made.
    const { text } = parseNote(log.content().checkpoint);
    const swapped = { vkey: STRANGER.verifier_key, checkpoint: signNote(text, STRANGER.signer), old: [] };
    const report = await reportOn(signedBeside([NEXT], log.content(swapped)), { vkey, old });
    expect(report).toMatchObject({ verdict: 'INVALID', key: { given: false } });
    expect(kindsOf(report)).toEqual(['given_checkpoint_by_other_key']);
  });

  test('is refused before it signs, and the words say whose key to give', async () => {
    const report = await reportOn(log.content(), { vkey });
    expect(report.verdict).toBe('INVALID');
    expect(report.findings.items[0]?.what).toBe(
      `the evidence is of the key ${log.content().vkey}, and not of the given key ${vkey}, which has not signed its checkpoint: give the key that the owner publishes for the log ${ORIGIN}`,
    );
  });

  test('is refused where its line does not hold', async () => {
    const forged = { ...NEXT, signer: { ...NEXT.signer, sign: STRANGER.signer.sign } };
    expect((await reportOn(signedBeside([forged]), { vkey })).verdict).toBe('INVALID');
  });

  test('is refused where it has signed alone', async () => {
    const checkpoint = noteBy(NEXT, log.entries);
    expect((await reportOn(log.content({ checkpoint }), { vkey })).verdict).toBe('INVALID');
  });

  test('is refused where the log names another key or none', async () => {
    const report = await reportOn(signedBeside([NEXT, FORMER]), { vkey: FORMER.verifier_key });
    expect(report.verdict).toBe('INVALID');
    expect(kindsOf(report)).toEqual(['next_key_not_announced']);
  });

  test('is an open question where a part of the log does not show the announcement', async () => {
    const part = partFrom(512);
    expect(kindsOf(await reportOn(signedBeside([NEXT], part), { vkey }))).toEqual(['next_key_not_shown']);
    const old = [noteBy(NEXT, fork.entries.slice(0, 300))];
    expect((await reportOn(signedBeside([NEXT], part), { vkey, old })).verdict).toBe('CONFLICT');
  });
});

test('a false line of a witness below a kept checkpoint hides no conflict', async () => {
  const note = signed(fork.entries.slice(0, 300));
  const content = log.content({ policy: HUB_POLICY });
  const report = await reportOn(content, { old: [note + HUB.cosign('another text\n', 1_793_707_200)] });
  expect(report.verdict).toBe('CONFLICT');
  expect(kindsOf(report)).toEqual(['cosignature_false']);
});
