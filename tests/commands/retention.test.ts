import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../src/log/open-log.ts';
import { GOOD } from '../config/aid.ts';
import { BOOT, denied, MORNING, moment, optionsIn } from '../log/aid.ts';
import { folder, run } from './aid.ts';

const DUTIES = `evidence:
  retention:
    state_months: 25
    elections:
      - { name: General, day: 2026-11-03, federal: yes, records_from: 2026-09-01, records_until: 2027-01-31 }
    holds:
      - { name: Doe v. County, records_from: 2026-11-04, records_until: 2026-11-04, released: 2030-01-15 }
`;

/** Ana on the day of the election, Ben on the day after. */
const twoDays = (): readonly string[] => {
  const options = optionsIn(folder());
  const log = openLog(options);
  const day = 86_400;
  log.append(moment(0), BOOT, [denied(0, 'ana')]);
  log.append(moment(day), BOOT, [denied(day, 'ben')]);
  log.close();
  const file = path.join(folder(), 'kiosk.yaml');
  writeFileSync(file, GOOD + DUTIES);
  return ['retention', '--config', file, '--data', options.directory];
};

test('lists whose fields could go, when, and what asks for the others', async () => {
  const now = MORNING + 800 * 86_400_000;
  const { code, printed } = await run(twoDays(), { now });
  expect(code).toBe(0);
  expect(printed).toContain('today: 2029-01-11');
  expect(printed).toMatch(/^ana +0-0 +1 +2 +now +since 2028-12-04$/m);
  expect(printed).toMatch(/^ben +1-1 +1 +2 +2030-01-15 +hold: Doe v\. County$/m);
});

test('keeps each kind of entry as long as the state asks for it, and says which period holds which', async () => {
  const [command = '', config = '', file = '', ...rest] = twoDays();
  writeFileSync(
    file,
    `${GOOD}${DUTIES.replace('state_months: 25', 'state_months: 12\n    state_months_for: [{ types: [access_denied], months: 48 }]')}`,
  );
  const { code, printed } = await run([command, config, file, ...rest], { now: MORNING });
  expect(code).toBe(0);
  expect(printed).toMatch(
    /^2026-11 +0-1 +2 +4 +2030-11-0\d +state: 48 months from its own day, as for each access_denied$/m,
  );
  writeFileSync(
    file,
    `${GOOD}${DUTIES.replace('25', '12\n    state_months_for: [{ types: [heartbeat], months: 48 }]')}`,
  );
  expect((await run([command, config, file, ...rest], { now: MORNING })).printed).toContain(
    'federal: 22 months from General of 2026-11-03',
  );
});

test('gives the same as JSON, and changes nothing', async () => {
  const asked = twoDays();
  const { printed } = await run([...asked, '--json'], { now: MORNING });
  expect(JSON.parse(printed)).toMatchObject({
    today: '2026-11-03',
    months: [
      {
        month: '2026-11',
        first: 0,
        last: 0,
        may_go_from: '2028-12-04',
        because: '25 months from its own day',
      },
      { month: '2026-11', first: 1, last: 1, may_go_from: '2030-01-15', kind: 'hold' },
    ],
    people: [
      { person: 'ana', entries: 1, fields: 2, kind: 'state' },
      { person: 'ben', entries: 1, fields: 2, kind: 'hold' },
    ],
  });
  expect((await run([...asked, '--json'], { now: MORNING })).printed).toBe(printed);
});
