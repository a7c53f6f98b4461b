import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openControl } from '../../src/control.ts';
import type { DoorId, ReaderId } from '../../src/core/terms.ts';
import { keeperOf } from '../../src/keeper.ts';
import { openForKeeping } from '../../src/main.ts';
import { factsOf, ROOM, type Site } from '../witness/kiosks.ts';
import { announce, close, NEXT, nextOf, open, siteWithPins } from './epochs.ts';

const opened = (site: Site) =>
  openForKeeping(readConfig(site.file), (error) => {
    throw error;
  });

/** A kiosk that runs on the log until the function given back is called. */
const running = async (site: Site): Promise<() => Promise<void>> => {
  const { kiosk, siteKey, acceptCosigned, close: end } = await opened(site);
  const control = await openControl(site.data, keeperOf(kiosk, siteKey, acceptCosigned));
  let isOver = false;
  const stop = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    await control.close();
    end('stopped');
  };
  onTestFinished(stop);
  return stop;
};

const typesIn = (site: Site) => factsOf(site).map(({ type }) => type);

describe('beside a running kiosk', () => {
  test.each([
    ['a key is not announced', announce],
    ['a log is not closed', close],
  ])('%s', async (_, act) => {
    const site = await siteWithPins();
    await running(site);
    const before = factsOf(site).length;
    const { code, errors } = await act(site);
    expect(code).toBe(1);
    expect(errors).toContain(`a kiosk is running on ${site.data}. Stop it first`);
    expect(factsOf(site)).toHaveLength(before);
  });

  test('the next log is not opened, whichever of the two runs', async () => {
    const site = await siteWithPins();
    await close(site);
    const next = nextOf(site);
    expect(await open(next, site)).toMatchObject({ code: 0 });
    const stop = await running(next);
    expect((await open(next, site)).errors).toContain(`a kiosk is running on ${next.data}`);
    await stop();
    const other = await siteWithPins();
    await running(other);
    expect((await open(nextOf(other), other)).errors).toContain(`a kiosk is running on ${other.data}`);
  });
});

/** Maria and Robert come in, and the kiosk is stopped while they are inside. */
const withTwoInside = async (site: Site): Promise<void> => {
  const { kiosk, close: end } = await opened(site);
  const door = `${ROOM}-door` as DoorId;
  kiosk.offer({ type: 'door_found', door, contact: 'closed' });
  for (const { credentials } of Object.values(kiosk.state.people)) {
    for (const credential of credentials)
      kiosk.offer({ type: 'badge_read', reader: `${ROOM}-outside` as ReaderId, credential });
  }
  kiosk.offer({ type: 'door_opened', door });
  kiosk.offer({ type: 'door_closed', door });
  end('stopped with two inside');
};

test('a log is not closed while somebody is inside', async () => {
  const site = await siteWithPins();
  await withTwoInside(site);
  expect(typesIn(site)).toContain('entry_taken');
  const { code, errors } = await close(site);
  expect(code).toBe(1);
  expect(errors).toContain(`somebody is in the room ${ROOM}. Close the log when everybody has left.`);
  expect(typesIn(site)).not.toContain('epoch_closed');
});

test('a log is closed for the one whose key was announced, and for no other', async () => {
  const site = await siteWithPins();
  await announce(site);
  const { code, errors } = await close(site, 'county.example/another');
  expect(code).toBe(1);
  expect(errors).toContain(
    `the next key was announced for the log ${NEXT}, and not for county.example/another`,
  );
  expect(errors).toContain(`Name ${NEXT} as the next log.`);
  expect(typesIn(site)).not.toContain('epoch_closed');
  expect(await close(site)).toMatchObject({ code: 0, errors: '' });
});
