import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTouch, type WireTouch } from '../../src/web/wire.ts';
import { NAME_MAX, WORDS_MAX } from '../../src/web/wire-values.ts';

const problemOf = (raw: unknown) => {
  const read = readTouch(raw);
  return read.ok ? null : read.error;
};

const GOOD: readonly object[] = [
  { touch: 'extend' },
  { touch: 'announce_visitors' },
  { touch: 'complete_visitors' },
  { touch: 'cancel' },
  { touch: 'enter_pin', digits: '0420' },
  { touch: 'enter_pin', digits: '12345678' },
  { touch: 'confirm_partner', answer: 'not_seen' },
  { touch: 'choose_purpose', purpose: 'other', words: 'llevar las urnas a la sala ñ' },
  { touch: 'state_authority', words: 'Order 12-345' },
  { touch: 'add_visitor', name: 'Zoë 陈', organization: '', visitor_class: 'observer' },
  { touch: 'sign_out', person: 'ana' },
  { touch: 'sign_out_visitor', visitor: 'v1', badge: 'not_returned', items: 'listed', words: 'a motor' },
  { touch: 'record_visitor', visitor: 'v1', answer: { field: 'id_seen', value: 'passport', seen_by: 'ana' } },
  {
    touch: 'record_visitor',
    visitor: 'v1',
    answer: { field: 'signature', how: 'drawn', signature: 'AAA'.repeat(8) },
  },
  { touch: 'record_visitor', visitor: 'v1', answer: { field: 'badge', badge: 12 } },
  { touch: 'account_for_badge', badge: 12, answer: 'lost' },
  { touch: 'start_exercise', exercise: 'fire', person: 'ana-ruiz' },
  { touch: 'give_up_exercise' },
  { touch: 'give_lone_reason', reason: 'called_away' },
  { touch: 'start_emergency' },
  { touch: 'count_container', container: 'B-17', taken_by: 'scanned' },
  { touch: 'compare_inventory' },
  { touch: 'give_up_inventory' },
  { touch: 'propose', statement: { statement: 'head_count', count: 0 } },
  { touch: 'propose', statement: { statement: 'managed_opening', reason: 'loading', minutes: 30 } },
  { touch: 'propose', statement: { statement: 'end_managed_opening' } },
  { touch: 'propose', statement: { statement: 'contents', contents: 'unsealed' } },
  { touch: 'propose', statement: { statement: 'hand_over_escort', visitor: 'v1' } },
  { touch: 'propose', statement: { statement: 'end_emergency', sweep: 'seals_intact' } },
  { touch: 'propose', statement: { statement: 'seal_sweep', seals: 'seals_not_intact' } },
  {
    touch: 'propose',
    statement: { statement: 'acknowledge_alarm', alarm: 'door_forced/ballot-room#4', words: 'seen' },
  },
];

