import type { GivenCheckpoint } from '../receipts.ts';
import { codeOf, GiveFailed } from './give-failed.ts';
import type { MailServer } from './way.ts';

const CONNECT_MS = 20_000;
const SILENCE_MS = 30_000;
/** What nodemailer calls a server that is not there or does not speak. */
const NO_ANSWER = ['ESOCKET', 'ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ECONNREFUSED'];

const bodyOf = ({ slip }: GivenCheckpoint): string =>
  [
    `The attached file is the signed checkpoint of the log ${slip.origin} with ${slip.size} entries.`,
    '',
    `Root: ${slip.root_hex}`,
    `In words: ${slip.words.en.join(' ')}`,
    '',
    'Keep the file. A log that was cut or replaced later does not agree with it:',
    'ballot-vault verify BAG --old FILE',
    '',
    'It does not show that everything was recorded.',
    '',
  ].join('\n');

/** One mail, for one server to take. */
export interface Letter {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly content: Buffer;
    readonly contentType: string;
  }[];
  /** The same at each attempt, so that a server or a reader drops the second copy. */
  readonly messageId?: string;
  readonly headers?: { readonly [name: string]: string };
}

const transportOf = async (server: string) => {
  // Loaded when there is mail: most kiosks never send any.
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url: server,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
};

/**
 * Mails a letter. Resolves when the server has taken it for every address; rejects with `GiveFailed`.
 * @param where the part of the configuration that names the server
 */
export const mailLetter = async (
  { server, from }: MailServer,
  { to, attachments, ...letter }: Letter,
  where: string,
): Promise<void> => {
  const transport = await transportOf(server);
  try {
    const sent = { ...letter, from, to: [...to], attachments: [...attachments] };
    const { rejected } = await transport.sendMail(sent);
    if (rejected.length === 0) return;
    throw new GiveFailed('refused', 'the mail server refused some addresses', 'Check the addresses.');
  } catch (error) {
    if (error instanceof GiveFailed) throw error;
    // The address of the server may hold a password: only the code is repeated.
    const code = codeOf(error);
    const [reason, what, check] = NO_ANSWER.includes(code)
      ? (['no_answer', 'does not answer', 'network'] as const)
      : (['refused', 'did not take it', 'addresses'] as const);
    const remedy = `Check ${where} and the ${check}.`;
    throw new GiveFailed(reason, `the mail server ${what} (${code})`, remedy, error);
  } finally {
    transport.close();
  }
};

/**
 * Mails a checkpoint as an attachment, byte for byte. Resolves when the server has taken it for every address;
 * rejects with `GiveFailed`.
 */
export const mailCheckpoint = async (
  mail: MailServer,
  to: readonly string[],
  name: string,
  given: GivenCheckpoint,
): Promise<string> => {
  const { slip, note } = given;
  const letter = {
    to,
    subject: `Checkpoint of ${slip.origin}, ${slip.size} entries`,
    text: bodyOf(given),
    attachments: [{ filename: name, content: Buffer.from(note), contentType: 'text/plain; charset=utf-8' }],
  };
  await mailLetter(mail, letter, 'evidence.mail');
  return `mailed to ${to.join(', ')}`;
};
