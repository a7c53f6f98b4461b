import type { GivenCheckpoint } from '../receipts.ts';
import { codeOf, GiveFailed } from './give-failed.ts';
import type { MailServer } from './way.ts';

const CONNECT_MS = 20_000;
const SILENCE_MS = 30_000;
/** The largest letter over a slow line. A server that says a little now and then would hold up all others for ever. */
const LETTER_MS = 15 * 60_000;
/** What nodemailer calls a server that is not there or does not speak. */
const NO_ANSWER = ['ESOCKET', 'ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ECONNREFUSED', 'EABORT'];

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
  /** Whether it holds names: nobody on the way may read it. */
  readonly isSecret?: boolean;
}

/** Another program of this machine, that hands mail on. */
const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/;

const isHere = (server: string): boolean => URL.canParse(server) && LOOPBACK.test(new URL(server).hostname);

const transportOf = async (server: string, isSecret: boolean) => {
  // Loaded when there is mail: most kiosks never send any.
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url: server,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    // Else whoever sits on the way takes the offer to encrypt out of what the server says.
    requireTLS: isSecret && !isHere(server),
  });
};

/** What went wrong, as far as it may be repeated: the address of the server may hold a password. */
const failureOf = (error: unknown, where: string): GiveFailed => {
  const code = codeOf(error);
  if (code === 'ETLS') {
    const remedy = `Have the server of ${where} encrypt, with a certificate that this machine trusts.`;
    return new GiveFailed('refused', `the mail server does not encrypt (${code})`, remedy, error);
  }
  const [reason, what, check] = NO_ANSWER.includes(code)
    ? (['no_answer', 'does not answer', 'network'] as const)
    : (['refused', 'did not take it', 'addresses'] as const);
  const remedy = `Check ${where} and the ${check}.`;
  return new GiveFailed(reason, `the mail server ${what} (${code})`, remedy, error);
};

/**
 * Mails a letter. Resolves when the server has taken it for every address; rejects with `GiveFailed`.
 * @param where the part of the configuration that names the server
 * @param longest_ms after which it is no answer, whatever the server says meanwhile
 */
export const mailLetter = async (
  { server, from }: MailServer,
  { to, attachments, isSecret = false, ...letter }: Letter,
  where: string,
  longest_ms = LETTER_MS,
): Promise<void> => {
  const transport = await transportOf(server, isSecret);
  try {
    const signal = AbortSignal.timeout(longest_ms);
    const sent = { ...letter, from, to: [...to], attachments: [...attachments], signal };
    const { rejected } = await transport.sendMail(sent);
    if (rejected.length === 0) return;
    throw new GiveFailed('refused', 'the mail server refused some addresses', 'Check the addresses.');
  } catch (error) {
    throw error instanceof GiveFailed ? error : failureOf(error, where);
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
