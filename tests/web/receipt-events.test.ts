import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RoomId } from '../../src/core/terms.ts';
import { RECEIPTS } from '../../src/web/touch-limit.ts';
import { type Client, connect, RECEIPT, type Site, SLIP, SOUTH, startSite } from './small-kiosk.ts';

let site: Site;
let client: Client;
const challenged: [RoomId, string][] = [];

beforeEach(async () => {
  challenged.length = 0;
  site = await startSite({
    receipts: {
      slip: () => SLIP,
      receipt: () => ({ ok: true, shown: RECEIPT }),
      challenge: (room, challenge) => {
        challenged.push([room, challenge]);
        return { ok: true, shown: { entry: 7, challenge, qr: ['1'] } };
      },
    },
  });
  client = connect(site.web.port, SOUTH);
});
afterEach(async () => {
  client.socket.close();
  await site.web.close();
});

const ask = (event: 'receipt' | 'challenge', asked: unknown): Promise<unknown> =>
  client.socket.timeout(5_000).emitWithAck(event, asked as never);

test('a screen that asks for a receipt is given it', async () => {
  expect(await ask('receipt', {})).toEqual({ ok: true, shown: RECEIPT });
});

test('a challenge goes to the room of the screen it was typed on', async () => {
  expect(await ask('challenge', { text: 'BLUE HERON 12' })).toMatchObject({ ok: true, shown: { entry: 7 } });
  expect(challenged).toEqual([[SOUTH, 'BLUE HERON 12']]);
});

test.each([
  ['receipt', null],
  ['receipt', { room: 'north' }],
  ['challenge', {}],
  ['challenge', { text: '' }],
  ['challenge', { text: ' RED' }],
  ['challenge', { text: 'señal' }],
  ['challenge', { text: 'x'.repeat(41) }],
  ['challenge', { text: 'RED', room: 'north' }],
] as const)('%s with %j is refused, and its value is repeated nowhere', async (event, asked) => {
  const answer = await ask(event, asked);
  expect(answer).toMatchObject({ ok: false, cause: 'refused', error: { remedy: expect.any(String) } });
  expect(JSON.stringify(answer) + site.lines.join('')).not.toContain('señal');
  expect(challenged).toEqual([]);
});

test('more receipts than a person looks at are refused until some time has passed', async () => {
  const answers = [];
  for (let n = 0; n < RECEIPTS.at_once + 2; n += 1) answers.push(await ask('receipt', {}));
  expect(answers.filter((answer) => (answer as { ok: boolean }).ok)).toHaveLength(RECEIPTS.at_once);
  expect(answers.at(-1)).toMatchObject({ ok: false, error: { what: 'too many receipts' } });
  expect(await client.touch({ touch: 'extend' })).toEqual({ ok: true });
});

test('a question without a way to answer it harms nothing', async () => {
  (client.socket as { emit(event: string, ...values: unknown[]): unknown }).emit('receipt', {});
  expect(await ask('receipt', {})).toMatchObject({ ok: true });
});
