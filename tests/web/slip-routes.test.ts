import { afterEach, beforeEach, expect, test } from 'vitest';
import { RECEIPTS } from '../../src/web/touch-limit.ts';
import { request, type Site, SLIP, startSite } from './small-kiosk.ts';

let site: Site;
let given: number;

beforeEach(async () => {
  given = 0;
  site = await startSite({
    receipts: {
      receipt: () => ({ ok: true, shown: SLIP }),
      challenge: (_, challenge) => ({ ok: true, shown: { entry: 1, challenge, qr: [] } }),
      slip: () => {
        given += 1;
        return SLIP;
      },
    },
  });
});
afterEach(() => site.web.close());

const post = (headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  request(site.web.port, '/slip/checkpoint', { method: 'POST', headers });

test('the page is given the newest checkpoint for paper, and nobody keeps it in between', async () => {
  const answer = await post();
  expect(JSON.parse(answer.body)).toEqual(SLIP);
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('whoever only looks at the address, or comes from another page, leaves no trace', async () => {
  expect((await request(site.web.port, '/slip/checkpoint')).status).toBe(404);
  expect((await post({ 'content-type': 'application/json', origin: 'http://evil.example' })).status).toBe(
    403,
  );
  expect(given).toBe(0);
});

test('more slips than people sign are refused', async () => {
  const answers = [];
  for (let n = 0; n <= RECEIPTS.at_once; n += 1) answers.push((await post()).status);
  expect(answers.filter((status) => status === 200)).toHaveLength(RECEIPTS.at_once);
  expect(answers.at(-1)).toBe(429);
  expect(given).toBe(RECEIPTS.at_once);
});
