/** What is promised of reconciliation sheets, whatever people state of them and in whatever order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StatedSheet } from '../../src/core/facts-sheets.ts';
import {
  agrees,
  differencesOf,
  SHEET_FIELDS,
  type SheetField,
  type SheetForm,
  type SheetValues,
} from '../../src/core/sheet-forms.ts';
import {
  actOnSheet,
  applySheetFact,
  isSheetFact,
  type SheetAct,
  sheetRefusal,
} from '../../src/core/sheets.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { ContainerId, Ms, PersonId } from '../../src/core/terms.ts';
import { startTurn } from '../../src/core/turn.ts';
import { B1, box } from './boxes.ts';
import { promise } from './runs.ts';
import { momentAt } from './world.ts';

const [ANA, BEN] = ['ana', 'ben'] as [PersonId, PersonId];

const STATED: StatedSheet = {
  form: 'polling_place',
  election: 'General 2026',
  place: 'Precinct 4',
  values: {},
  source: '',
  containers: [],
  words: '',
};

/** A day at a polling place at which nothing went wrong. */
const anyPrecinct: fc.Arbitrary<SheetValues> = fc
  .record({
    opened: fc.nat(500),
    unopened: fc.nat(900),
    opening: fc.nat(50),
    counted: fc.nat(900),
    provisional: fc.nat(20),
    challenged: fc.nat(5),
    auxiliary: fc.nat(9),
    spoiled: fc.nat(30),
    damaged: fc.nat(9),
    left: fc.nat(9),
    mail: fc.nat(40),
  })
  .map((day) => {
    const cast = day.counted + day.provisional + day.challenged + day.auxiliary;
    const received = day.opened + day.unopened + cast + day.spoiled + day.damaged;
    const mail = Math.min(day.mail, received);
    return {
      ...{ received_regular: received - mail, received_mail: mail, left_unopened: day.unopened },
      ...{
        left_opened: day.opened,
        spoiled: day.spoiled,
        damaged: day.damaged,
        provisional: day.provisional,
      },
      ...{ challenged: day.challenged, auxiliary_bin: day.auxiliary, counter_opening: day.opening },
      ...{
        counter_closing: day.opening + day.counted,
        voters_signed_in: cast + day.left,
        voters_left: day.left,
      },
    };
  });

test('a day on which nothing went wrong adds up, and one ballot more or less shows as one', () => {
  promise(
    fc.property(anyPrecinct, fc.constantFrom(-1, 1), (values, by) => {
      expect(differencesOf('polling_place', values, null)).toEqual({ ballots: 0, voters: 0 });
      const received = (values.received_regular ?? 0) + 1;
      const wrong = differencesOf('polling_place', { ...values, received_regular: received + by }, null);
      expect(wrong).toEqual({ ballots: 1 + by, voters: 0 });
      const closing = (values.counter_closing ?? 0) + 1;
      expect(differencesOf('polling_place', { ...values, counter_closing: closing }, null)).toEqual({
        ballots: -1,
        voters: 1,
      });
    }),
    300,
  );
});

const EACH: readonly (readonly [SheetForm, SheetField, object])[] = [
  ['polling_place', 'received_provisional', { ballots: 1 }],
  ['polling_place', 'received_emergency', { ballots: 1 }],
  ['polling_place', 'received_mail', { ballots: 1 }],
  ['polling_place', 'received_accessible', { ballots: 1 }],
  ['polling_place', 'received_regular', { ballots: 1 }],
  ['polling_place', 'left_unopened', { ballots: -1 }],
  ['polling_place', 'left_opened', { ballots: -1 }],
  ['polling_place', 'spoiled', { ballots: -1 }],
  ['polling_place', 'damaged', { ballots: -1 }],
  ['polling_place', 'provisional', { ballots: -1, voters: 1, containers: 1 }],
  ['polling_place', 'challenged', { ballots: -1, voters: 1, containers: 1 }],
  ['polling_place', 'auxiliary_bin', { ballots: -1, voters: 1, containers: 1 }],
  ['polling_place', 'counter_closing', { ballots: -1, voters: 1, containers: 1 }],
  ['polling_place', 'counter_opening', { ballots: 1, voters: -1, containers: -1 }],
  ['polling_place', 'voters_signed_in', { voters: -1 }],
  ['polling_place', 'voters_left', { voters: 1 }],
  ['county', 'registered', {}],
  ['county', 'ballots_issued', {}],
  ['county', 'ballots_received', { received: 1 }],
  ['county', 'ballots_counted', { received: -1, credited: 1, containers: 1 }],
  ['county', 'ballots_rejected', { received: -1 }],
  ['county', 'ballots_uncounted_verified', { received: -1, credited: 1 }],
  ['county', 'provisional_issued', {}],
  ['county', 'provisional_received', { provisional: 1 }],
  ['county', 'provisional_counted', { provisional: -1, credited: 1, containers: 1 }],
  ['county', 'provisional_rejected', { provisional: -1 }],
  ['county', 'write_in_received', { write_in: 1 }],
  ['county', 'write_in_counted', { write_in: -1, credited: 1, containers: 1 }],
  ['county', 'write_in_rejected', { write_in: -1 }],
  ['county', 'overseas_issued', {}],
  ['county', 'overseas_received', { overseas: 1 }],
  ['county', 'overseas_counted', { overseas: -1 }],
  ['county', 'overseas_rejected', { overseas: -1 }],
  ['county', 'e_sent', {}],
  ['county', 'replacements_requested', {}],
  ['county', 'replacements_issued', {}],
  ['county', 'replacements_received', { replacements: 1 }],
  ['county', 'replacements_counted', { replacements: -1 }],
  ['county', 'replacements_rejected', { replacements: -1 }],
  ['county', 'voters_credited', { credited: -1 }],
];

