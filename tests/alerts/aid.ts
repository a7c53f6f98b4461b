import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import type { Message } from '../../src/alerts/channel.ts';
import type { ChannelNotice, Notice } from '../../src/core/notices.ts';
import type { AlarmId } from '../../src/core/terms.ts';
import { openLog } from '../../src/log/open-log.ts';
import { type Outbox, openOutbox } from '../../src/log/outbox.ts';
import { BOOT, heartbeat, MORNING, moment, ORIGIN, optionsIn, temporaryDirectory } from '../log/aid.ts';

export const notice = (change: Partial<Notice> = {}): Notice => ({
  alarm: 'door_forced/ballots#1' as AlarmId,
  event: 'raised',
  kind: 'door_forced',
  priority: 'critical',
  title: 'Door opened with nobody signed in',
  response: 'Send two people. Check the door, then every seal.',
  room: 'Ballot <storage> room & vault',
  kiosk: 'County kiosk 7',
  step: 0,
  at: MORNING,
  ...change,
});

export const message = (entry = 7, change: Partial<Notice> = {}, late: 'yes' | 'no' = 'no'): Message => ({
  key: `${ORIGIN}#${entry}`,
  origin: ORIGIN,
  entry,
  notice: notice(change),
  late,
});

/** A real log whose outbox holds a notice for each of these instants, in entries 0, 1, 2 and so on. */
export const outboxOf = (
  channel: string,
  instants: readonly number[],
): { readonly directory: string; readonly outbox: Outbox } => {
  const options = optionsIn(temporaryDirectory());
  const log = openLog({ ...options, isSignedAtOnce: () => false });
  const facts = instants.map(() => heartbeat(0));
  const notices = instants.map((at, index): ChannelNotice => ({ channel, index, notice: notice({ at }) }));
  log.append(moment(0), BOOT, facts, { notices });
  log.close();
  const outbox = openOutbox(options.directory);
  onTestFinished(() => outbox.close());
  return { directory: options.directory, outbox };
};

/** How a mail server meets the next letters. */
export type Mood =
  | 'takes'
  | 'hangs_up_after_taking'
  | 'refuses_letters'
  | 'refuses_this_address'
  | 'wants_to_be_asked_later';

export interface MailHost {
  readonly server: string;
  readonly port: number;
  /** What it has taken, in order, the copies too. */
  readonly letters: string[];
  mood: Mood;
  connections: number;
  close(): Promise<void>;
}

const refusal = (responseCode: number): Error => Object.assign(new Error('not now'), { responseCode });

/** A real mail server on loopback. */
export const mailHost = async (port = 0): Promise<MailHost> => {
  const host = { letters: [] as string[], mood: 'takes' as Mood, connections: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_, done) => {
      host.connections += 1;
      done();
    },
    onRcptTo: ({ address }, _, done) => {
      if (host.mood === 'refuses_this_address' && address.startsWith('nobody')) return done(refusal(550));
      done(host.mood === 'wants_to_be_asked_later' ? refusal(451) : null);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (host.mood === 'refuses_letters') {
          done(refusal(554));
          return;
        }
        host.letters.push(Buffer.concat(chunks).toString('utf8'));
        if (host.mood !== 'hangs_up_after_taking') {
          done();
          return;
        }
        for (const connection of server.connections) if (connection.session === session) connection.close();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.server.address() as AddressInfo).port;
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= new Promise((resolve) => {
      server.close(() => resolve());
      for (const connection of server.connections) connection.close();
    });
    return closed;
  };
  onTestFinished(close);
  return Object.assign(host, { server: `smtp://127.0.0.1:${taken}`, port: taken, close });
};

export const headerOf = (letter: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(letter)?.[1]?.replace(/\r\n[ \t]/g, ' ');

export interface Receiver {
  readonly url: string;
  readonly requests: {
    readonly path: string;
    readonly headers: http.IncomingHttpHeaders;
    readonly body: string;
  }[];
  /** The answers to come, in order; 200 after them. `drop` reads the request and ends the connection, `wait` never answers. */
  readonly answers: (number | 'drop' | 'wait')[];
}

/** A real web server on loopback that answers as told. */
export const receiver = async (): Promise<Receiver> => {
  const requests: Receiver['requests'][number][] = [];
  const answers: Receiver['answers'] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      requests.push({ path, headers, body: Buffer.concat(chunks).toString('utf8') });
      const answer = answers.shift() ?? 200;
      if (answer === 'drop') request.socket.destroy();
      if (typeof answer === 'number') response.writeHead(answer, { location: '/elsewhere' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, answers };
};

/** Tries until it is taken; rejects with what the last try failed with where it never is. */
export const untilTaken = async <Told>(send: () => Promise<Told>, patience_ms: number): Promise<Told> => {
  const deadline = performance.now() + patience_ms;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};
