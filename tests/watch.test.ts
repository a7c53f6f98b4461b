/** What goes to those who look from afar: the view with the lines of the feed, whole at first and then what is new. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEED_MAX, type FeedLine } from '../src/core/supervisor-feed.ts';
import { type Watch, watchRooms } from '../src/watch.ts';
import { WatchFeed } from '../src/watch-feed.ts';
import { listed, ROOM } from './core/world.ts';
import { type TestKiosk, testKiosk } from './kiosk/aid.ts';

const PEOPLE = [listed('ana', { name: 'Ana Ruiz' }), listed('bob', { name: 'Bob Carter' })];
const ROOT = Buffer.from('root');

const watched = (): { readonly at: TestKiosk; readonly watch: Watch } => {
  const at = testKiosk({ people: PEOPLE });
  const watch = watchRooms({
    kiosk: at.kiosk,
    log: {
      signer: { last: { size: 2, root: ROOT } },
      *facts(from) {
        for (const [index, fact] of at.log.facts.slice(from).entries()) {
          yield { header: { seq: from + index }, fact };
        }
      },
    },
    witnesses: 3,
    quorum: 2,
  });
  return { at, watch };
};

const seqs = (lines: readonly FeedLine[]): readonly number[] => lines.map(({ seq }) => seq);

describe('a watch', () => {
  test('begins with the last lines there are, then brings each line once', () => {
    const { at, watch } = watched();
    const whole = watch.begin();
    expect(whole.feed.after).toBe(-1);
    expect(whole.feed.lines.at(-1)?.type).toBe('alarm_raised');
    expect(whole).toMatchObject({ index: at.kiosk.index, now: at.kiosk.moment.at });
    expect(whole.view.log).toMatchObject({
      signed: 2,
      root: ROOT.toString('base64'),
      witnesses: 3,
      quorum: 2,
    });
    expect(watch.next().feed).toEqual({ after: whole.feed.lines.at(-1)?.seq, lines: [] });
    at.badge('ana');
    const { feed, view } = watch.next();
    expect(feed.after).toBe(whole.feed.lines.at(-1)?.seq);
    expect(feed.lines).toMatchObject([{ type: 'first_badge_accepted', room: ROOM, who: ['Ana Ruiz'] }]);
    expect(view.rooms).toMatchObject([{ standing: 'entering' }]);
    expect(watch.next().feed.lines).toEqual([]);
  });

  test('a feed has a hundred lines at most, however long nobody looked', () => {
    const { at, watch } = watched();
    watch.begin();
    for (let time = 0; time < FEED_MAX; time += 1) {
      at.badge('ana');
      at.pass(31_000);
    }
    const { lines } = watch.next().feed;
    expect(lines.length).toBe(FEED_MAX);
    expect(lines.at(-1)?.seq).toBe(at.kiosk.index);
    expect(seqs(watch.begin().feed.lines)).toEqual(seqs(lines));
  });
});

describe('what is kept for pages', () => {
  test('nothing before the first message', () => {
    const kept = new WatchFeed();
    expect([kept.whole('names'), kept.latest('counts'), kept.last]).toEqual([null, null, -1]);
  });

  test('a page that comes new has the lines that the others have, whatever came before it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('ana', 'bob', 'stranger', 'wait'), { maxLength: 60 }), (acts) => {
        const { at, watch } = watched();
        const kept = new WatchFeed();
        const page: number[] = [];
        kept.take(watch.begin());
        page.push(...seqs(kept.whole('names')?.feed.lines ?? []));
        for (const act of acts) {
          if (act === 'wait') at.pass(31_000);
          else at.badge(act);
          const before = kept.last;
          kept.take(watch.next());
          const latest = kept.latest('names');
          expect(latest?.feed.after).toBe(before);
          page.push(...seqs(latest?.feed.lines ?? []));
        }
        expect(seqs(kept.whole('names')?.feed.lines ?? [])).toEqual(page.slice(-FEED_MAX));
        expect(kept.whole('names')?.feed.after).toBe(-1);
      }),
      { numRuns: 40 },
    );
  });

  test('each message is made once for all who may see the same', () => {
    const { at, watch } = watched();
    const kept = new WatchFeed();
    kept.take(watch.begin());
    expect(kept.whole('counts')).toBe(kept.whole('counts'));
    expect(kept.latest('names')).toBe(kept.latest('names'));
    const before = kept.whole('names');
    at.badge('ana');
    kept.take(watch.next());
    expect(kept.whole('names')).not.toBe(before);
    expect(JSON.stringify(kept.whole('names'))).toContain('Ana Ruiz');
    expect(JSON.stringify(kept.whole('counts'))).not.toContain('Ana Ruiz');
  });
});