const noughts = (form: SheetForm): SheetValues =>
  Object.fromEntries(SHEET_FIELDS[form].map((field) => [field, 0])) as SheetValues;

const moved = (differences: object): object =>
  Object.fromEntries(Object.entries(differences).filter(([, difference]) => difference !== 0));

test.each(EACH)('one more on a sheet of form %s as %s', (form, field, expected) => {
  expect(moved(differencesOf(form, { ...noughts(form), [field]: 1 }, 0))).toEqual(expected);
});

test('every field of both forms is tried', () => {
  const tried = EACH.map(([form, field]) => `${form} ${field}`).sort();
  const all = (['polling_place', 'county'] as const).flatMap((form) =>
    SHEET_FIELDS[form].map((field) => `${form} ${field}`),
  );
  expect(tried).toEqual(all.sort());
});

test('a figure that the office does not ask for counts as none, and what cannot be compared is not', () => {
  expect(differencesOf('polling_place', { received_regular: 9, counter_closing: 9 }, null)).toEqual({
    ballots: 0,
  });
  expect(differencesOf('polling_place', { received_regular: 9 }, null)).toEqual({});
  expect(differencesOf('polling_place', { counter_closing: 9, voters_signed_in: 7 }, null)).toEqual({
    voters: 2,
  });
  expect(differencesOf('county', { ballots_counted: 9, voters_credited: 9 }, 4)).toEqual({
    credited: 0,
    containers: 5,
  });
  expect(agrees({})).toBe(true);
  expect(agrees({ ballots: 0, voters: -1 })).toBe(false);
});

const WITH_BOX: State = {
  ...INITIAL_STATE,
  custody: { ...INITIAL_STATE.custody, containers: { [B1]: box({ count: 9 }) } },
};

const done = (state: State, person: PersonId, act: SheetAct) => {
  const turn = startTurn(state, momentAt(5 as Ms));
  actOnSheet(turn, { type: 'sheet_acted', person, act });
  return turn;
};

const prepare = (change: Partial<StatedSheet>, sheet = 0): SheetAct => ({
  act: 'prepare',
  sheet,
  stated: { ...STATED, values: { received_regular: 9, counter_closing: 9 }, ...change },
});

test.each<readonly [string, Partial<StatedSheet>]>([
  ['no_figures', { values: {} }],
  ['no_such_field', { values: { ballots_counted: 1 } }],
  ['not_a_figure', { values: { spoiled: -1 } }],
  ['not_a_figure', { values: { spoiled: 0.5 } }],
  ['not_a_figure', { values: { spoiled: 100_000_000 } }],
  ['counter_backwards', { values: { counter_opening: 2, counter_closing: 1 } }],
  ['more_left_than_received', { values: { received_regular: 3, left_opened: 2, left_unopened: 2 } }],
  ['container_twice', { containers: [B1, B1] }],
  ['container_unknown', { containers: ['B-9' as ContainerId] }],
  ['explanation_needed', { values: { received_regular: 9, counter_closing: 8 }, words: ' ' }],
  ['explanation_needed', { containers: [B1], values: { received_regular: 8, counter_closing: 8 } }],
])('%s', (reason, change) => {
  expect(sheetRefusal(WITH_BOX, ANA, prepare(change))).toBe(reason);
  expect(done(WITH_BOX, ANA, prepare(change)).facts).toEqual([]);
});

