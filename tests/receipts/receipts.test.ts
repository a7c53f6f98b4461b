import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { CHALLENGE_EVERY_MS } from '../../src/core/evidence.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { RoomId } from '../../src/core/terms.ts';
import { openNote, parseVerifierKey } from '../../src/log/formats/note.ts';
import { verifyTlogProof } from '../../src/log/formats/tlog-proof.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { openForKeeping } from '../../src/main.ts';
import { readCheckpoint, receiptsOf } from '../../src/receipts.ts';
import { folder, shipped } from '../commands/aid.ts';
import { readRows } from './reader.ts';

const ROOM = 'ballot-room' as RoomId;

/** The demo's kiosk on a real log, without hardware; what its screens show, and its log. */
const opened = async () => {
  const config = readConfig(shipped('demo.yaml'), folder());
  const { kiosk, log, clock, close } = await openForKeeping(config, (error) => {
    throw error;
  });
  onTestFinished(() => close('end of the test'));
  const published = publishLog(config.paths.data);
  onTestFinished(() => published.close());
  const receipts = receiptsOf({ log, published, kiosk, now: () => clock.moment().at, witnesses: 3 });
  const facts = (): readonly Fact[] => [...log.facts(0)].map(({ fact }) => fact);
  const given = () => facts().filter(({ type }) => type === 'checkpoint_given');
  return { kiosk, log, published, clock, receipts, facts, given };
};

type Opened = Awaited<ReturnType<typeof opened>>;

const receiptIn = ({ receipts }: Opened) => {
  const answer = receipts.receipt();
  if (!answer.ok) throw new Error(answer.error.what);
  return answer.shown;
};

const storedEntry = ({ log }: Opened, seq: number): Buffer => {
  for (const { bytes } of log.entries(seq, seq + 1)) return bytes;
  throw new Error(`there is no entry ${seq}`);
};

test('the code on a receipt is the newest signed checkpoint, byte for byte', async () => {
  const at = await opened();
  const { checkpoint } = at.log.head;
  const shown = receiptIn(at);
  expect(readRows(shown.qr)?.toString()).toBe(checkpoint);
  expect(openNote(checkpoint, [parseVerifierKey(at.log.verifierKey)]).signed_by).toEqual([shown.origin]);
  const { size, root } = readCheckpoint(checkpoint);
  expect(shown).toMatchObject({ size, root_hex: root.toString('hex'), witnesses: 3 });
  expect(shown.words.en).toHaveLength(12);
  expect(Math.abs(shown.time - at.clock.moment().at)).toBeLessThan(60_000);
});

test('showing a checkpoint is on record, and the same one again is not recorded twice', async () => {
  const at = await opened();
  const { size, root_hex } = receiptIn(at);
  const root = Buffer.from(root_hex, 'hex').toString('base64');
  expect(at.given()).toMatchObject([{ type: 'checkpoint_given', size, root, by: 'receipt' }]);
  expect(receiptIn(at).size).toBe(size);
  expect(at.given()).toHaveLength(1);
});

test('a challenge comes back with a proof that its entry stands in the signed log', async () => {
  const at = await opened();
  receiptIn(at);
  const answer = at.receipts.challenge(ROOM, 'BLUE HERON 12');
  if (!answer.ok) throw new Error(answer.error.what);
  const { entry, challenge, qr } = answer.shown;
  expect(challenge).toBe('BLUE HERON 12');
  const proof = readRows(qr)?.toString() ?? '';
  const stored = storedEntry(at, entry);
  expect(JSON.parse(stored.toString())).toMatchObject({ seq: entry, room: ROOM, challenge });
  const log = parseVerifierKey(at.log.verifierKey);
  expect(verifyTlogProof(proof, stored, log).index).toBe(entry);
  const other = storedEntry(at, entry - 1);
  expect(() => verifyTlogProof(proof, other, log)).toThrow();
});

test('a second challenge within ten seconds is refused with what to do, and a later one is taken', async () => {
  const at = await opened();
  expect(at.receipts.challenge(ROOM, 'RED').ok).toBe(true);
  const before = at.kiosk.index;
  expect(at.receipts.challenge(ROOM, 'GREEN')).toMatchObject({
    ok: false,
    cause: 'too_soon',
    error: { remedy: 'wait ten seconds and send it again' },
  });
  expect(at.kiosk.index).toBe(before);
  at.clock.skip(CHALLENGE_EVERY_MS);
  expect(at.receipts.challenge(ROOM, 'GREEN').ok).toBe(true);
});

test('a challenge that the disk has no room for is not said to be recorded', async () => {
  const at = await opened();
  const { kiosk, log, published, clock } = at;
  const full = { state: kiosk.state, index: kiosk.index, offer: () => true };
  const receipts = receiptsOf({ log, published, kiosk: full, now: () => clock.moment().at, witnesses: 0 });
  expect(receipts.challenge(ROOM, 'RED')).toMatchObject({ ok: false, cause: 'not_recorded' });
});

test('what witnesses added is on the receipt too, unless the code became too fine by it', async () => {
  const { kiosk, log, clock } = await opened();
  const line = `— witness.example/w1 ${Buffer.alloc(76, 7).toString('base64')}\n`;
  const codeWith = (lines: number) => {
    const note = log.head.checkpoint + line.repeat(lines);
    const published = { verifier_key: '', checkpoint: () => ({ note }) };
    const receipts = receiptsOf({ log, published, kiosk, now: () => clock.moment().at, witnesses: lines });
    const answer = receipts.receipt();
    return answer.ok ? readRows(answer.shown.qr)?.toString() : undefined;
  };
  expect(codeWith(2)).toBe(log.head.checkpoint + line.repeat(2));
  expect(codeWith(16)).toBe(log.head.checkpoint);
});
