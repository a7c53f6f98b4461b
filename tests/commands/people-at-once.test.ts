/** What one person may do about the list at once, and what a second one then says of it. */
import { expect, test } from 'vitest';
import { factsOf } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { acts, type Office, office, PINS } from './two-people.ts';

/** A third person who can approve, so that one of them can be suspended. */
const threeOf = async (at: Office): Promise<Office> => {
  await run(['people', 'pin', 'ana', ...at.on, '--by', 'sam', '--by', 'tom'], {
    hidden: [PINS.ana, PINS.ana, PINS.sam, PINS.tom],
  });
  return at;
};

const listed = async ({ on }: Office, ...more: readonly string[]) =>
  (await run(['people', 'list', ...on, ...more])).printed;

test('somebody is suspended by one, and removed or put back by another', async () => {
  const at = await office();
  const done = await acts(at, 'sam', 'suspend', 'ben', '--words', 'Dismissed');
  expect(done.printed).toContain('ben is suspended from now on');
  expect(await listed(at)).toContain('ballot-room (suspended)');
  const shown = await run(['people', 'reviews', ...at.on]);
  expect(shown.printed).toMatch(/^review 1 {2}suspended: ben, by sam on .*: Dismissed\n$/);
  const own = await acts(at, 'sam', 'review', '1', '--outcome', 'confirmed', '--words', 'Yes');
  expect(own.errors).toContain('review 1: whoever did it cannot review it');
  const back = await acts(at, 'tom', 'review', '1', '--outcome', 'reinstated', '--words', 'A mistake');
  expect(back).toMatchObject({ code: 0, errors: '' });
  expect(await listed(at)).not.toContain('suspended');
  await acts(at, 'tom', 'suspend', 'ben', '--words', 'After all');
  await acts(at, 'sam', 'review', '2', '--outcome', 'confirmed', '--words', 'Yes');
  expect(await listed(at)).not.toContain('ben');
  expect(await listed(at, '--status', 'removed', '--as-of', '2090-01-01')).toContain('ben');
});

test('nobody suspends the others until they are alone', async () => {
  const at = await office();
  const done = await acts(at, 'sam', 'suspend', 'tom', '--words', 'x');
  expect(done.errors).toBe(
    'tom: fewer than two people would be left who can approve. Put a second one on the list first, and choose their PIN.\n',
  );
});

test('a lost badge is reported by its holder in one act, and what it was used for is listed', async () => {
  const at = await threeOf(await office());
  const early = await acts(at, 'ana', 'lost-badge', 'ben', '--since', '2026-11-03');
  expect(early.errors).toContain('ana may not sign for changes of the list');
  const done = await acts(at, 'ana', 'lost-badge', 'ana', '--since', '2026-11-03 08:00', '--words', 'Bus');
  expect(done.printed).toContain('This badge of ana opens nothing from now on');
  expect(done.printed).toContain('this badge was presented:\n    nowhere\n');
  const again = await acts(at, 'ana', 'lost-badge', 'ana', '--since', '2026-11-03 08:00');
  expect(again.errors).toContain('it is not said which badge of ana was lost');
  const other = await acts(at, 'sam', 'lost-badge', 'ben', '--since', '2026-11-03', '--badge', 'B-3');
  expect(other.errors).toContain('this badge is not on the list as theirs');
  const reviewed = await acts(
    at,
    'sam',
    'review',
    '1',
    '--outcome',
    'confirmed',
    '--words',
    'Nothing opened',
  );
  expect(reviewed).toMatchObject({ code: 0, errors: '' });
  expect((await run(['people', 'reviews', ...at.on])).printed).toBe('Nothing waits to be reviewed.\n');
});

test('the list is signed off as it was read, and not as it became since', async () => {
  const at = await office();
  const [, read = ''] = /digest ([0-9a-f]{64})/.exec(await listed(at)) ?? [];
  const done = await acts(at, 'tom', 'sign-off', '--digest', read, '--words', 'Quarterly');
  expect(done.printed).toContain(`The list of 4 people with digest ${read} is signed off as entry`);
  expect(done.printed).toContain('due again on');
  await acts(at, 'sam', 'suspend', 'ben', '--words', 'x');
  const late = await acts(at, 'tom', 'sign-off', '--digest', read);
  expect(late.errors).toContain('the list is not the one that was read');
  expect(factsOf(at).filter(({ type }) => type === 'list_signed_off')).toHaveLength(1);
});
