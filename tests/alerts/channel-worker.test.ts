/** How a channel works off what waits for it: in order, at its own pace, and without losing anything. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeliveryFailed, type Message, type Sender } from '../../src/alerts/channel.ts';
import { ChannelWorker } from '../../src/alerts/channel-worker.ts';
import { FAILED_AFTER, isLate, waitAfter } from '../../src/alerts/schedule.ts';
import type { ChannelFact, DeliveryCause } from '../../src/core/facts-channels.ts';
import { MORNING, ORIGIN } from '../log/aid.ts';
import { notice } from './aid.ts';
import { DAY, MINUTE, site, types } from './waiting.ts';

/** Takes what it is not told to refuse, and keeps what it took. */
class Doorstep implements Sender {
  readonly taken: Message[] = [];
  attempts = 0;
  refuses: (message: Message) => DeliveryCause | undefined = () => undefined;

  send(message: Message): Promise<{ recipients: readonly string[]; refused: number }> {
    this.attempts += 1;
    const reason = this.refuses(message);
    if (reason !== undefined) return Promise.reject(new DeliveryFailed(reason, reason));
    this.taken.push(message);
    return Promise.resolve({ recipients: ['office'], refused: 0 });
  }

  close(): void {}
}

describe('what waits', () => {
  test('is told oldest first, each once, and is on the way to the log', async () => {
    const step = new Doorstep();
    const at = site([MORNING, MORNING, MORNING], step);
    await at.drain(at.begin());
    expect(step.taken.map(({ key }) => key)).toEqual([0, 1, 2].map((entry) => `${ORIGIN}#${entry}`));
    expect(types(at.outcomes()).filter((type) => type !== 'channel_recovered')).toEqual([
      'notice_delivered 0',
      'notice_delivered 1',
      'notice_delivered 2',
    ]);
    await at.drain(at.begin());
    expect(step.taken).toHaveLength(3);
  });

  test('about duress is left where it lies, if the channel may no longer tell of it, and does not hold up the next', async () => {
    const step = new Doorstep();
    const rows = [
      { entry: 0, channel: 'mail', notice: notice({ kind: 'duress' }) },
      { entry: 1, channel: 'mail', notice: notice() },
    ];
    const kept: ChannelFact[] = [];
    const worker = new ChannelWorker({
      channel: { id: 'mail', duress: 'no', keep_days: 14 },
      outbox: { origin: ORIGIN, after: (_, entry) => rows.filter((row) => row.entry > entry) },
      attempts: {
        of: () => ({ entry: -1, tries: 0, failures: 0, next_try: 0 }),
        keep: (_channel, _next, outcomes) => void kept.push(...outcomes),
      },
      sender: step,
      settled: -1,
      now: () => MORNING,
      chance: () => 0,
      onOutcome: () => undefined,
    });
    expect(await worker.work()).toBe(0);
    expect(step.taken.map(({ entry }) => entry)).toEqual([1]);
    expect(types(kept)).toEqual(['channel_recovered', 'notice_delivered 1']);
  });

  test('is never passed by a later one while the channel fails, and the failure is told once', async () => {
    const step = new Doorstep();
    const at = site([MORNING, MORNING], step);
    step.refuses = () => 'no_answer';
    const worker = at.begin();
    await at.drain(worker, MORNING + 60 * MINUTE);
    expect(types(at.outcomes())).toEqual(['notice_failed 0', 'channel_failed']);
    // In an hour: while it doubles, and then every five minutes at least.
    expect(step.attempts).toBeGreaterThan(12);
    expect(step.attempts).toBeLessThan(40);
    step.refuses = () => undefined;
    await at.drain(worker);
    expect(step.taken.map(({ entry, late }) => [entry, late])).toEqual([
      [0, 'yes'],
      [1, 'yes'],
    ]);
    expect(types(at.outcomes()).slice(2)).toEqual([
      'channel_recovered',
      'notice_delivered 0',
      'notice_delivered 1',
    ]);
  });

  test('is never passed by a later one, however long an attempt takes', async () => {
    const step = new Doorstep();
    const at = site([MORNING, MORNING, MORNING], step);
    at.runs = 10 * MINUTE;
    const fates: (DeliveryCause | undefined)[] = ['busy', 'no_answer', undefined, 'not_accepted'];
    step.refuses = () => fates.shift();
    await at.drain(at.begin());
    expect(step.taken.map(({ entry }) => entry)).toEqual([0, 1, 2]);
  });

  test('is not tried before its time, in another process either', async () => {
    const step = new Doorstep();
    const at = site([MORNING], step);
    step.refuses = () => 'busy';
    const next = await at.begin().work();
    expect(next).toBeGreaterThan(at.now);
    expect(await at.begin().work()).toBe(next);
    expect(step.attempts).toBe(1);
    at.now = next;
    step.refuses = () => undefined;
    await at.begin().work();
    expect(at.outcomes().at(-1)).toMatchObject({ type: 'notice_delivered', tries: 2 });
  });

  test('is given up when its receiver does not accept it, and the others get through', async () => {
    const step = new Doorstep();
    const at = site([MORNING, MORNING], step);
    step.refuses = ({ entry }) => (entry === 0 ? 'not_accepted' : undefined);
    await at.drain(at.begin());
    expect(step.taken.map(({ entry }) => entry)).toEqual([1]);
    expect(at.outcomes()).toMatchObject([
      { type: 'notice_failed', entry: 0, tries: 1, given_up: 'no' },
      { type: 'notice_failed', entry: 0, tries: 3, cause: 'not_accepted', given_up: 'yes' },
      { type: 'channel_recovered' },
      { type: 'notice_delivered', entry: 1 },
    ]);
  });

  test('is given up when its time ran out, and said so', async () => {
    const step = new Doorstep();
    const at = site([MORNING, MORNING + 2 * DAY], step, 1);
    at.now = MORNING + 2 * DAY;
    await at.drain(at.begin());
    expect(step.taken.map(({ entry }) => entry)).toEqual([1]);
    expect(at.outcomes()[0]).toMatchObject({ entry: 0, tries: 0, cause: 'too_old', given_up: 'yes' });
  });

  test('begins where the log says, and what was never recorded there is told again', async () => {
    const step = new Doorstep();
    const at = site([MORNING, MORNING, MORNING], step);
    expect(at.attempts.settledAtStart('mail', 1, 3)).toBe(1);
    await at.drain(at.begin());
    expect(at.attempts.settledAtStart('mail', -1, 3)).toBe(2);
    // A log that was put back ends before what was told of the lost one.
    expect(at.attempts.settledAtStart('mail', -1, 2)).toBe(1);
    const last = at.attempts.pending(100).at(-1)?.id ?? 0;
    at.attempts.taken(last);
    expect(at.attempts.pending(100)).toEqual([]);
    expect(at.attempts.settledAtStart('mail', -1, 3)).toBe(-1);
  });
});

