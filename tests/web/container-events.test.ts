import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RoomId } from '../../src/core/terms.ts';
import { TOUCHES_AT_ONCE } from '../../src/web/touch-limit.ts';
import { type Client, connect, type Site, SOUTH, startSite } from './small-kiosk.ts';

let site: Site;
let client: Client;
const askedOf: [RoomId, number][] = [];

beforeEach(async () => {
  askedOf.length = 0;
  site = await startSite({
    containers: (room, page) => {
      askedOf.push([room, page]);
      return { lines: [], page, pages: 3, containers: 7, inventory: null };
    },
  });
  client = connect(site.web.port, SOUTH);
});
afterEach(async () => {
  client.socket.close();
  await site.web.close();
});

const ask = (asked: unknown): Promise<unknown> =>
  client.socket.timeout(5_000).emitWithAck('containers', asked as never);

test('a screen is told what is in its own room', async () => {
  expect(await ask({ page: 2 })).toEqual({
    ok: true,
    shown: { lines: [], page: 2, pages: 3, containers: 7, inventory: null },
  });
  expect(askedOf).toEqual([[SOUTH, 2]]);
});

test.each([[null], [{}], [{ page: -1 }], [{ page: 0.5 }], [{ page: 0, room: 'north' }], ['0']])(
  '%j is refused, and nothing is asked',
  async (asked) => {
    expect(await ask(asked)).toMatchObject({ ok: false, cause: 'refused' });
    expect(askedOf).toEqual([]);
  },
);

test('a screen that asks without end is told to wait', async () => {
  const answers = await Promise.all(Array.from({ length: 4 * TOUCHES_AT_ONCE }, () => ask({ page: 0 })));
  expect(answers.some((answer) => (answer as { ok: boolean }).ok)).toBe(true);
  expect(answers.at(-1)).toMatchObject({ ok: false, cause: 'too_soon' });
});
