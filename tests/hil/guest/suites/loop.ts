/** The kiosk's loop on its log, on a disk of its own, writing as fast as it can: until power is cut. */

import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { canonicalBadge } from '../../../../devices/badge.ts';
import { credentialOf } from '../../../../devices/credential.ts';
import { readConfig } from '../../../../src/config.ts';
import type { ReaderId } from '../../../../src/core/terms.ts';
import { readLog } from '../../../../src/log/read-log.ts';
import { openKiosk } from '../../../../src/open-kiosk.ts';
import { mountDisk } from '../disk.ts';
import type { Suite } from '../suite.ts';
import { tell } from '../told.ts';

const stop = (error: unknown): never => {
  throw error;
};

/** Badges that nobody has, one after the other; each refusal is told outside once it is on record. */
const write = async (): Promise<never> => {
  const config = readConfig(path.join(mountDisk(), 'kiosk.yaml'));
  const { kiosk, log, siteKey, begin } = openKiosk({
    config,
    software: 'hil',
    perform: () => undefined,
    onFailure: stop,
  });
  const seen = readLog(config.paths.data);
  log.onSigned(() => tell({ told: 'checkpoint', note: seen.head().checkpoint }));
  begin();
  const reader = config.rooms[0]?.outside_reader as ReaderId;
  for (let number = 0; ; number += 1) {
    const credential = credentialOf(siteKey, canonicalBadge(`X${number}`));
    kiosk.offer({ type: 'badge_read', reader, credential });
    tell({ told: 'recorded', entries: kiosk.index + 1 });
    await setImmediate();
  }
};

export const suite: Suite = {
  prepare: () => undefined,
  tests: { 'the loop writes until power is cut': write },
};
