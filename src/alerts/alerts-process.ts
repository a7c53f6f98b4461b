import os from 'node:os';
import { pino } from 'pino';
import { entriesOf } from '../core/channels.ts';
import { type Outbox, openOutbox } from '../log/outbox.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { AlarmBoard } from './alarm-board.ts';
import { Attempts } from './attempts.ts';
import { keepBeating } from './beats.ts';
import type { Channel, Sender, SyslogChannel } from './channel.ts';
import { ChannelWorker } from './channel-worker.ts';
import { EntryFollower } from './entry-follower.ts';
import { ALERTS_ORDER, type AlertsReport, type AlertsTask } from './messages.ts';
import { mqttSender } from './mqtt.ts';
import { toWhoIsOnCall } from './on-call.ts';
import { smsSender } from './sms.ts';
import { smtpSender } from './smtp.ts';
import { standingsOf } from './standing.ts';
import { SILENCE_MS, syslogSender } from './syslog.ts';
import { TlsLine } from './tls-line.ts';
import { webhookSender } from './webhook.ts';

const LOOK_EVERY_MS = 500;
const STANDING_EVERY_MS = 2_000;
const REPORTS_AT_ONCE = 64;
/** An answer that does not come by then is not coming: the disk was full, and has to be asked again. */
const ANSWER_MS = 10_000;

const diagnostics = pino({ base: null, level: 'warn' }, pino.destination(2));

const tell = (report: AlertsReport, then?: () => void): void => {
  process.send?.(report, () => then?.());
};

const fail = (error: unknown): void => {
  tell({ report: 'failed', what: error instanceof Error ? error.message : String(error) }, () =>
    process.exit(1),
  );
};

/** What is tried is said where the diagnostics go: the log hears only of first failures and of outcomes. */
const toldOf = (id: string, sender: Sender): Sender => ({
  send: async (message) => {
    try {
      return await sender.send(message);
    } catch (error) {
      diagnostics.warn({ channel: id, entry: message.entry, what: String(error) }, 'a notice was not taken');
      throw error;
    }
  },
  begin: () => sender.begin?.(),
  close: () => sender.close(),
});

interface Surroundings {
  readonly outbox: Outbox;
  readonly place: AlertsTask['place'];
  /** The newest entry that the channel is done with. */
  readonly settled: number;
}

const senderOf = (channel: Channel, { outbox, place, settled }: Surroundings): Sender => {
  switch (channel.kind) {
    case 'smtp':
      return smtpSender(channel);
    case 'webhook':
      return webhookSender(channel, Date.now);
    case 'syslog':
      return syslogSender(channel, { host: os.hostname(), now: () => performance.now() });
    case 'mqtt':
      return mqttSender(channel, { place, board: AlarmBoard.from(outbox, channel.id, settled) });
    case 'sms':
      return smsSender(channel);
  }
};

/** Reports one batch at a time; the next once the last is on record. */
const reporter = (attempts: Attempts) => {
  let waitsUntil = 0;
  const report = (): void => {
    if (waitsUntil > performance.now()) return;
    const pending = attempts.pending(REPORTS_AT_ONCE);
    const last = pending.at(-1);
    if (last === undefined) return;
    waitsUntil = performance.now() + ANSWER_MS;
    tell({ report: 'outcomes', id: last.id, outcomes: pending.map(({ outcome }) => outcome) });
  };
  const taken = (id: number): void => {
    attempts.taken(id);
    waitsUntil = 0;
    report();
  };
  return { report, taken };
};

/** Looks for work, and comes back when more is due; each channel by itself, so that none waits for another. */
const keepWorking = (worker: Pick<ChannelWorker, 'work'>): void => {
  const look = async (): Promise<void> => {
    try {
      await worker.work();
      setTimeout(() => void look(), LOOK_EVERY_MS);
    } catch (error) {
      fail(error);
    }
  };
  void look();
};

interface Followed {
  readonly log: LogReader;
  readonly attempts: Attempts;
  readonly onOutcome: () => void;
}

/** Over a connection of its own: a week of entries must not come before an alarm. */
const followerOf = (channel: SyslogChannel, followed: Followed): EntryFollower =>
  new EntryFollower({
    ...followed,
    channel,
    line: new TlsLine({ ...channel, silence_ms: SILENCE_MS, now: () => performance.now() }),
    host: os.hostname(),
    now: Date.now,
    chance: Math.random,
    onRefused: (error) =>
      diagnostics.warn({ channel: entriesOf(channel.id), what: String(error) }, 'entries were not taken'),
  });

const start = ({
  data,
  channels,
  on_call,
  beats,
  place,
  settled: recorded,
  size,
}: AlertsTask): ((id: number) => void) => {
  const outbox = openOutbox(data);
  const attempts = new Attempts(data, outbox.origin);
  const { report, taken } = reporter(attempts);
  const onOutcome = (): void => void setImmediate(report);
  for (const channel of channels) {
    const settled = attempts.settledAtStart(channel.id, recorded[channel.id] ?? -1, size);
    const made = senderOf(channel, { outbox, place, settled });
    const sender = toldOf(channel.id, toWhoIsOnCall(channel, on_call, made, Date.now));
    sender.begin?.();
    keepWorking(
      new ChannelWorker({
        channel,
        outbox,
        attempts,
        sender,
        settled,
        now: Date.now,
        chance: Math.random,
        onOutcome,
      }),
    );
    if (channel.kind === 'syslog' && channel.entries === 'yes') {
      keepWorking(followerOf(channel, { log: readLog(data), attempts, onOutcome }));
    }
  }
  if (beats.outside.length > 0 || beats.siblings.length > 0) {
    keepBeating(beats, {
      data,
      warn: (to, what) => diagnostics.warn({ to, what }, 'a beat was not taken'),
      siblings: (states) => tell({ report: 'siblings', states: [...states] }),
      failed: (error) => tell({ report: 'failed', what: `no beats are taken: ${String(error)}` }),
    });
  }
  const stand = (): void =>
    tell({ report: 'standing', channels: standingsOf(channels, attempts, Date.now()) });
  setInterval(stand, STANDING_EVERY_MS);
  setInterval(report, ANSWER_MS);
  report();
  return taken;
};

// The door comes first, and this process ends with it.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
process.on('disconnect', () => process.exit(0));
let taken: ((id: number) => void) | undefined;
process.on('message', (message) => {
  try {
    const order = ALERTS_ORDER.parse(message);
    if (order.order === 'taken') return taken?.(order.id);
    taken = start(order);
    tell({ report: 'ready' });
  } catch (error) {
    fail(error);
  }
});
