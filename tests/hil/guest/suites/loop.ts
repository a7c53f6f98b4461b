/** The kiosk's loop on its log, on a disk of its own, writing as fast as it can: until power is cut. */

import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { readConfig } from '../../../../src/config.ts';
import type { DoorId } from '../../../../src/core/terms.ts';
import { readLog } from '../../../../src/log/read-log.ts';
import { openKiosk } from '../../../../src/open-kiosk.ts';
import { mountDisk } from '../disk.ts';
import type { Suite } from '../suite.ts';
import { tell } from '../told.ts';

const stop = (error: unknown): never => {
  throw error;
};

/** A door opens and shuts without a badge, again and again: nothing of it is folded, and each move is told outside once it is on record. */
const write = async (): Promise<never> => {
  const config = readConfig(path.join(mountDisk(), 'kiosk.yaml'));
  const { kiosk, log, begin } = openKiosk({
    config,
    software: 'hil',
    perform: () => undefined,
    onFailure: stop,
  });
  const seen = readLog(config.paths.data);
  log.onSigned(() => tell({ told: 'checkpoint', note: seen.head().checkpoint }));
  begin();
  const door = config.rooms[0]?.door as DoorId;
  for (let turn = 0; ; turn += 1) {
    kiosk.offer({ type: turn % 2 === 0 ? 'door_opened' : 'door_closed', door });
    tell({ told: 'recorded', entries: kiosk.index + 1 });
    await setImmediate();
  }
};

export const suite: Suite = {
  prepare: () => undefined,
  tests: { 'the loop writes until power is cut': write },
};
