import { expect, test } from 'vitest';
import { Painting } from '../../src/web/painting.ts';
import { connect, NORTH, request, SOUTH, startSite, until } from './small-kiosk.ts';

test('a page that painted is silent after 45 s without a word, and paints again with the next', () => {
  let elapsed = 0;
  const painting = new Painting(() => elapsed);
  expect(painting.standing(NORTH)).toBe('none');
  painting.painted(NORTH);
  elapsed = 44_999;
  expect(painting.standing(NORTH)).toBe('painting');
  elapsed = 45_000;
  expect(painting.standing(NORTH)).toBe('silent');
  painting.painted(NORTH);
  expect(painting.standing(NORTH)).toBe('painting');
  expect(painting.standing(SOUTH)).toBe('none');
});

test('the service says of each room whether its page paints; of a room that is none, nothing', async () => {
  const site = await startSite();
  const asked = async (room: string) => {
    const { status, body } = await request(site.web.port, `/painting${room}`);
    return status === 200 ? JSON.parse(body) : status;
  };
  expect(await asked('')).toEqual({ room: NORTH, standing: 'none' });
  const page = connect(site.web.port, 'south');
  await until('the page is there', () => page.views.length > 0);
  page.socket.emit('painted');
  let standing: unknown;
  await until('the page was heard', () => {
    void asked('?room=south').then((answer) => {
      standing = answer;
    });
    return JSON.stringify(standing) === JSON.stringify({ room: SOUTH, standing: 'painting' });
  });
  expect(await asked('?room=north')).toEqual({ room: NORTH, standing: 'none' });
  expect(await asked('?room=attic')).toBe(404);
  page.socket.close();
  await site.web.close();
});
