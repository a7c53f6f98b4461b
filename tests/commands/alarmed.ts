import { expect, onTestFinished, vi } from 'vitest';
import type { FactType } from '../../src/core/facts.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { readLog } from '../../src/log/read-log.ts';
import { readCheckpoint } from '../../src/receipts.ts';
import { ROOM, type Site } from '../witness/kiosks.ts';
import { run, type Typed } from './aid.ts';
import { MARIA, ROBERT, siteWithPins } from './epochs.ts';

export const FORCED = `door_forced/${ROOM}#1`;
const PIN_OF: Readonly<Record<string, string>> = { 'maria-alvarez': MARIA, 'robert-hayes': ROBERT };

/** A kiosk that runs as its own command runs it, with the panel of its simulated devices. */
export interface Running {
  readonly site: Site;
  /** What the panel posts. */
  panel(path: string, body: object): Promise<void>;
  stop(): Promise<void>;
}

export const running = async (site: Site): Promise<Running> => {
  const stop = Promise.withResolvers<string>();
  const address = Promise.withResolvers<string>();
  const service = run(['run', '--config', site.file, '--port', '0'], {
    stop: stop.promise,
    onPrint: (text) => {
      const [, panel] = /hardware panel {2}(http:.*)\/panel\//.exec(text) ?? [];
      if (panel !== undefined) address.resolve(panel);
    },
  });
  const base = await Promise.race([address.promise, service.then(({ errors }) => Promise.reject(errors))]);
  const end = async (): Promise<void> => {
    stop.resolve('the test is over');
    expect(await service).toMatchObject({ code: 0, errors: '' });
  };
  onTestFinished(end);
  return {
    site,
    panel: async (path, body) => {
      const answer = await fetch(`${base}/simulator${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(await answer.json()).toMatchObject({ ok: true });
    },
    stop: end,
  };
};

/** Whether the newest signed checkpoint holds an entry that says this. */
const isSigned = ({ data }: Site, type: FactType): boolean => {
  const log = readLog(data);
  try {
    const { size } = readCheckpoint(log.head().checkpoint);
    return [...decodeEntries(log.entries(0, size))].some(({ fact }) => fact.type === type);
  } finally {
    log.close();
  }
};

/** Somebody opens the door with nobody signed in, and it is closed again; what rests on a checkpoint knows it. */
export const forced = async (): Promise<Running> => {
  const kiosk = await running(await siteWithPins());
  for (const open of [true, false]) await kiosk.panel('/door', { door: `${ROOM}-door`, open });
  await vi.waitUntil(() => isSigned(kiosk.site, 'door_forced'));
  return kiosk;
};

/** One command of one person, with their PIN. */
export const acts = (site: Site, person: string, args: readonly string[], typed: Typed = {}) =>
  run(['alarms', ...args, '--config', site.file, '--by', person, '--words', 'Looked at it', '--stdin'], {
    input: `${PIN_OF[person] ?? ''}\n`,
    ...typed,
  });
