import type { WrittenChannel } from './channels-schema.ts';
import type { Finding } from './finding.ts';

const finding = (at: number, key: string, what: string, remedy: string): Finding => ({
  path: ['channels', at, key],
  what: `channels[${at}].${key}: ${what}`,
  remedy,
});

const LOCAL = /^(?:http|mqtt):\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/;

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

interface Certified {
  readonly certificate_file?: string | undefined;
  readonly key_file?: string | undefined;
}

const certifiedFindings = ({ certificate_file, key_file }: Certified, at: number): readonly Finding[] => {
  if ((certificate_file === undefined) === (key_file === undefined)) return [];
  const [has, lacks] =
    key_file === undefined ? ['certificate_file', 'key_file'] : ['key_file', 'certificate_file'];
  return [
    finding(at, has, `without ${lacks} nobody can be shown who this is`, `Name ${lacks} too, or neither.`),
  ];
};

type Mqtt = Extract<WrittenChannel, { kind: 'mqtt' }>;

const mqttFindings = (channel: Mqtt, at: number): readonly Finding[] => {
  const { server, user, password_file, events } = channel;
  const isOpen = server.startsWith('mqtt:') && !LOCAL.test(server);
  const shown = ['raised', 'closed'] as const;
  const missing = shown.find((event) => !events.includes(event));
  return [
    ...(isOpen
      ? [
          finding(
            at,
            'server',
            'everybody on the way could read and change it',
            'Write mqtts://, or an address of this machine.',
          ),
        ]
      : []),
    ...(password_file !== undefined && user === undefined
      ? [finding(at, 'password_file', 'a password without a user', 'Name the user too.')]
      : []),
    ...(missing === undefined
      ? []
      : [
          finding(
            at,
            'events',
            `a broker shows how things stand, and without ${missing} that would be wrong`,
            'Name raised and closed at least.',
          ),
        ]),
    ...certifiedFindings(channel, at),
  ];
};

/** Two kiosks, or two channels of one, would each take the other's place at the broker. */
const sharedTopic = (channels: readonly WrittenChannel[], channel: Mqtt, at: number): readonly Finding[] =>
  channels.slice(0, at).some((other) => other.kind === 'mqtt' && other.topic === channel.topic)
    ? [
        finding(
          at,
          'topic',
          `another channel has the topic ${channel.topic}`,
          'Give each a topic of its own.',
        ),
      ]
    : [];

type Sms = Extract<WrittenChannel, { kind: 'sms' }>;

const smsFindings = (
  { path, to }: Sms,
  at: number,
  channels: readonly WrittenChannel[],
  ports: readonly string[],
): readonly Finding[] => {
  const isTaken = channels.slice(0, at).some((other) => other.kind === 'sms' && other.path === path);
  return [
    ...(isTaken || ports.includes(path)
      ? [
          finding(
            at,
            'path',
            `${path} belongs to another device already`,
            'Give each device a port of its own.',
          ),
        ]
      : []),
    ...(new Set(to).size < to.length
      ? [finding(at, 'to', 'a number is named twice', 'Name each number once.')]
      : []),
  ];
};

/** What must hold between the fields of `channels`; `ports` are the serial ports of other devices. */
export const channelFindings = (
  channels: readonly WrittenChannel[],
  ports: readonly string[],
): readonly Finding[] =>
  channels.flatMap((channel, at) => [
    ...(channels.findIndex(({ id }) => id === channel.id) < at
      ? [finding(at, 'id', `there is a channel ${channel.id} already`, 'Give each channel its own name.')]
      : []),
    ...('events' in channel && new Set(channel.events).size < channel.events.length
      ? [finding(at, 'events', 'an event is named twice', 'Name each event once.')]
      : []),
    ...(channel.kind === 'webhook' ? webhookFindings(channel, at) : []),
    ...(channel.kind === 'syslog' ? certifiedFindings(channel, at) : []),
    ...(channel.kind === 'sms' ? smsFindings(channel, at, channels, ports) : []),
    ...(channel.kind === 'mqtt' ? [...mqttFindings(channel, at), ...sharedTopic(channels, channel, at)] : []),
  ]);
