import { expect, test } from 'vitest';
import type { PersonId } from '../../../src/core/terms.ts';
import { kindsOf, reportOn } from './aid.ts';
import { SampleLog } from './content.ts';

const SIGNED_BY = ['ana', 'ben'] as PersonId[];

const openLog = (log: SampleLog): void =>
  log.add({
    type: 'epoch_opened',
    previous_origin: 'county.example/e1',
    previous_key: 'county.example/e1+00000000+AAAA',
    previous_size: 100,
    previous_root: 'AAAA',
    identified: 'by_pin',
    reason: 'new_key',
    words: '',
    signed_by: SIGNED_BY,
  });

const closeLog = (log: SampleLog): void =>
  log.add({
    type: 'epoch_closed',
    next_origin: 'county.example/e3',
    next_key: 'county.example/e3+00000000+AAAA',
    reason: 'new_key',
    words: '',
    signed_by: SIGNED_BY,
  });

test('a log that goes on from one and was closed for another names both', async () => {
  const log = new SampleLog();
  openLog(log);
  log.start();
  log.fill(20);
  closeLog(log);
  const report = await reportOn(log.content());
  expect(report).toMatchObject({
    verdict: 'INTACT, UNWITNESSED',
    epochs: { previous: 'county.example/e1', next: 'county.example/e3' },
  });
});

test('whatever was signed after the closing is false, and all before it is still trusted', async () => {
  const log = new SampleLog();
  log.start();
  log.fill(20);
  closeLog(log);
  log.fill(24);
  const report = await reportOn(log.content());
  expect(report).toMatchObject({ verdict: 'INVALID', first_bad: { from: 21 }, trusted: { until: 21 } });
  expect(kindsOf(report)).toContain('entry_after_end');
});

test('a log does not begin a second time', async () => {
  const log = new SampleLog();
  log.start();
  log.fill(5);
  openLog(log);
  const report = await reportOn(log.content());
  expect(report.verdict).toBe('INVALID');
  expect(kindsOf(report)).toContain('opened_twice');
});