describe('the pace', () => {
  test('grows with each failure, never beyond five minutes, and is never the same for all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, chance) => {
          const wait = waitAfter(failures, chance);
          const whole = Math.min(5 * MINUTE, 2_000 * 2 ** Math.min(failures - 1, 20));
          expect(wait).toBeGreaterThanOrEqual(whole / 2 - 1);
          expect(wait).toBeLessThanOrEqual(whole);
          expect(waitAfter(failures + 1, chance)).toBeGreaterThanOrEqual(wait);
        },
      ),
    );
    expect(waitAfter(FAILED_AFTER, 0)).not.toBe(waitAfter(FAILED_AFTER, 1));
  });

  test('late is more than five minutes', () => {
    expect([isLate(0, 5 * MINUTE), isLate(0, 5 * MINUTE + 1)]).toEqual([false, true]);
  });
});

test('whatever fails in whatever order, all is told or given up, in order, and nothing is told of twice as recorded', async () => {
  const REASON = fc.constantFrom<DeliveryCause | 'taken'>(
    'no_answer',
    'busy',
    'refused',
    'not_accepted',
    'taken',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(REASON, { maxLength: 30 }),
      fc.array(fc.boolean(), { maxLength: 30 }),
      async (fates, kills) => {
        const step = new Doorstep();
        const at = site([MORNING, MORNING, MORNING, MORNING], step);
        step.refuses = () => {
          const fate = fates.shift() ?? 'taken';
          return fate === 'taken' ? undefined : fate;
        };
        let worker = at.begin();
        for (let next = await worker.work(); next > 0; next = await worker.work()) {
          at.now = Math.max(at.now, next);
          if (kills.shift() === true) worker = at.begin();
        }
        const done = at
          .outcomes()
          .flatMap((outcome) =>
            outcome.type === 'notice_delivered' ||
            (outcome.type === 'notice_failed' && outcome.given_up === 'yes')
              ? [outcome.entry]
              : [],
          );
        expect(done).toEqual([0, 1, 2, 3]);
        const told = step.taken.map(({ entry }) => entry);
        expect(told).toEqual(told.toSorted());
      },
    ),
    { numRuns: 25 },
  );
});
