import { describe, expect, test } from 'vitest';
import { readTouch } from '../../src/web/wire.ts';

const SEEN = {
  statement: 'check_seal',
  container: 'B-17',
  taken_by: 'scanned',
  seal: 'S-001',
  condition: 'intact',
  words: '',
};
const BOX = {
  statement: 'register_container',
  container: 'B-17',
  taken_by: 'typed_twice',
  kind: 'box',
  contents: 'voted_counted',
  election: 'General 2026',
  election_day: '2026-11-03',
  federal: 'yes',
  range: 'Precincts 4, 5 and 7',
  count: 480,
  shelf: 'A 3',
  approved_until: '',
};
const MOVE = {
  statement: 'move_container',
  container: 'B-17',
  taken_by: 'scanned',
  way: 'out',
  reason: 'recount',
  shelf: '',
  words: 'To the board, with both observers',
};

const read = (statement: object) => readTouch({ touch: 'propose', statement });

describe('what a screen may state of containers and seals', () => {
  test.each([
    ['a box', BOX],
    ['a look at a seal', SEEN],
    ['a seal that is missing', { ...SEEN, seal: '', condition: 'missing' }],
    ['a move', MOVE],
    ['bought seals', { statement: 'add_seals', first: 'S-001', last: 'S-100' }],
    ['a count that begins', { statement: 'begin_inventory' }],
    ['a count that is signed', { statement: 'sign_inventory', words: 'B-2: prestada al juzgado ñ' }],
    ['an order', { statement: 'hold_container', container: 'B-17', taken_by: 'scanned', words: 'Case 12' }],
  ])('%s', (_, statement) => {
    expect(read(statement)).toEqual({ ok: true, touch: { touch: 'propose', statement } });
  });
});

describe('what is refused, with its place', () => {
  test.each([
    ['small letters on a label', { ...SEEN, container: 'b-17' }, 'container'],
    ['a label in another script', { ...SEEN, seal: 'Ѕ-001' }, 'seal'],
    ['a label that turns the writing', { ...SEEN, seal: 'S\u202e001' }, 'seal'],
    ['a label longer than any', { ...SEEN, container: 'B'.repeat(41) }, 'container'],
    ['no label', { ...SEEN, container: '' }, 'container'],
    ['no number of a seal that is there', { ...SEEN, seal: '' }, 'seal'],
    ['a look that has no word', { ...SEEN, condition: 'melted' }, 'condition'],
    ['fewer ballots than none', { ...BOX, count: -1 }, 'count'],
    ['half a ballot', { ...BOX, count: 0.5 }, 'count'],
    ['more ballots than a county has', { ...BOX, count: 1_000_001 }, 'count'],
    ['a day that is none', { ...BOX, election_day: '3 November' }, 'election_day'],
    ['a shelf with a line break', { ...BOX, shelf: 'A\n3' }, 'shelf'],
    [
      'an order without words',
      { statement: 'lift_hold', container: 'B-17', taken_by: 'scanned', words: ' ' },
      'words',
    ],
    ['words too long for the log', { ...MOVE, words: 'x'.repeat(281) }, 'words'],
    ['a field of another statement', { ...MOVE, seal: 'S-001' }, 'statement'],
  ])('%s', (_, statement, where) => {
    const answer = read(statement);
    expect(answer.ok).toBe(false);
    expect(answer.ok ? '' : answer.error.where).toContain(where);
    expect(JSON.stringify(answer)).not.toContain('x'.repeat(20));
  });
});
