import { expect, test } from 'vitest';
import { reportText } from '../../../src/commands/report-text.ts';
import type { PersonId } from '../../../src/core/terms.ts';
import { kindsOf, reportOn } from './aid.ts';
import { SampleLog } from './content.ts';

const SIGNED_BY = ['ana', 'ben'] as PersonId[];

const openLog = (log: SampleLog, identified: 'by_pin' | 'by_name' = 'by_pin'): void =>
  log.add({
    type: 'epoch_opened',
    previous_origin: 'county.example/e1',
    previous_key: 'county.example/e1+00000000+AAAA',
    previous_size: 100,
    previous_root: 'AAAA',
    identified,
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
    epochs: {
      previous: 'county.example/e1',
      previous_key: 'county.example/e1+00000000+AAAA',
      previous_size: 100,
      previous_root: 'AAAA',
      next: 'county.example/e3',
      next_key: 'county.example/e3+00000000+AAAA',
    },
  });
  expect(report.findings.items.filter(({ weight }) => weight !== 'note')).toEqual([]);
  const text = reportText(report).join('\n');
  expect(text).toContain('its key: county.example/e1+00000000+AAAA');
  expect(text).toContain('cited: 100 entries with the root AAAA');
  expect(text).toContain('Key announced for the next log: county.example/e3+00000000+AAAA');
});

test('officials who were only named when a log was opened are to be looked at', async () => {
  const log = new SampleLog();
  openLog(log, 'by_name');
  log.start();
  log.fill(5);
  const report = await reportOn(log.content());
  expect(report.verdict).toBe('INTACT, UNWITNESSED');
  expect(report.findings.items).toMatchObject([{ weight: 'doubtful', kind: 'opened_by_name', entry: 0 }]);
});

const announce = (log: SampleLog, verifier_key: string): void =>
  log.add({ type: 'next_key_announced', verifier_key, signed_by: SIGNED_BY });

test('a key that is announced is told before the log ends, and another one in its place is to be looked at', async () => {
  const log = new SampleLog();
  log.start();
  announce(log, 'county.example/e3+00000000+AAAA');
  log.fill(5);
  const announced = await reportOn(log.content());
  expect(announced.epochs).toMatchObject({ next: undefined, next_key: 'county.example/e3+00000000+AAAA' });
  expect(reportText(announced).join('\n')).toContain('Key announced for the next log: county.example/e3+');
  announce(log, 'county.example/e3+11111111+BBBB');
  closeLog(log);
  const report = await reportOn(log.content());
  expect(kindsOf(report).filter((kind) => kind === 'next_key_changed')).toHaveLength(2);
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