describe('a touch from the wire', () => {
  test.each(GOOD.map((touch) => ({ touch })))('$touch is taken as it is', ({ touch }) => {
    expect(readTouch(touch)).toEqual({ ok: true, touch });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a text', 'cancel'],
    ['an unknown touch', { touch: 'open_sesame' }],
    ['an unknown field', { touch: 'cancel', force: true }],
    ['a field of the core', { touch: 'enter_pin', pin: 'abc' }],
    ['three digits', { touch: 'enter_pin', digits: '123' }],
    ['nine digits', { touch: 'enter_pin', digits: '123456789' }],
    ['digits of another script', { touch: 'enter_pin', digits: '١٢٣٤' }],
    ['digits as a number', { touch: 'enter_pin', digits: 1234 }],
    ['digits and a line end', { touch: 'enter_pin', digits: '1234\n' }],
    [
      'an identifier chosen by the screen',
      {
        touch: 'add_visitor',
        visitor: 'v9',
        name: 'A',
        organization: '',
        visitor_class: 'vendor',
      },
    ],
    [
      'a signature of one dot',
      {
        touch: 'record_visitor',
        visitor: 'v1',
        answer: { field: 'signature', how: 'drawn', signature: 'AAA' },
      },
    ],
    [
      'a signature that is too long',
      {
        touch: 'record_visitor',
        visitor: 'v1',
        answer: { field: 'signature', how: 'drawn', signature: 'AAA'.repeat(601) },
      },
    ],
    ['a badge 0', { touch: 'record_visitor', visitor: 'v1', answer: { field: 'badge', badge: 0 } }],
    ['an empty name', { touch: 'add_visitor', name: ' ', organization: '', visitor_class: 'vendor' }],
    [
      'a long name',
      {
        touch: 'add_visitor',
        name: 'x'.repeat(NAME_MAX + 1),
        organization: '',
        visitor_class: 'vendor',
      },
    ],
    ['long words', { touch: 'state_authority', words: 'x'.repeat(WORDS_MAX + 1) }],
    ['a line end', { touch: 'state_authority', words: 'a\nb' }],
    ['an escape sequence', { touch: 'state_authority', words: '\u001b[2J' }],
    ['half a character', { touch: 'state_authority', words: '\ud83d' }],
    ['writing turned around', { touch: 'state_authority', words: 'a\u202eb' }],
    ['writing turned around by an Arabic mark', { touch: 'state_authority', words: 'a\u061cb' }],
    ['an authority without ink', { touch: 'state_authority', words: '\u200b\u2060' }],
    [
      'a name without ink',
      { touch: 'add_visitor', name: '\u200b', organization: '', visitor_class: 'vendor' },
    ],
    ['half a person', { touch: 'propose', statement: { statement: 'head_count', count: 1.5 } }],
    ['minus one person', { touch: 'propose', statement: { statement: 'head_count', count: -1 } }],
    ['more people than there are', { touch: 'propose', statement: { statement: 'head_count', count: 1e6 } }],
    [
      'a field beside the statement',
      {
        touch: 'propose',
        statement: { statement: 'contents', contents: 'sealed', by: 'ana' },
      },
    ],
    ['a field named like a prototype', JSON.parse('{"touch": "cancel", "__proto__": {"a": 1}}')],
  ])('%s is refused', (_what, raw) => {
    expect(problemOf(raw)).not.toBeNull();
  });

  test('a refusal names the field and never repeats the value', () => {
    const problem = problemOf({ touch: 'enter_pin', digits: '99887766554433' });
    expect(problem?.where).toBe('touch.digits');
    expect(JSON.stringify(problem)).not.toContain('9988');
    expect(JSON.stringify(problemOf({ touch: 'cancel', 'Ana Ruiz': 1 }))).not.toContain('Ana');
  });

  test('a count of minus zero is zero, which an entry of the log can hold', () => {
    const raw: unknown = JSON.parse(
      '{"touch": "propose", "statement": {"statement": "head_count", "count": -0}}',
    );
    const read = readTouch(raw);
    const touch = read.ok ? read.touch : undefined;
    const count =
      touch?.touch === 'propose' && touch.statement.statement === 'head_count' && touch.statement.count;
    expect(Object.is(count, 0)).toBe(true);
  });

  test('no JSON at all makes the reader fail, and what it takes is one of the known touches', () => {
    const known = new Set(GOOD.map((touch) => (touch as WireTouch).touch));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue({ maxDepth: 6 }), fc.anything(), nearTouches()), (raw) => {
        const read = readTouch(raw);
        if (read.ok) expect(known.has(read.touch.touch)).toBe(true);
        else expect(read.error.what.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Good touches with one field replaced or added. */
function nearTouches() {
  return fc
    .tuple(
      fc.constantFrom(...GOOD),
      fc.constantFrom('touch', 'digits', 'words', 'name', 'statement', 'constructor', '__proto__', 'count'),
      fc.oneof(fc.jsonValue(), fc.string({ size: 'max', maxLength: 20_000, unit: 'binary' })),
    )
    .map(([touch, key, value]): unknown => JSON.parse(JSON.stringify({ ...touch, [key]: value })));
}
