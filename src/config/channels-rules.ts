import type { WrittenChannel } from './channels-schema.ts';
import type { Finding } from './finding.ts';

const finding = (at: number, key: string, what: string, remedy: string): Finding => ({
  path: ['channels', at, key],
  what: `channels[${at}].${key}: ${what}`,
  remedy,
});

const LOCAL = /^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/;

type Webhook = Extract<WrittenChannel, { kind: 'webhook' }>;

const webhookFindings = ({ url, secret_file, template }: Webhook, at: number): readonly Finding[] => {
  const isOpen = url.startsWith('http:') && !LOCAL.test(url);
  const needs = {
    plain: 'its receiver could not tell it from a forged one',
    pagerduty: 'it needs its routing key',
  };
  const missing = template === 'plain' || template === 'pagerduty' ? needs[template] : undefined;
  return [
    ...(isOpen
      ? [
          finding(
            at,
            'url',
            'everybody on the way could read and change it',
            'Write https://, or an address of this machine.',
          ),
        ]
      : []),
    ...(secret_file === undefined && missing !== undefined
      ? [
          finding(
            at,
            'secret_file',
            `a webhook of the form ${template} has no secret: ${missing}`,
            'Name its file.',
          ),
        ]
      : []),
    ...(template === 'ntfy' && /^https?:\/\/[^/]+\/?$/.test(url)
      ? [
          finding(
            at,
            'url',
            'the topic is missing',
            'Write it at the end: https://ntfy.county.example/ballot-room.',
          ),
        ]
      : []),
  ];
};

type Syslog = Extract<WrittenChannel, { kind: 'syslog' }>;

const syslogFindings = ({ certificate_file, key_file }: Syslog, at: number): readonly Finding[] => {
  if ((certificate_file === undefined) === (key_file === undefined)) return [];
  const [has, lacks] =
    key_file === undefined ? ['certificate_file', 'key_file'] : ['key_file', 'certificate_file'];
  return [
    finding(at, has, `without ${lacks} nobody can be shown who this is`, `Name ${lacks} too, or neither.`),
  ];
};

/** What must hold between the fields of `channels`. */
export const channelFindings = (channels: readonly WrittenChannel[]): readonly Finding[] =>
  channels.flatMap((channel, at) => [
    ...(channels.findIndex(({ id }) => id === channel.id) < at
      ? [finding(at, 'id', `there is a channel ${channel.id} already`, 'Give each channel its own name.')]
      : []),
    ...('events' in channel && new Set(channel.events).size < channel.events.length
      ? [finding(at, 'events', 'an event is named twice', 'Name each event once.')]
      : []),
    ...(channel.kind === 'webhook' ? webhookFindings(channel, at) : []),
    ...(channel.kind === 'syslog' ? syslogFindings(channel, at) : []),
  ]);
