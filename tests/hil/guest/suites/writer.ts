/** The service on a disk of its own, reading badges from outside for ever: until power is cut. */
import { setTimeout as pause } from 'node:timers/promises';
import { VAULT_LINES } from '../county.ts';
import { mountDisk } from '../disk.ts';
import { loadSimulators } from '../drivers.ts';
import { headerOfPi } from '../gpio-bank.ts';
import { Kiosk } from '../kiosk.ts';
import type { Suite } from '../suite.ts';
import { tell } from '../told.ts';

/** What the kiosk shows of its log to anybody: whoever has seen it can hold the kiosk to it. */
const tellCheckpoints = async (origin: string): Promise<never> => {
  for (let before = ''; ; await pause(100)) {
    const answer = await fetch(`${origin}/log/checkpoint`);
    const note = await answer.text();
    if (answer.ok && note !== before) tell({ told: 'checkpoint', note });
    before = note;
  }
};

export const suite: Suite = {
  prepare: () => {
    loadSimulators();
    const header = headerOfPi();
    header.pull(VAULT_LINES.contact, 0);
    header.pull(VAULT_LINES.exit, 1);
  },
  tests: {
    'the service writes until power is cut': async () => {
      const kiosk = new Kiosk(mountDisk());
      await kiosk.start();
      tell({ told: 'said', sentence: 'the service runs' });
      await tellCheckpoints(kiosk.origin);
    },
  },
};
