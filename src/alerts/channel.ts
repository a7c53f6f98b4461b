import type { DeliveryCause } from '../core/facts-channels.ts';
import type { Notice } from '../core/notices.ts';
import type { YesNo } from '../core/terms.ts';
import type { Facility } from './syslog-message.ts';

/** The forms in which a webhook is sent. */
export type WebhookTemplate = 'plain' | 'pagerduty' | 'slack' | 'teams' | 'ntfy' | 'alertmanager';

export interface SmtpChannel {
  readonly id: string;
  readonly kind: 'smtp';
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
  /** The list whose people it tells instead. */
  readonly on_call?: string | undefined;
  readonly duress: YesNo;
  readonly keep_days: number;
}

export interface WebhookChannel {
  readonly id: string;
  readonly kind: 'webhook';
  readonly url: string;
  /** Absolute path. */
  readonly secret_file?: string | undefined;
  readonly template: WebhookTemplate;
  readonly duress: YesNo;
  readonly keep_days: number;
}

/** What stands in the body of a syslog message. */
export type SyslogFormat = 'ocsf' | 'ecs' | 'text';

export interface SyslogChannel {
  readonly id: string;
  readonly kind: 'syslog';
  readonly host: string;
  readonly port: number;
  /** PEM files, absolute paths. */
  readonly ca_file?: string | undefined;
  readonly certificate_file?: string | undefined;
  readonly key_file?: string | undefined;
  readonly format: SyslogFormat;
  readonly facility: Facility;
  /** Private enterprise number for the structured data. */
  readonly enterprise: number;
  /** Whether every entry of the log is sent as well. */
  readonly entries: YesNo;
  readonly duress: YesNo;
  readonly keep_days: number;
}

export interface MqttChannel {
  readonly id: string;
  readonly kind: 'mqtt';
  /** `mqtts://` or, on this machine, `mqtt://`, with host and perhaps port. */
  readonly server: string;
  /** Absolute paths. */
  readonly ca_file?: string | undefined;
  readonly certificate_file?: string | undefined;
  readonly key_file?: string | undefined;
  readonly user?: string | undefined;
  readonly password_file?: string | undefined;
  /** Under which all topics of this kiosk lie. */
  readonly topic: string;
  /** Where Home Assistant looks for what there is; `none` for nowhere. */
  readonly discovery: string;
  readonly duress: YesNo;
  readonly keep_days: number;
}

export interface SmsChannel {
  readonly id: string;
  readonly kind: 'sms';
  /** Device node of the modem's serial port. */
  readonly path: string;
  readonly baud_rate: number;
  /** Absolute path. */
  readonly pin_file?: string | undefined;
  /** Telephone numbers: digits, with `+` before where they are international. */
  readonly to: readonly string[];
  /** The list whose people it tells instead. */
  readonly on_call?: string | undefined;
  readonly duress: YesNo;
  readonly keep_days: number;
}

/** One way by which people are told, as configured. */
export type Channel = SmtpChannel | WebhookChannel | SyslogChannel | MqttChannel | SmsChannel;

/** A notice on its way. */
export interface Message {
  /** The same at each attempt, and of no other notice: receivers drop a second one by it. */
  readonly key: string;
  /** Name of the log, and number of the entry in it. */
  readonly origin: string;
  readonly entry: number;
  readonly notice: Notice;
  readonly late: YesNo;
  /** Whom to tell instead of the channel's own addresses. */
  readonly to?: readonly string[];
}

/** Who took a message: mail addresses, telephone numbers, or a server; `refused` counts those that were not taken. */
export interface Told {
  readonly recipients: readonly string[];
  readonly refused: number;
}

/** Hands messages to the next server. */
export interface Sender {
  /** Begins what is there without a message too. Called once, before the first message; throws nothing. */
  begin?(): void;
  /** Resolves when the next server has taken it; rejects with `DeliveryFailed`. */
  send(message: Message): Promise<Told>;
  close(): void;
}

/** A message was not taken. Nothing of an address or a password is in it. */
export class DeliveryFailed extends Error {
  readonly reason: DeliveryCause;
  constructor(reason: DeliveryCause, detail: string) {
    super(detail);
    this.name = 'DeliveryFailed';
    this.reason = reason;
  }
}
