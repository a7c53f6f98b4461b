/** What is promised of lines that are typed in from the paper log. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaperVisit } from '../../src/core/facts-paper.ts';
import {
  PAPER_LINES_MAX,
  PAPER_VISIT_MAX_MS,
  type PaperRefusal,
  paperRefusal,
} from '../../src/core/paper.ts';
import type { State } from '../../src/core/state.ts';
import type { PersonId, RoomId } from '../../src/core/terms.ts';
import { promise } from './runs.ts';
import { annexPolicy, DOOR, listed, ROOM, roomPolicy, START, type World, world } from './world.ts';

const MINUTE = 60_000;
const NAMES = ['ana', 'ben', 'cal', 'dee'];
const office = (): World => world({ people: NAMES.map((name) => listed(name)) });
const ids = (...names: readonly string[]) => names as readonly PersonId[];

const visit = (change: Partial<PaperVisit> = {}): PaperVisit => ({
  sheet: 'P-1',
  line: 1,
  room: ROOM,
  people: ids('ana', 'ben'),
  from: START - 60 * MINUTE,
  until: START - 30 * MINUTE,
  purpose: 'inspection',
  visitors_on_paper: 0,
  words: '',
  ...change,
});

const typed = (at: World, line: PaperVisit) =>
  at.see({ type: 'paper_transcribed', visit: line, overlaps: [], signed_by: ids('cal', 'dee') });

describe('a line is refused', () => {
  const { state } = office();
  test.each<readonly [PaperRefusal | null, Partial<PaperVisit>]>([
    [null, {}],
    ['no_such_room', { room: 'cellar' as RoomId }],
    ['no_such_person', { people: ids('ana', 'eve') }],
    ['named_twice', { people: ids('ana', 'ana') }],
    ['backwards', { from: START - 30 * MINUTE }],
    ['not_over', { until: START + 1 }],
    [null, { until: START }],
    ['too_long', { from: START - 30 * MINUTE - PAPER_VISIT_MAX_MS - 1 }],
    [null, { from: START - 30 * MINUTE - PAPER_VISIT_MAX_MS }],
  ])('%s', (refusal, change) => {
    expect(paperRefusal(state, START, visit(change))).toBe(refusal);
  });

  test('once there are as many as a log has room for', () => {
    const far = { people: ids('dee'), from: 0, until: 1 };
    const full = (count: number): State => ({
      ...state,
      paper: { lines: Object.fromEntries(Array.from({ length: count }, (_, line) => [`X ${line}`, far])) },
    });
    expect(paperRefusal(full(PAPER_LINES_MAX - 1), START, visit())).toBeNull();
    expect(paperRefusal(full(PAPER_LINES_MAX), START, visit())).toBe('too_many');
  });
});

describe('a line beside others', () => {
  const beside = (change: Partial<PaperVisit>): PaperRefusal | null => {
    const at = office();
    typed(at, visit());
    return paperRefusal(at.state, at.now, visit({ line: 2, ...change }));
  };
  const MINE = { from: START - 60 * MINUTE, until: START - 30 * MINUTE };

  test('is the same by its sheet and its number, and no other', () => {
    const later = { from: START - 20 * MINUTE, until: START - 10 * MINUTE };
    expect(beside({ line: 1, ...later })).toBe('line_known');
    expect(beside({ line: 1, sheet: 'p-1', ...later })).toBe('line_known');
    expect(beside(later)).toBeNull();
    expect(beside({ line: 1, sheet: 'P-2', ...later })).toBeNull();
  });

  test('may end as another begins, or begin as it ends, and is of whoever it names', () => {
    expect(beside({ from: MINE.until - 1, until: START })).toBe('overlaps_paper');
    expect(beside({ from: MINE.until, until: START })).toBeNull();
    expect(beside({ from: START - 90 * MINUTE, until: MINE.from + 1 })).toBe('overlaps_paper');
    expect(beside({ from: START - 90 * MINUTE, until: MINE.from })).toBeNull();
    expect(beside({ people: ids('cal', 'dee') })).toBeNull();
    expect(beside({ people: ids('cal', 'ben') })).toBe('overlaps_paper');
  });

  test('is refused while one of its people is inside any room since before its end', () => {
    const at = world({ rooms: [roomPolicy(), annexPolicy()], people: NAMES.map((name) => listed(name)) });
    for (const name of ['ana', 'ben']) at.badge(name);
    for (const type of ['door_opened', 'door_closed'] as const) at.see({ type, door: DOOR });
    at.pass(10 * MINUTE);
    const asked = (change: Partial<PaperVisit>) => paperRefusal(at.state, at.now, visit(change));
    expect(asked({ until: START + MINUTE })).toBe('inside_now');
    expect(asked({ until: START })).toBeNull();
    expect(asked({ until: START + MINUTE, people: ids('cal') })).toBeNull();
  });
});

test('a log has room for 5,000 lines, and a line for a day', () => {
  expect([PAPER_LINES_MAX, PAPER_VISIT_MAX_MS]).toEqual([5_000, 86_400_000]);
});

const anyVisit = fc
  .record({
    sheet: fc.constantFrom('P-1', 'p-1', 'P-2'),
    line: fc.integer({ min: 1, max: 4 }),
    people: fc.subarray(NAMES, { minLength: 1 }),
    from: fc.integer({ min: -400, max: 10 }),
    lasts: fc.integer({ min: -5, max: 90 }),
  })
  .map(({ people, from, lasts, ...where }) =>
    visit({
      ...where,
      people: ids(...people),
      from: START + from * MINUTE,
      until: START + (from + lasts) * MINUTE,
    }),
  );

test('whatever is typed in, nobody is in two places on paper, no line stands twice, and none is of the future', () =>
  promise(
    fc.property(fc.array(anyVisit, { minLength: 5, maxLength: 25, size: 'max' }), (visits) => {
      const at = office();
      for (const line of visits) typed(at, line);
      const lines = at.log.flatMap((fact) => (fact.type === 'paper_visit_transcribed' ? [fact] : []));
      for (const [index, one] of lines.entries()) {
        expect(one.from < one.until && one.until <= one.at).toBe(true);
        expect(new Set(one.signed_by).size).toBe(2);
        for (const other of lines.slice(index + 1)) {
          expect(`${one.sheet.toUpperCase()} ${one.line}`).not.toBe(
            `${other.sheet.toUpperCase()} ${other.line}`,
          );
          const both = one.people.some((person) => other.people.includes(person));
          expect(both && one.from < other.until && other.from < one.until).toBe(false);
        }
      }
      // What was refused left nothing behind.
      expect(Object.keys(at.state.paper.lines)).toHaveLength(lines.length);
    }),
    300,
  ));
