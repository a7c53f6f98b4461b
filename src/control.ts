import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import { ANSWERS, ASKED, type Verb } from './control/messages.ts';
import type { Keeper } from './keeper.ts';
import { KeeperRefused } from './kept-kiosk.ts';

/** A file of people at its largest, as JSON with a hash for each badge, stays below this. */
const BODY_BYTES_MAX = 20_000_000;
/** A whole list is recorded in one turn; on a slow card that may take a while. */
const ANSWER_WITHIN_MS = 60_000;
/** Room for a path in a Unix socket's address (108 bytes with its end on Linux). */
const SOCKET_PATH_BYTES_MAX = 107;

const socketOf = (data: string): string => {
  const socket = path.join(data, 'control.sock');
  if (Buffer.byteLength(socket) <= SOCKET_PATH_BYTES_MAX) return socket;
  throw new KeeperRefused(
    `the path ${socket} is too long for a control socket`,
    `Use a data folder whose path has at most ${SOCKET_PATH_BYTES_MAX - '/control.sock'.length} bytes.`,
  );
};

const bodyOf = async (message: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_BYTES_MAX)
      throw new KeeperRefused('this message is too long', `At most ${BODY_BYTES_MAX} bytes are taken.`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
};

const isVerb = (name: string): name is Verb => Object.hasOwn(ASKED, name);

const answerTo = async (keeper: Keeper, verb: Verb, body: unknown): Promise<unknown> => {
  switch (verb) {
    case 'status':
      return keeper.status();
    case 'occupancy':
      return { rooms: await keeper.occupancy() };
    case 'people':
      return { people: await keeper.people() };
    case 'people_listed': {
      const asked = ASKED.people_listed.parse(body);
      return keeper.listPeople(asked.people, asked.source);
    }
    case 'pin_chosen': {
      const asked = ASKED.pin_chosen.parse(body);
      return keeper.choosePin(asked.person, asked.digits, asked.signed);
    }
    case 'list_standing':
      return keeper.listStanding();
    case 'list_previewed':
      return keeper.previewList(ASKED.list_previewed.parse(body));
    case 'list_acted':
      return keeper.actOnList(ASKED.list_acted.parse(body));
    case 'checkpoint_given':
      return keeper.giveCheckpoint(ASKED.checkpoint_given.parse(body));
    case 'backup_reported':
      await keeper.reportBackup(ASKED.backup_reported.parse(body));
      return {};
    case 'alarms':
      return keeper.alarms();
    case 'alarm_acted':
      return { became: await keeper.actOnAlarm(ASKED.alarm_acted.parse(body)) };
    case 'account_changed':
      return keeper.changeAccount(ASKED.account_changed.parse(body));
    case 'paper_transcribed':
      return keeper.transcribePaper(ASKED.paper_transcribed.parse(body));
    case 'entry_corrected':
      return keeper.correctEntry(ASKED.entry_corrected.parse(body));
    case 'sheet_acted':
      return keeper.actOnSheet(ASKED.sheet_acted.parse(body));
    case 'camera_checked':
      return keeper.checkCamera(ASKED.camera_checked.parse(body));
    case 'key_acted':
      return keeper.actOnKey(ASKED.key_acted.parse(body));
    case 'review_acted':
      return keeper.actOnReview(ASKED.review_acted.parse(body));
    case 'training':
      return keeper.training();
    case 'training_acted':
      return keeper.actOnTraining(ASKED.training_acted.parse(body));
    case 'procedures':
      return { procedures: await keeper.procedures() };
    case 'procedure_acted':
      return keeper.actOnProcedure(ASKED.procedure_acted.parse(body));
    case 'reader_installed':
      return keeper.installReader(ASKED.reader_installed.parse(body));
    case 'cosigned':
      return { taken: await keeper.cosigned(ASKED.cosigned.parse(body).note) };
  }
};

/** Never repeats what was sent: it may hold a PIN. */
const refusalOf = (error: unknown): KeeperRefused => {
  if (error instanceof KeeperRefused) return error;
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    return new KeeperRefused(
      'the kiosk does not understand this message',
      'Use the command of the same version as the kiosk.',
    );
  }
  return new KeeperRefused('the kiosk failed while it did this', 'See its journal for the cause.');
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const serve = async (keeper: Keeper, message: IncomingMessage, response: ServerResponse): Promise<void> => {
  const verb = (message.url ?? '').slice(1);
  if (message.method !== 'POST' || !isVerb(verb)) {
    return send(response, 404, { what: 'there is no such request', remedy: 'Use the ballot-vault command.' });
  }
  try {
    send(response, 200, await answerTo(keeper, verb, await bodyOf(message)));
  } catch (error) {
    const { what, remedy } = refusalOf(error);
    send(response, 400, { what, remedy });
  }
};

/** The control socket of a running kiosk. */
export interface ControlServer {
  readonly socket: string;
  close(): Promise<void>;
}

const ALL_BUT_OWNER = 0o177;

