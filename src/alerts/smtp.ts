import type { Transporter } from 'nodemailer';
import { DeliveryFailed, type Message, type Sender, type SmtpChannel, type Told } from './channel.ts';
import { subjectOf, textOf } from './letter.ts';

/** How long a server may say nothing. */
const SILENCE_MS = 20_000;

/** Letters and digits of a name, for the left side of a Message-ID (RFC 5322, 3.6.4). */
const plain = (name: string): string => name.replace(/[^a-z0-9]+/gi, '-');

const idOf = (left: string, from: string): string => `<${left}@${from.slice(from.lastIndexOf('@') + 1)}>`;

/** The same at each attempt, so that a server or a reader drops the second copy. */
const messageId = ({ origin, entry }: Message, from: string): string =>
  idOf(`${entry}.${plain(origin)}`, from);

/** What mails about one alarm have in common, so that a reader shows them together. */
const threadId = ({ origin, notice }: Message, from: string): string =>
  idOf(`alarm.${plain(notice.alarm)}.${plain(origin)}`, from);

/** What nodemailer's errors say, as far as this looks at them. */
const failureOf = (error: unknown): DeliveryFailed => {
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number };
  // The message of the error may hold the server's address with its password: only codes are repeated.
  const detail = `the mail server answered ${code} ${responseCode}`;
  if (responseCode >= 400 && responseCode < 500) return new DeliveryFailed('busy', detail);
  if (responseCode >= 500) {
    return new DeliveryFailed(code === 'EMESSAGE' ? 'not_accepted' : 'refused', detail);
  }
  if (code === 'EAUTH' || code === 'EENVELOPE' || code === 'ETLS')
    return new DeliveryFailed('refused', detail);
  return new DeliveryFailed('no_answer', `the mail server does not answer (${code})`);
};

const letter = (message: Message, { from, to }: SmtpChannel) => ({
  from,
  to: [...(message.to ?? to)],
  subject: subjectOf(message),
  text: textOf(message),
  messageId: messageId(message, from),
  references: threadId(message, from),
  priority: message.notice.priority === 'critical' ? ('high' as const) : ('normal' as const),
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Ballot-Vault-Key': message.key },
});

/** Sends mail over one connection that stays open while there is mail. The server has taken it, no more. */
export const smtpSender = (channel: SmtpChannel, silence_ms = SILENCE_MS): Sender => {
  let transport: Promise<Transporter> | undefined;
  const open = async (): Promise<Transporter> => {
    // Loaded when there is mail: most kiosks never send any.
    const { createTransport } = await import('nodemailer');
    const transporter = createTransport({
      url: channel.server,
      pool: true,
      maxConnections: 1,
      maxMessages: Number.POSITIVE_INFINITY,
      connectionTimeout: silence_ms,
      greetingTimeout: silence_ms,
      socketTimeout: silence_ms,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    // A connection that ends while nothing is sent is opened again with the next mail.
    transporter.on('error', () => undefined);
    return transporter;
  };
  return {
    send: async (message): Promise<Told> => {
      transport ??= open();
      try {
        const { accepted = [], rejected = [] } = await (await transport).sendMail(letter(message, channel));
        return { recipients: accepted.map(String), refused: rejected.length };
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => {
      void transport?.then((opened) => opened.close());
    },
  };
};