test.each<Partial<StatedSheet>>([
  {},
  { containers: [B1] },
  { values: { spoiled: 99_999_999 } },
  { values: { counter_opening: 2, counter_closing: 2 } },
  { values: { received_regular: 4, left_opened: 2, left_unopened: 2 } },
  { values: { received_regular: 9, counter_closing: 8 }, words: 'One was taken home' },
])('%j is taken', (change) => {
  const { facts } = done(WITH_BOX, ANA, prepare(change));
  expect(facts).toMatchObject([{ type: 'sheet_prepared', sheet: 1, version: 1, signed_by: [ANA] }]);
});

test('a later version refers to the same sheet, is of the same place, and is verified anew', () => {
  const first = done(WITH_BOX, ANA, prepare({ containers: [B1] }));
  expect(first.facts).toMatchObject([{ in_containers: 9, differences: { ballots: 0, containers: 0 } }]);
  const { state } = first;
  const verify = (sheet: number, version: number): SheetAct => ({ act: 'verify', sheet, version, words: '' });
  expect(sheetRefusal(state, BEN, prepare({}))).toBe('sheet_known');
  expect(sheetRefusal(state, BEN, prepare({ place: 'Precinct 5' }, 1))).toBe('other_sheet');
  expect(sheetRefusal(state, BEN, prepare({}, 2))).toBe('no_such_sheet');
  expect(sheetRefusal(state, ANA, verify(1, 1))).toBe('own_sheet');
  expect(sheetRefusal(state, BEN, verify(2, 1))).toBe('no_such_sheet');
  expect(sheetRefusal(state, BEN, verify(1, 2))).toBe('not_newest');
  const verified = done(state, BEN, verify(1, 1));
  expect(verified.facts).toMatchObject([{ type: 'sheet_verified', sheet: 1, version: 1, signed_by: [BEN] }]);
  expect(sheetRefusal(verified.state, BEN, verify(1, 1))).toBe('verified_already');
  const second = done(verified.state, BEN, prepare({ source: 'E-pollbook' }, 1));
  expect(second.facts).toMatchObject([{ sheet: 1, version: 2, in_containers: 0, signed_by: [BEN] }]);
  expect(sheetRefusal(second.state, BEN, verify(1, 2))).toBe('own_sheet');
  expect(sheetRefusal(second.state, ANA, verify(1, 2))).toBeNull();
  const other = done(second.state, ANA, prepare({ place: 'Precinct 5' }));
  expect(other.facts).toMatchObject([{ sheet: 2, version: 1 }]);
  expect(sheetRefusal(other.state, BEN, prepare({ election: 'Primary 2026' }))).toBeNull();
  expect(
    sheetRefusal(
      { ...other.state, sheets: { ...other.state.sheets, last: 20_000 } },
      BEN,
      prepare({ election: 'Primary 2026' }),
    ),
  ).toBe('too_many');
});

type Move = readonly [who: 'ana' | 'ben', act: SheetAct];

const anyMove: fc.Arbitrary<Move> = fc.tuple(
  fc.constantFrom('ana' as const, 'ben' as const),
  fc.oneof(
    fc
      .record({
        sheet: fc.nat(2),
        closing: fc.nat(2),
        words: fc.constantFrom('', 'One was spoiled'),
        place: fc.constantFrom('Precinct 4', 'Precinct 5'),
      })
      .map(({ sheet, closing, words, place }) =>
        prepare({ values: { received_regular: 1, counter_closing: closing }, words, place }, sheet),
      ),
    fc
      .record({ sheet: fc.integer({ min: 1, max: 2 }), version: fc.integer({ min: 1, max: 3 }) })
      .map((of): SheetAct => ({ act: 'verify', ...of, words: '' })),
  ),
);

test('no difference is signed unexplained, nobody verifies their own sheet, and versions only count up', () => {
  promise(
    fc.property(fc.array(anyMove, { maxLength: 30, size: 'max' }), (moves) => {
      let state = WITH_BOX;
      const prepared = new Map<string, string>();
      const last = new Map<number, number>();
      for (const [who, act] of moves) {
        const turn = done(state, who as PersonId, act);
        for (const fact of turn.facts) {
          if (!isSheetFact(fact)) continue;
          const key = `${fact.sheet} ${fact.version}`;
          if (fact.type === 'sheet_prepared') {
            expect(agrees(fact.differences) || fact.words !== '').toBe(true);
            expect(fact.version).toBe((last.get(fact.sheet) ?? 0) + 1);
            last.set(fact.sheet, fact.version);
            prepared.set(key, who);
          } else {
            expect(prepared.get(key)).not.toBe(who);
            expect(fact.version).toBe(last.get(fact.sheet));
          }
          expect(applySheetFact(state, fact).sheets).toEqual(turn.state.sheets);
        }
        state = turn.state;
      }
    }),
    300,
  );
});