const listening = (server: Server, socket: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    // The socket is born closed to others: a mode set afterwards would leave a gap.
    const mask = process.umask(ALL_BUT_OWNER);
    try {
      server.listen(socket, resolve);
    } finally {
      process.umask(mask);
    }
  });

/**
 * Opens `DIR/control.sock` (mode 0600) for those who keep the list. To be called by the holder of the data
 * folder's lock alone: a socket that lies there is then left over from a run that ended badly.
 * Throws `KeeperRefused` when the folder's path is too long for a socket.
 */
export const openControl = async (data: string, keeper: Keeper): Promise<ControlServer> => {
  const socket = socketOf(data);
  rmSync(socket, { force: true });
  const server = createServer((message, response) => void serve(keeper, message, response));
  await listening(server, socket);
  return {
    socket,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const REFUSAL = z.object({ what: z.string(), remedy: z.string() });

const ask = (socket: string, verb: Verb, body: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const call = request({ socketPath: socket, path: `/${verb}`, method: 'POST', timeout: ANSWER_WITHIN_MS });
    call.on('error', reject);
    call.on('timeout', () => {
      call.destroy(new KeeperRefused('the kiosk does not answer', 'See its journal, and try again.'));
    });
    call.on('response', (response) => {
      bodyOf(response).then((answer) => {
        if (response.statusCode === 200) return resolve(answer);
        const refusal = REFUSAL.safeParse(answer).data;
        reject(
          new KeeperRefused(refusal?.what ?? 'the kiosk refused this', refusal?.remedy ?? 'See its journal.'),
        );
      }, reject);
    });
    call.end(JSON.stringify(body));
  });

const isNobody = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED');

/**
 * The keeper of the kiosk that runs on a data folder, or null when none does.
 * Its calls throw `KeeperRefused` when the kiosk does not do what is asked.
 */
export const connectKeeper = async (data: string): Promise<Keeper | null> => {
  const socket = socketOf(data);
  try {
    ANSWERS.status.parse(await ask(socket, 'status', {}));
  } catch (error) {
    if (isNobody(error)) return null;
    throw error;
  }
  return {
    status: async () => ANSWERS.status.parse(await ask(socket, 'status', {})),
    occupancy: async () => ANSWERS.occupancy.parse(await ask(socket, 'occupancy', {})).rooms,
    people: async () => ANSWERS.people.parse(await ask(socket, 'people', {})).people,
    listPeople: async (people, source) =>
      ANSWERS.people_listed.parse(await ask(socket, 'people_listed', { people, source })),
    choosePin: async (person, digits, signed = []) =>
      ANSWERS.pin_chosen.parse(await ask(socket, 'pin_chosen', { person, digits, signed })),
    listStanding: async () => ANSWERS.list_standing.parse(await ask(socket, 'list_standing', {})),
    previewList: async (written) =>
      ANSWERS.list_previewed.parse(await ask(socket, 'list_previewed', written)),
    actOnList: async (asked) => ANSWERS.list_acted.parse(await ask(socket, 'list_acted', asked)),
    giveCheckpoint: async (given) =>
      ANSWERS.checkpoint_given.parse(await ask(socket, 'checkpoint_given', given)),
    reportBackup: async (outcome) => {
      ANSWERS.backup_reported.parse(await ask(socket, 'backup_reported', outcome));
    },
    alarms: async () => ANSWERS.alarms.parse(await ask(socket, 'alarms', {})),
    actOnAlarm: async (asked) => ANSWERS.alarm_acted.parse(await ask(socket, 'alarm_acted', asked)).became,
    changeAccount: async (asked) =>
      ANSWERS.account_changed.parse(await ask(socket, 'account_changed', asked)),
    transcribePaper: async (asked) =>
      ANSWERS.paper_transcribed.parse(await ask(socket, 'paper_transcribed', asked)),
    correctEntry: async (asked) => ANSWERS.entry_corrected.parse(await ask(socket, 'entry_corrected', asked)),
    actOnSheet: async (asked) => ANSWERS.sheet_acted.parse(await ask(socket, 'sheet_acted', asked)),
    checkCamera: async (asked) => ANSWERS.camera_checked.parse(await ask(socket, 'camera_checked', asked)),
    actOnKey: async (asked) => ANSWERS.key_acted.parse(await ask(socket, 'key_acted', asked)),
    actOnReview: async (asked) => ANSWERS.review_acted.parse(await ask(socket, 'review_acted', asked)),
    training: async () => ANSWERS.training.parse(await ask(socket, 'training', {})),
    actOnTraining: async (asked) => ANSWERS.training_acted.parse(await ask(socket, 'training_acted', asked)),
    procedures: async () => ANSWERS.procedures.parse(await ask(socket, 'procedures', {})).procedures,
    actOnProcedure: async (asked) =>
      ANSWERS.procedure_acted.parse(await ask(socket, 'procedure_acted', asked)),
    installReader: async (asked) =>
      ANSWERS.reader_installed.parse(await ask(socket, 'reader_installed', asked)),
    cosigned: async (note) => ANSWERS.cosigned.parse(await ask(socket, 'cosigned', { note })).taken,
  };
};
