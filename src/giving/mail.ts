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

/**
 * Mails a checkpoint as an attachment, byte for byte. Resolves when the server has taken it for every address;
 * rejects with `GiveFailed`.
 */
export const mailCheckpoint = async (
  { server, from }: MailServer,
  to: readonly string[],
  name: string,
  given: GivenCheckpoint,
): Promise<string> => {
  const { slip, note } = given;
  // Loaded when there is mail: most kiosks never send any.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url: server,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { rejected } = await transport.sendMail({
      from,
      to: [...to],
      subject: `Checkpoint of ${slip.origin}, ${slip.size} entries`,
      text: bodyOf(given),
      attachments: [{ filename: name, content: Buffer.from(note), contentType: 'text/plain; charset=utf-8' }],
    });
    if (rejected.length === 0) return `mailed to ${to.join(', ')}`;
    throw new GiveFailed('refused', 'the mail server refused some addresses', 'Check the addresses.');
  } catch (error) {
    if (error instanceof GiveFailed) throw error;
    // The address of the server may hold a password: only the code is repeated.
    const code = codeOf(error);
    throw NO_ANSWER.includes(code)
      ? new GiveFailed(
          'no_answer',
          `the mail server does not answer (${code})`,
          'Check evidence.mail and the network.',
        )
      : new GiveFailed(
          'refused',
          `the mail server did not take it (${code})`,
          'Check evidence.mail and the addresses.',
        );
  } finally {
    transport.close();
  }
};
