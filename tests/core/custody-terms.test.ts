/** The words of custody stand in logs for years, so none of them may be renamed, lost or taken for another. */
import { describe, expect, test } from 'vitest';
import {
  CONTAINER_KINDS,
  CONTENTS_CLASSES,
  CUSTODY_ACTS,
  isCustody,
  isCustodyAct,
  LABEL,
  MOVE_REASONS,
  PLAIN_WORDS,
  SEAL_CONDITIONS,
  TAKEN_BY,
} from '../../src/core/custody-terms.ts';

describe('the words of custody', () => {
  test('containers and what they hold', () => {
    expect(CONTAINER_KINDS.join(' ')).toBe('box bag cage cart envelope cabinet other');
    expect(CONTENTS_CLASSES.join(' ')).toBe(
      'voted_counted voted_uncounted provisional spoiled unused_stock duplicates envelopes records',
    );
  });

  test('why a container is moved', () => {
    expect(MOVE_REASONS.join(' ')).toBe(
      'received processing canvass recount audit court_order transfer storage other',
    );
  });

  test('how a seal is, and how its number came to the kiosk', () => {
    expect(SEAL_CONDITIONS.join(' ')).toBe('intact damaged missing');
    expect(TAKEN_BY.join(' ')).toBe('scanned typed_twice');
  });

  test('what two people state', () => {
    expect(CUSTODY_ACTS.join(' ')).toBe(
      'register_container move_container add_seals apply_seal check_seal remove_seal replace_seal ' +
        'report_break hold_container lift_hold destroy_container begin_inventory sign_inventory',
    );
    for (const act of CUSTODY_ACTS) {
      expect(isCustodyAct(act)).toBe(true);
      expect(isCustody({ statement: act })).toBe(true);
    }
    expect(isCustodyAct('head_count')).toBe(false);
    expect(isCustody({ statement: 'head_count' })).toBe(false);
  });
});

describe('what is printed on a container or a seal', () => {
  test.each(['A', '7', 'B-204', '0000123', 'A'.repeat(40)])('%s is a label', (label) => {
    expect(label).toMatch(LABEL);
  });

  test.each(['', '-A', 'a', 'A B', 'Ä1', 'A_1', 'A\n', 'A'.repeat(41)])('%j is none', (label) => {
    expect(label).not.toMatch(LABEL);
  });
});

describe('words of the office', () => {
  test.each(['Shelf 3', '7', 'Ñu', 'Precincts 1, 4-6', 'East/2 #5.', '投票箱', 'x'.repeat(40)])(
    '%s is taken',
    (words) => {
      expect(words).toMatch(PLAIN_WORDS);
    },
  );

  test.each(['', ' a', '-a', 'a\tb', 'a<b', '=1', 'a\u202eb', 'x'.repeat(41)])('%j is refused', (words) => {
    expect(words).not.toMatch(PLAIN_WORDS);
  });
});
