/** Logs on their way to a SIEM, with a receiver that does what no server can be made to do on time. */
import { onTestFinished } from 'vitest';
import { Attempts } from '../../src/alerts/attempts.ts';
import { DeliveryFailed, type SyslogChannel, type SyslogFormat } from '../../src/alerts/channel.ts';
import { EntryFollower } from '../../src/alerts/entry-follower.ts';
import type { Fact } from '../../src/core/facts.ts';
import { openLog } from '../../src/log/open-log.ts';
import { readLog } from '../../src/log/read-log.ts';
import { BOOT, MORNING, moment, ORIGIN, optionsIn, temporaryDirectory } from '../log/aid.ts';
import { framesIn, type ReadSyslog, readSyslog } from './rfc5424.ts';

export const CHANNEL: SyslogChannel = {
  id: 'siem',
  kind: 'syslog',
  host: '127.0.0.1',
  port: 6_514,
  format: 'ocsf',
  facility: 'audit',
  enterprise: 32_473,
  entries: 'yes',
  duress: 'yes',
  keep_days: 14,
};

/** A data folder with a log of these facts. */
export const folderWith = (facts: readonly Fact[]): string => {
  const options = optionsIn(temporaryDirectory());
  const log = openLog({ ...options, isSignedAtOnce: () => false });
  let from = 0;
  while (from < facts.length) {
    const at = facts[from]?.at ?? 0;
    const other = facts.findIndex((fact, index) => index > from && fact.at !== at);
    const until = other < 0 ? facts.length : other;
    log.append({ ...moment(0), at }, BOOT, facts.slice(from, until));
    from = until;
  }
  log.close();
  return options.directory;
};

/** A receiver that is called instead of a line, for what no server can be made to do on time. */
export interface Taker {
  readonly line: { write(bytes: Uint8Array): Promise<void> };
  readonly messages: ReadSyslog[];
  readonly writes: number[];
  isGone: boolean;
}

export const taker = (): Taker => {
  const at: Taker = {
    messages: [],
    writes: [],
    isGone: false,
    line: {
      write: (bytes) => {
        if (at.isGone) return Promise.reject(new DeliveryFailed('no_answer', 'gone'));
        const { frames } = framesIn(Buffer.from(bytes));
        at.writes.push(bytes.length);
        at.messages.push(...frames.map(readSyslog));
        return Promise.resolve();
      },
    },
  };
  return at;
};

export const site = (directory: string, line: Taker['line'], format: SyslogFormat = 'ocsf') => {
  const attempts = new Attempts(directory, ORIGIN);
  const log = readLog(directory);
  onTestFinished(() => {
    attempts.close();
    log.close();
  });
  const at = {
    attempts,
    log,
    now: MORNING,
    refusals: 0,
    begin: () =>
      new EntryFollower({
        channel: { ...CHANNEL, format },
        log,
        attempts,
        line,
        host: 'k01',
        now: () => at.now,
        chance: () => 0.5,
        onOutcome: () => undefined,
        onRefused: () => {
          at.refusals += 1;
        },
      }),
    outcomes: () => attempts.pending(1_000).map(({ outcome }) => outcome),
  };
  return at;
};
