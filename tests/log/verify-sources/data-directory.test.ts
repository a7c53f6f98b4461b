import { expect, test } from 'vitest';
import { openLog } from '../../../src/log/open-log.ts';
import { openDataDirectory } from '../../../src/log/verify-sources/data-directory.ts';
import { BOOT, denied, fillAtOnce, moment, optionsIn, temporaryDirectory } from '../aid.ts';
import { verified } from '../verify/aid.ts';

test('entries that a kiosk has written and not signed yet are told apart from the evidence, with their personal fields', async () => {
  const options = optionsIn(temporaryDirectory());
  const log = openLog(options);
  fillAtOnce(log, 10);
  log.append(moment(10), BOOT, [denied(10)], { sign: 'later' });
  log.close();
  const { source, close } = openDataDirectory(options.directory);
  const report = await verified(source);
  close();
  expect(report).toMatchObject({ verdict: 'INTACT, UNWITNESSED', size: 10, findings: { count: 0 } });
  expect(report.not_checked.join()).toContain('the entries 10 to 10');
});
