import type { Notice } from '../core/notices.ts';
import type { Message, Sender, SyslogChannel, Told } from './channel.ts';
import { siemBody } from './siem.ts';
import { type Severity, type SyslogMessage, syslogFrame } from './syslog-message.ts';
import { TlsLine } from './tls-line.ts';

/** How long a server may say nothing. */
export const SILENCE_MS = 15_000;
/** Under which program name all messages come. */
export const SYSLOG_APP = 'ballot-vault';

/** Alert is what asks for somebody at once (RFC 5424, table 2). */
const URGENCY: { readonly [P in Notice['priority']]: Severity } = {
  critical: 'alert',
  high: 'critical',
  medium: 'warning',
  low: 'notice',
};

/** What somebody answered, or what is over, asks for nobody any more. */
const severityOf = ({ event, priority }: Notice): Severity =>
  event === 'raised' || event === 'unanswered' ? URGENCY[priority] : 'notice';

/** A notice as a message for a syslog server; `host` is the name of this machine. */
export const syslogOf = (channel: SyslogChannel, message: Message, host: string): SyslogMessage => {
  const { notice, origin, entry, key, late } = message;
  const { alarm, event, kind, priority, room, kiosk, at } = notice;
  const about = { entry: String(entry), origin, key, alarm, event, kind, priority, room, kiosk, late };
  return {
    facility: channel.facility,
    severity: severityOf(notice),
    at,
    host,
    app: SYSLOG_APP,
    process: String(process.pid),
    id: `alarm_${event}`,
    data: [
      { id: `ballotVault@${channel.enterprise}`, values: about },
      { id: 'timeQuality', values: { tzKnown: '1' } },
    ],
    body: siemBody(channel.format, message),
  };
};

export interface SyslogSurroundings {
  /** Name of this machine. */
  readonly host: string;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  readonly silence_ms?: number;
}

/** Sends syslog messages over one TLS connection, never otherwise. What `TlsLine` says of its guarantee holds. */
export const syslogSender = (
  channel: SyslogChannel,
  { host, now, silence_ms = SILENCE_MS }: SyslogSurroundings,
): Sender => {
  const line = new TlsLine({ ...channel, silence_ms, now });
  return {
    send: async (message): Promise<Told> => {
      await line.write(syslogFrame(syslogOf(channel, message, host)));
      return { recipients: [`${channel.host}:${channel.port}`], refused: 0 };
    },
    close: () => line.close(),
  };
};
