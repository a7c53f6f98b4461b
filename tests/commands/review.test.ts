import { expect, test } from 'vitest';
import { factsOf, ROOM } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { forced } from './alarmed.ts';

test('a door opened by nobody is on the list of a kiosk that runs, with its entry', async () => {
  const { site } = await forced();
  const entry = factsOf(site).findIndex(({ type }) => type === 'door_forced');
  const asked = ['review', 'anomalies', '--data', site.data];
  const { code, errors, printed } = await run([...asked, '--json']);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  const list = JSON.parse(printed) as object;
  expect(list).toMatchObject({ not_judged: 0 });
  expect(list).toHaveProperty(
    'anomalies',
    expect.arrayContaining([
      expect.objectContaining({ rule: 'out_of_sequence', entry, room: ROOM, cause: 'door_forced' }),
    ]),
  );
  const inWords = await run([...asked, '--from', `#${entry}`, '--until', `#${entry}`]);
  expect(inWords.printed).toContain('out_of_sequence: 1\n');
  expect(inWords.printed).toContain('lone_interval: 0\n');
  const whole = await run(asked);
  expect(whole.printed).toContain('out_of_sequence: 1\n');
  const later = await run([...asked, '--from', `#${entry + 1}`]);
  expect(later.printed).toContain('out_of_sequence: 0\n');
});

test('a local day without its zone is refused with the remedy', async () => {
  const { site } = await forced();
  const { code, errors } = await run(['review', 'anomalies', '--data', site.data, '--from', '2026-11-03']);
  expect(code).toBe(2);
  expect(errors).toContain('Add --config');
});
