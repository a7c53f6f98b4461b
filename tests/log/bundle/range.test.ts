import { describe, expect, test } from 'vitest';
import { type AskedRange, rangeOf } from '../../../src/log/bundle/range.ts';
import { openLog } from '../../../src/log/open-log.ts';
import { BOOT, denied, MORNING, moment, optionsIn, temporaryDirectory } from '../aid.ts';
import { reading } from './aid.ts';

/** A log whose entries have these times, in seconds of the morning. */
const rowsAt = (...seconds: readonly number[]) => {
  const options = optionsIn(temporaryDirectory());
  const log = openLog(options);
  for (const second of seconds) log.append(moment(second), BOOT, [denied(second)]);
  log.close();
  return reading(options.directory).rows;
};

const at = (second: number) => ({ instant: MORNING + second * 1_000 });

describe('entries of a time', () => {
  const found = (asked: AskedRange, size = 6) => rangeOf(rowsAt(0, 10, 20, 30, 30, 40), size, asked);

  test.each<[string, AskedRange, object | undefined]>([
    ['nothing asked', {}, { from: 0, until: 6 }],
    ['from an instant on', { from: at(10) }, { from: 1, until: 6 }],
    ['from between two', { from: at(11) }, { from: 2, until: 6 }],
    ['before an instant', { until: at(30) }, { from: 0, until: 3 }],
    ['a span', { from: at(10), until: at(31) }, { from: 1, until: 5 }],
    ['before the first', { until: at(0) }, undefined],
    ['after the last', { from: at(41) }, undefined],
    ['between two', { from: at(11), until: at(19) }, undefined],
    ['upside down', { from: at(30), until: at(10) }, undefined],
    ['entries', { from: { entry: 2 }, until: { entry: 4 } }, { from: 2, until: 4 }],
    ['entries beyond the end', { from: { entry: 2 }, until: { entry: 400 } }, { from: 2, until: 6 }],
    ['no entry', { from: { entry: 6 } }, undefined],
    ['an entry and an instant', { from: { entry: 2 }, until: at(40) }, { from: 2, until: 5 }],
  ])('%s', (_, asked, range) => {
    expect(found(asked)).toEqual(range);
  });

  test('never reach beyond the signed size', () => {
    expect(found({ from: at(10) }, 3)).toEqual({ from: 1, until: 3 });
    expect(found({ from: at(30) }, 3)).toBeUndefined();
    expect(found({}, 0)).toBeUndefined();
  });
});

test('a clock that was set back hides no entry between', () => {
  const rows = rowsAt(0, 10, 20, 5, 15, 25);
  expect(rangeOf(rows, 6, { from: at(12), until: at(22) })).toEqual({ from: 2, until: 5 });
  expect(rangeOf(rows, 6, { from: at(4), until: at(6) })).toEqual({ from: 3, until: 4 });
});
