/** How another kiosk is known to be alive, and that nobody can pretend it. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { beatSignature } from '../../src/alerts/beat.ts';
import { type BeatAnswer, type Sibling, SiblingWatch } from '../../src/alerts/sibling-watch.ts';
import { promise } from '../core/runs.ts';

const SECRET = 'a secret of two kiosks';
const LOG = 'county.example/ballot-room/k02';
const K02: Sibling = { id: 'k02', log: LOG, secret_file: '/k02', every_s: 20, silent_after_s: 75 };

let now: number;
let watch: SiblingWatch;
let nonces: number;

beforeEach(() => {
  now = 1_000_000;
  nonces = 0;
  watch = new SiblingWatch({
    siblings: [K02],
    secretOf: () => SECRET,
    now: () => now,
    makeNonce: () => {
      nonces += 1;
      return `nonce-${nonces}`;
    },
  });
});

const bodyOf = (nonce: string, change: object = {}): string =>
  JSON.stringify({ log: LOG, heartbeat: 40, size: 41, root: 'cm9vdA==', ...change, nonce });
const send = (body: string, secret = SECRET): BeatAnswer => watch.take(body, beatSignature(secret, body));
const nextOf = (answer: BeatAnswer): string => ('next' in answer ? answer.next : '');

/** As the sender does it: with the nonce it was given, or the one that a refusal gives. */
const beats = (nonce = ''): string => {
  const first = send(bodyOf(nonce));
  return first.status === 200 ? nextOf(first) : nextOf(send(bodyOf(nextOf(first))));
};
const states = () => watch.look().map(({ type }) => type);

describe('another kiosk', () => {
  test('that never spoke is lost once it has been silent as long as it may', () => {
    now += 75_000;
    expect(watch.look()).toEqual([]);
    now += 1_000;
    expect(watch.look()).toEqual([
      { type: 'sibling_lost', sibling: 'k02', silent_ms: 76_000, heartbeat: -1, size: -1, root: '' },
    ]);
  });

  test('is heard at its first beat, lost within 90 s of its last one, and heard again', () => {
    let nonce = beats();
    expect(watch.look()).toEqual([
      { type: 'sibling_heard', sibling: 'k02', heartbeat: 40, size: 41, root: 'cm9vdA==' },
    ]);
    now += 20_000;
    nonce = beats(nonce);
    const last = now;
    while (states()[0] === 'sibling_heard') now += 1_000;
    expect(now - last).toBeLessThan(90_000);
    expect(watch.look()).toMatchObject([{ type: 'sibling_lost', heartbeat: 40, size: 41 }]);
    beats(nonce);
    expect(states()).toEqual(['sibling_heard']);
  });

  test('that comes and goes is lost once a minute at most', () => {
    const quick = new SiblingWatch({
      siblings: [{ ...K02, every_s: 5, silent_after_s: 15 }],
      secretOf: () => SECRET,
      now: () => now,
      makeNonce: () => 'always the same',
    });
    let losses = 0;
    let lost = false;
    for (let second = 0; second < 3_600; second += 1) {
      now += 1_000;
      const body = bodyOf('always the same');
      if (second % 20 === 0) quick.take(body, beatSignature(SECRET, body));
      const isLost = quick.look()[0]?.type === 'sibling_lost';
      if (isLost && !lost) losses += 1;
      lost = isLost;
    }
    expect(losses).toBeGreaterThan(30);
    expect(losses).toBeLessThanOrEqual(60);
  });
});

describe('a beat', () => {
  test('holds once: whoever plays it again is given a new nonce, and proves nothing', () => {
    const nonce = beats();
    const body = bodyOf(nonce);
    expect(send(body).status).toBe(200);
    now += 80_000;
    expect(send(body).status).toBe(409);
    expect(states()).toEqual(['sibling_lost']);
  });

  test('that was held back until its kiosk is lost is none any more', () => {
    const held = bodyOf(beats());
    now += 80_000;
    expect(states()).toEqual(['sibling_lost']);
    expect(send(held).status).toBe(409);
    expect(states()).toEqual(['sibling_lost']);
  });

  test.each([
    ['with another secret', () => send(bodyOf('nonce-1'), 'guessed'), 401],
    ['of a log that nobody named', () => send(bodyOf('nonce-1', { log: 'a.example/b' })), 401],
    [
      'that was changed on the way',
      () => watch.take(bodyOf('nonce-1'), beatSignature(SECRET, bodyOf('x'))),
      401,
    ],
    ['with a signature of another length', () => watch.take(bodyOf('nonce-1'), 'abc'), 401],
    ['with more in it', () => send(bodyOf('nonce-1', { more: 1 })), 400],
    ['that is no JSON', () => send('beat'), 400],
  ])('%s is refused', (_, take, status) => {
    expect(take().status).toBe(status);
    now += 80_000;
    expect(states()).toEqual(['sibling_lost']);
  });
});

test('whatever of what was once sent is played in any order, a kiosk that is gone is lost in the end', () => {
  promise(
    fc.property(fc.array(fc.nat(9), { maxLength: 30 }), (played) => {
      const sent: string[] = [];
      let nonce = '';
      for (let beat = 0; beat < 10; beat += 1) {
        const answer = send(bodyOf(nonce));
        if (answer.status === 200) sent.push(bodyOf(nonce));
        nonce = nextOf(answer);
        now += 20_000;
      }
      for (const index of played) {
        send(sent[index] ?? 'none');
        now += 10_000;
        watch.look();
      }
      now += 80_000;
      const before = states();
      for (const body of sent) expect(send(body).status).not.toBe(200);
      expect([before, states()]).toEqual([['sibling_lost'], ['sibling_lost']]);
    }),
    60,
  );
});
