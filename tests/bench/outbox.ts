import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { tellPeople } from '../../src/alerts/alerts-service.ts';
import type { SmtpChannel } from '../../src/alerts/channel.ts';
import { ChannelStandings } from '../../src/channel-standings.ts';
import type { WrittenMessenger } from '../../src/config/channels-schema.ts';
import { NOTICE_EVENTS } from '../../src/core/notices.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { openOutbox } from '../../src/log/outbox.ts';
import { readLog } from '../../src/log/read-log.ts';
import { openKiosk } from '../../src/open-kiosk.ts';
import { DOOR, KIOSK_POLICY, roomPolicy } from '../core/world.ts';
import type { Figure } from './figure.ts';
import { workFolder } from './logs.ts';
import { say } from './progress.ts';
import { significant } from './statistics.ts';

const MESSAGES = 1_000;
const LIMIT_MS = 10_000;
/** Beyond this something is broken, and not slow. */
const PATIENCE_MS = 300_000;
const LOOK_MS = 20;
const [FROM, TO] = ['kiosk@county.example', 'office@county.example'];

/** A mail server on this machine that takes every letter at once, and counts them. */
const mailServer = async () => {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, done) => {
      stream.resume();
      stream.on('end', () => {
        taken += 1;
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken: () => taken,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

const reached = async (what: string, is: () => boolean): Promise<number> => {
  const begun = performance.now();
  while (!is()) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error(`not within ${PATIENCE_MS} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return performance.now() - begun;
};

/** As many letters of the same size by the library alone, one after the other over one connection. */
const floor = async (): Promise<number> => {
  const server = await mailServer();
  const transport = createTransport({ url: server.url, pool: true, maxConnections: 1 });
  const text = 'x'.repeat(600);
  const begun = performance.now();
  for (let sent = 0; sent < MESSAGES; sent += 1) {
    await transport.sendMail({ from: FROM, to: TO, subject: `Letter ${sent}`, text });
  }
  const took = performance.now() - begun;
  transport.close();
  await server.close();
  return took;
};

const kioskIn = (data: string, channel: SmtpChannel) =>
  openKiosk({
    config: {
      kiosk: KIOSK_POLICY,
      rooms: [roomPolicy()],
      origin: 'bench.example/outbox',
      digest: '00',
      channels: [{ ...channel, least: 'low', events: [...NOTICE_EVENTS], from_step: 0 } as WrittenMessenger],
      paths: {
        data,
        signing_key: path.join(data, 'signing.pem'),
        site_key: path.join(data, 'site.key'),
        signer_state: path.join(data, 'signer.state'),
        photos: data,
        procedures: data,
      },
    },
    software: '0.0.0',
    onFailure: (error) => {
      throw error;
    },
    perform: () => undefined,
  });

const waitingIn = (data: string): number => {
  const outbox = openOutbox(data);
  try {
    return outbox.after('mail', -1, 2 * MESSAGES).length;
  } finally {
    outbox.close();
  }
};

const toldIn = (data: string): number => {
  const log = readLog(data);
  try {
    return [...decodeEntries(log.entries(0))].filter(({ fact }) => fact.type === 'notice_delivered').length;
  } finally {
    log.close();
  }
};

/** A door that is forced again and again while nobody can be told, until as many messages wait. */
const pileUp = async (data: string, { kiosk, clock }: ReturnType<typeof kioskIn>): Promise<number> => {
  kiosk.offer({ type: 'door_found', door: DOOR, contact: 'closed' });
  for (let round = 1; ; round += 1) {
    kiosk.offer({ type: 'door_opened', door: DOOR });
    kiosk.offer({ type: 'door_closed', door: DOOR });
    // What people are told of once a minute comes again a minute later.
    clock.skip(61_000);
    kiosk.tick();
    await setImmediate();
    const waiting = round % 50 === 0 ? waitingIn(data) : 0;
    if (waiting >= MESSAGES) return waiting;
  }
};

/** How long 1,000 messages take from a process that begins to a healthy mail server, and until each is on record. */
export const measureOutbox = async (): Promise<readonly Figure[]> => {
  const bare = await floor();
  const server = await mailServer();
  const data = workFolder('outbox');
  const channel: SmtpChannel = {
    id: 'mail',
    kind: 'smtp',
    server: server.url,
    from: FROM,
    to: [TO],
    duress: 'yes',
    keep_days: 14,
  };
  const opened = kioskIn(data, channel);
  opened.begin();
  say(`letting ${MESSAGES} messages wait ...`);
  const waiting = await pileUp(data, opened);
  const stop = tellPeople({
    data,
    channels: [channel],
    on_call: { lists: [], time_zone: 'UTC' },
    beats: { outside: [], siblings: [], heartbeat_ms: 60_000 },
    kiosk: opened.kiosk,
    standings: new ChannelStandings(),
    onFailed: say,
  });
  try {
    const sent = await reached('all is sent', () => server.taken() >= waiting);
    const recorded = sent + (await reached('all is on record', () => toldIn(data) >= waiting));
    const detail = `${significant(bare)} ms for as many letters by the mail library alone, one after the other`;
    return [
      {
        name: '1,000 waiting messages to a healthy mail server',
        measured: (sent * MESSAGES) / waiting,
        unit: 'ms',
        limit: LIMIT_MS,
        detail: `${waiting} waited; ${detail}; from the start of the process that tells people`,
      },
      {
        name: 'until each of them is on record as told',
        measured: (recorded * MESSAGES) / waiting,
        unit: 'ms',
        detail: `${significant(recorded / bare)} times the letters alone`,
      },
    ];
  } finally {
    stop();
    opened.close('measured');
    await server.close();
  }
};
