import http from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { z } from 'zod';
import { readLetter } from './letter.ts';
import { type Arrived, TRAY_TASK, type TrayReport } from './tray-messages.ts';

const MESSAGE_BYTES_MAX = 65_536;
const LOOPBACK = '127.0.0.1';
const WORDS_MAX = 400;

const tell = (report: TrayReport, then?: () => void): void => {
  process.send?.(report, () => then?.());
};
const arrived = (item: Arrived): void => tell({ report: 'arrived', item });

const NOTICE = z.object({ title: z.string(), response: z.string(), event: z.string(), room: z.string() });

/** What the kiosk's plain webhook says; any other body is shown as it is. */
const readHook = (body: string): Pick<Arrived, 'title' | 'response'> => {
  try {
    const { title, response, event, room } = NOTICE.parse(JSON.parse(body));
    const isToDo = event === 'raised' || event === 'unanswered' || event === 'test';
    const where = room === '' ? '' : `, ${room}`;
    return { title: `${event}: ${title}${where}`.slice(0, WORDS_MAX), response: isToDo ? response : '' };
  } catch {
    return { title: body.slice(0, WORDS_MAX), response: '' };
  }
};

const listen = async (server: Pick<Server, 'once' | 'listen' | 'address'>, port: number): Promise<number> => {
  const attempt = (asked: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(asked, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
    });
  // Somebody else may have the port, another demo for one: any free one does.
  return await attempt(port).catch(() => attempt(0));
};

const mailServer = (): SMTPServer =>
  new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MESSAGE_BYTES_MAX,
    onData: (stream, { envelope }, done) => {
      let letter = '';
      stream.on('data', (chunk: Buffer) => {
        if (letter.length < MESSAGE_BYTES_MAX) letter += chunk.toString('latin1');
      });
      stream.on('end', () => {
        const { title, response } = readLetter(letter);
        const to = envelope.rcptTo.map(({ address }) => address).join(', ');
        arrived({ by: 'mail', to: to.slice(0, WORDS_MAX), title: title.slice(0, WORDS_MAX), response });
        done();
      });
    },
  });

const hookServer = (): http.Server =>
  http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      if (body.length < MESSAGE_BYTES_MAX) body += chunk;
    });
    request.on('end', () => {
      arrived({ by: 'webhook', to: (request.url ?? '').slice(0, WORDS_MAX), ...readHook(body) });
      response.writeHead(204).end();
    });
  });

const open = async (text: string): Promise<void> => {
  const task = TRAY_TASK.parse(JSON.parse(text));
  const letters = mailServer();
  // It tells of the same errors once more, and of connections that break, which is nobody's trouble here.
  letters.on('error', () => undefined);
  const mail = await listen(letters.server, task.mail);
  const hook = await listen(hookServer(), task.hook);
  tell({ report: 'open', mail, hook });
};

process.on('disconnect', () => process.exit(0));
try {
  await open(process.argv[2] ?? '');
} catch (error) {
  tell({ report: 'failed', what: String(error) }, () => process.exit(1));
}
