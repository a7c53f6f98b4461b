/** The kiosk and the process that tells people are killed in the middle of it: nothing that is on record goes untold. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Channel } from '../../src/alerts/channel.ts';
import { smsText } from '../../src/alerts/sms-text.ts';
import type { FactOf } from '../../src/core/facts.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { openOutbox } from '../../src/log/outbox.ts';
import { readLog } from '../../src/log/read-log.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { receiver } from './aid.ts';
import { authority } from './certificates.ts';
import { alertsProcessesOf } from './children.ts';
import { killed, PATIENCE_MS, run } from './kiosk-run.ts';
import { modemHost } from './modem-host.ts';
import { wholeTexts } from './sms-reader.ts';
import { syslogHost } from './syslog-host.ts';

const KILLS = 4;

const toldIn = (data: string): readonly FactOf<'notice_delivered'>[] => {
  const log = readLog(data);
  try {
    return [...decodeEntries(log.entries(0))].flatMap(({ fact }) =>
      fact.type === 'notice_delivered' ? [fact] : [],
    );
  } finally {
    log.close();
  }
};

const waitingIn = (data: string): readonly number[] => {
  const outbox = openOutbox(data);
  try {
    return outbox.after('way', -1, 100_000).map(({ entry }) => entry);
  } finally {
    outbox.close();
  }
};

/**
 * A short message has no key. After each kill the clock is where it was, so that two entries may be told of in the same
 * words: it is the first that is not before the one told of last.
 */
const keysOfTexts = (data: string, texts: readonly string[]): readonly string[] => {
  if (texts.length === 0) return [];
  const outbox = openOutbox(data);
  try {
    const { origin } = outbox;
    const rows = outbox.after('way', -1, 100_000).map(({ entry, notice }) => ({
      entry,
      texts: (['yes', 'no'] as const).map((late) => smsText({ key: '', origin, entry, notice, late })),
    }));
    let last = -1;
    return texts.map((text) => {
      last = rows.find((row) => row.entry >= last && row.texts.includes(text))?.entry ?? Number.NaN;
      return `${origin}#${last}`;
    });
  } finally {
    outbox.close();
  }
};

/** A way to be told, and what came by it. */
interface Way {
  readonly channel: Channel;
  /** Keys of what came, in order, the copies too. */
  keys(): readonly string[];
  /** How often something happens of which it tells: what takes longer must not fall behind for good. */
  readonly round_ms?: number;
  /** Has a message fail that comes next. */
  fail(kill: number): void;
}

const WAYS: { readonly [kind: string]: (data: string) => Promise<Way> } = {
  webhook: async () => {
    const { url, requests, answers } = await receiver();
    return {
      channel: { id: 'way', kind: 'webhook', url, template: 'slack', duress: 'yes', keep_days: 14 },
      keys: () => requests.map(({ headers }) => String(headers['idempotency-key'])),
      fail: (kill) => void answers.push(kill % 2 === 0 ? 'drop' : 503),
    };
  },
  syslog: async () => {
    const { ca_file, certify } = authority(temporaryDirectory());
    const host = await syslogHost(certify('IP:127.0.0.1'));
    const to = { host: '127.0.0.1', port: host.port, ca_file } as const;
    const how = { format: 'ocsf', facility: 'audit', enterprise: 32_473, entries: 'no' } as const;
    return {
      channel: { id: 'way', kind: 'syslog', ...to, ...how, duress: 'yes', keep_days: 14 },
      keys: () => host.messages.map(({ data }) => data[0]?.values['key'] ?? ''),
      fail: () => {
        host.resets = 1;
      },
    };
  },
  sms: async (data) => {
    const host = await modemHost();
    const { link: path } = host.pty;
    const to = ['+13035550100'];
    return {
      channel: { id: 'way', kind: 'sms', path, baud_rate: 115_200, to, duress: 'yes', keep_days: 14 },
      round_ms: 1_000,
      keys: () => keysOfTexts(data, wholeTexts(host.taken)),
      fail: () => void host.fates.push('+CMS ERROR: 331'),
    };
  },
};

test.each(Object.keys(WAYS))(
  'each notice on record is told by %s at least once under its own key, and is recorded as told once, in order',
  { timeout: 4 * PATIENCE_MS },
  async (kind) => {
    const data = join(temporaryDirectory(), 'data');
    const way = await WAYS[kind]?.(data);
    if (way === undefined) throw new Error(`there is no way ${kind}`);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = way.keys().length;
      way.fail(kill);
      const child = await run(data, way.channel, 'day', way.round_ms);
      await until('people are told', () => way.keys().length > before + 2 + kill, PATIENCE_MS);
      if (kill % 2 === 1) {
        const [pid] = alertsProcessesOf(child.pid ?? 0);
        const seen = way.keys().length;
        process.kill(pid ?? 0, 'SIGKILL');
        await until('another one tells people', () => way.keys().length > seen + 2, PATIENCE_MS);
      }
      await killed(child);
    }
    const child = await run(data, way.channel, 'night');
    expect(waitingIn(data).length).toBeGreaterThan(3 * KILLS);
    const last = `#${waitingIn(data).at(-1)}`;
    await until('all is told', () => way.keys().at(-1)?.endsWith(last) === true, PATIENCE_MS);
    await until('all is on record', () => toldIn(data).at(-1)?.entry === waitingIn(data).at(-1), PATIENCE_MS);
    await killed(child);
    const all = waitingIn(data);
    expect(toldIn(data).map(({ entry }) => entry)).toEqual(all);
    const received = way.keys().map((key) => Number(key.split('#')[1]));
    expect([...new Set(received)]).toEqual(all);
    expect(received).toEqual(received.toSorted((one, other) => one - other));
  },
);
