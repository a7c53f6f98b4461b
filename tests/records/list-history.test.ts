/** The list of the past, read from the log: of any instant, of one person, of one badge. */
import { expect, test } from 'vitest';
import { applyAll } from '../../src/core/apply.ts';
import { INITIAL_STATE } from '../../src/core/state.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { listDigest } from '../../src/list-digest.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { readLog } from '../../src/log/read-log.ts';
import { listAsOf, personHistory } from '../../src/records/list-history.ts';
import { run } from '../commands/aid.ts';
import { acts, type Office, office, peopleFile } from '../commands/two-people.ts';

/** An office with a history: a change that two made, one that was refused, a suspension, a removal. */
const withHistory = async (): Promise<Office> => {
  const at = await office();
  const chief = peopleFile(at.data, 'chief.csv', 'Chief clerk');
  await acts(at, 'sam', 'propose', chief, '--words', 'Promoted');
  await acts(at, 'tom', 'approve', '1');
  await acts(at, 'sam', 'remove', 'ana', '--words', 'x');
  await acts(at, 'tom', 'refuse', '2', '--words', 'No');
  await acts(at, 'tom', 'suspend', 'ben', '--words', 'Seen');
  await acts(at, 'sam', 'review', '1', '--outcome', 'confirmed', '--words', 'Yes');
  return at;
};

test('the list as of any instant is the fold of the log up to it', async () => {
  const { data } = await withHistory();
  const log = readLog(data);
  try {
    const entries = [...decodeEntries(log.entries(0))];
    const last = (at: number) => entries.findLastIndex(({ fact }) => fact.at <= at);
    const seen = new Set<string>();
    for (const { fact } of entries) {
      const folded = applyAll(
        INITIAL_STATE,
        entries.slice(0, last(fact.at) + 1).map((entry) => entry.fact),
      );
      const { people } = listAsOf(log, fact.at);
      seen.add(listDigest(people));
      expect(listDigest(people)).toBe(listDigest(Object.values(folded.people)));
    }
    expect(seen.size).toBe(5);
    expect(listAsOf(log, 0).people).toEqual([]);
  } finally {
    log.close();
  }
});

test('the history of a person names each step, and who signed for it', async () => {
  const { data, on } = await withHistory();
  const log = readLog(data);
  try {
    expect(personHistory(log, 'ben' as PersonId)).toMatchObject([
      { type: 'person_enrolled', before: null, after: { title: 'Clerk' }, proposal: 0, signed_by: [] },
      {
        type: 'person_changed',
        before: { title: 'Clerk' },
        after: { title: 'Chief clerk' },
        proposal: 1,
        signed_by: ['sam', 'tom'],
      },
      { type: 'person_suspended', signed_by: ['tom'], words: 'Seen' },
      { type: 'list_act_reviewed', signed_by: ['tom', 'sam'], words: 'Yes' },
      { type: 'person_removed', after: null, signed_by: ['tom', 'sam'] },
    ]);
    expect(personHistory(log, 'nobody' as PersonId)).toEqual([]);
  } finally {
    log.close();
  }
  const shown = (await run(['people', 'history', 'ben', ...on])).printed;
  expect(shown).toMatch(/person_changed {2}signed by sam and tom, proposal 1/);
  expect(shown).toMatch(/title +Clerk +\| Chief clerk/);
  const past = (await run(['people', 'list', ...on, '--as-of', '1999-01-01'])).printed;
  expect(past).toContain('0 of 0; The list as of 1999-01-0');
  const now = (
    await run(['people', 'list', ...on, '--as-of', '2090-01-01', '--search', 'SA', '--role', 'supervisor'])
  ).printed;
  expect(now).toMatch(/sam .*\n1 of 4; /);
});
