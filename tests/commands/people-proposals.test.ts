/** The authorization list by command: one proposes, another one approves, and nobody is both. */
import { expect, test } from 'vitest';
import { run } from './aid.ts';
import { type Named, type Office, office, PINS, peopleFile } from './two-people.ts';

const as = (person: Named) => ({ hidden: [PINS[person]] });
const listed = async ({ on }: Office) => (await run(['people', 'list', ...on])).printed;

test('a list is changed by one who proposes and another who approves, both shown what changes', async () => {
  const at = await office();
  const next = peopleFile(at.data, 'next.csv', 'Chief clerk');
  const words = ['--words', 'Promoted'];
  const proposed = await run(['people', 'import', next, ...at.on, '--by', 'sam', ...words], as('sam'));
  expect(proposed).toMatchObject({ code: 0, errors: '' });
  expect(proposed.printed).toMatch(/changed ben {2}ben\n {4}title +Clerk +\| Chief clerk\n/);
  expect(proposed.printed).toContain('Proposal 1 is recorded');
  expect(await listed(at)).not.toContain('Chief');
  const shown = await run(['people', 'proposals', ...at.on]);
  expect(shown.printed).toMatch(/^proposal 1 {2}by sam on .*: Promoted\n/);
  const own = await run(['people', 'approve', '1', ...at.on, '--by', 'sam'], as('sam'));
  expect(own).toMatchObject({ code: 1 });
  expect(own.errors).toContain('whoever proposed it cannot approve it');
  const approved = await run(['people', 'approve', '1', ...at.on, '--by', 'tom'], as('tom'));
  expect(approved.printed).toContain('Chief clerk');
  expect(approved.printed).toContain('Proposal 1 is approved');
  const log = (await run(['log', '--data', at.data, '--json'])).printed;
  expect(log).toMatch(/"type":"proposal_approved".*"signed_by":\["sam","tom"\]/);
  expect(log).toMatch(/"type":"person_changed","proposal":1/);
});

test('one person alone changes nothing by any command', async () => {
  const at = await office();
  const before = await listed(at);
  const without = peopleFile(at.data, 'without.csv', null);
  const tries: readonly (readonly [readonly string[], readonly string[], string])[] = [
    [['people', 'import', without], [], 'it takes both of them'],
    [
      ['people', 'import', without, '--by', 'ana', '--words', 'x'],
      [PINS.ana],
      'ana may not sign for changes',
    ],
    [['people', 'import', without, '--by', 'tom', '--words', 'x'], ['0000'], 'the PIN is not that of tom'],
    [['people', 'pin', 'tom'], ['5208', '5208'], 'the PIN of tom takes two people'],
    [['people', 'pin', 'tom', '--by', 'sam'], ['5208', '5208', PINS.sam], 'the PIN of tom takes two people'],
    [
      ['people', 'pin', 'ana', '--by', 'sam', '--by', 'sam'],
      ['5208', '5208', PINS.sam, PINS.sam],
      'takes two',
    ],
    [['people', 'pin', 'ana', '--by', 'sam', '--by', 'ben'], ['5208', '5208', PINS.sam, '1'], 'takes two'],
    [['people', 'remove', 'ben', '--by', 'sam', '--words', 'x'], [PINS.sam], ''],
    [['people', 'approve', '1', '--by', 'sam'], [PINS.sam], 'whoever proposed it cannot approve it'],
    [['people', 'approve', '1', '--by', 'ana'], [PINS.ana], 'ana may not sign for changes'],
    [['people', 'approve', '1', '--by', 'tom'], [PINS.sam], 'the PIN is not that of tom'],
  ];
  for (const [args, hidden, said] of tries) {
    const seen = await run([...args, ...at.on], { hidden });
    expect(seen.errors, args.join(' ')).toContain(said);
    if (said !== '') expect(seen.code, args.join(' ')).not.toBe(0);
  }
  expect(await listed(at)).toBe(before);
});

test('a PIN is set by whoever has it, or by two others who can approve', async () => {
  const at = await office();
  const two = ['--by', 'sam', '--by', 'tom'];
  const first = await run(['people', 'pin', 'ana', ...at.on, ...two], {
    hidden: [PINS.ana, PINS.ana, PINS.sam, PINS.tom],
  });
  expect(first).toMatchObject({ code: 0, errors: '' });
  const own = await run(['people', 'pin', 'ana', ...at.on, '--by', 'ana', '--stdin'], {
    input: `7395\n${PINS.ana}\n`,
  });
  expect(own).toMatchObject({ code: 0, errors: '' });
  const wrong = await run(['people', 'pin', 'ana', ...at.on, '--by', 'ana'], {
    hidden: ['8520', '8520', PINS.ana],
  });
  expect(wrong.errors).toContain('the PIN is not that of ana');
});

test('a proposal names only whom it is about, and can be refused or withdrawn', async () => {
  const at = await office();
  const text = peopleFile(at.data, 'one.csv', 'Chief clerk');
  await run(['people', 'propose', text, ...at.on, '--by', 'sam', '--words', 'x'], as('sam'));
  await run(['people', 'remove', 'ben', 'ana', ...at.on, '--by', 'tom', '--words', 'x'], as('tom'));
  const shown = await run(['people', 'proposals', '2', ...at.on]);
  expect(shown.printed).toMatch(/removed ben {2}ben\n {2}removed ana {2}ana\n/);
  expect((await run(['people', 'proposals', ...at.on, '--json'])).printed).toMatch(/^\{"founded":[1-9]/);
  const no = await run(['people', 'refuse', '2', ...at.on, '--by', 'sam', '--words', 'They stay'], as('sam'));
  expect(no.printed).toContain('Proposal 2 is ended, and nothing is changed');
  const mine = await run(['people', 'refuse', '1', ...at.on, '--by', 'sam', '--words', 'A slip'], as('sam'));
  expect(mine).toMatchObject({ code: 0, errors: '' });
  const log = (await run(['log', '--data', at.data, '--json'])).printed;
  expect(log).toMatch(/"proposal":2,"cause":"refused"/);
  expect(log).toMatch(/"proposal":1,"cause":"withdrawn"/);
  expect((await run(['people', 'proposals', ...at.on])).printed).toBe('Nothing waits for a second person.\n');
});

test('what a file would change is printed without changing anything', async () => {
  const at = await office();
  const next = peopleFile(at.data, 'next.csv', null);
  const seen = await run(['people', 'import', next, ...at.on, '--preview']);
  expect(seen.printed).toContain('removed ben  ben');
  expect((await run(['people', 'proposals', ...at.on])).printed).toBe('Nothing waits for a second person.\n');
});
