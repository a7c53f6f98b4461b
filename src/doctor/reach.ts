import { readFileSync } from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';
import type { Config } from '../config.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';
import type { Machine } from './machine.ts';
import { lookAtNode } from './ports.ts';

const { good, warning, wrong } = findingsOf('reach');

const ANSWER_WITHIN_MS = 4_000;

/** Somebody at another machine whom this kiosk talks to. */
interface Far {
  readonly about: string;
  readonly host: string;
  readonly port: number;
  /** Whether it speaks TLS from the first byte. */
  readonly secure: boolean;
  readonly ca_file?: string | undefined;
}

const PORTS: Readonly<Record<string, number>> = {
  'smtp:': 587,
  'smtps:': 465,
  'http:': 80,
  'https:': 443,
  'mqtt:': 1_883,
  'mqtts:': 8_883,
  'sftp:': 22,
  'rtsp:': 554,
};

/** Host and port of an address; user and password in it go no further. */
const farAt = (about: string, address: string, ca_file?: string): Far => {
  const { protocol, hostname, port } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  return {
    about,
    host,
    port: port === '' ? (PORTS[protocol] ?? 443) : Number(port),
    secure: protocol.endsWith('s:'),
    ca_file,
  };
};

const farOfChannel = (channel: Config['channels'][number]): Far | undefined => {
  switch (channel.kind) {
    case 'smtp':
      return farAt(channel.id, channel.server);
    case 'webhook':
      return farAt(channel.id, channel.url);
    case 'mqtt':
      return farAt(channel.id, channel.server, channel.ca_file);
    case 'syslog': {
      const { id, host, port, ca_file } = channel;
      return { about: id, host, port, secure: true, ca_file };
    }
    case 'sms':
      return undefined;
  }
};

const farOf = ({ channels, evidence, beats, office, backup, wiring }: Config): readonly Far[] => [
  ...channels.flatMap((channel) => farOfChannel(channel) ?? []),
  ...(evidence.mail === undefined ? [] : [farAt('evidence.mail', evidence.mail.server)]),
  ...evidence.witnesses.flatMap(({ url, organization }) =>
    url === undefined ? [] : [farAt(`witness of ${organization}`, url)],
  ),
  ...(backup?.sftp === undefined ? [] : [farAt('backup', backup.to)]),
  ...beats.outside.map(({ url }) => farAt('beats.outside', url)),
  ...(office?.identity_provider === undefined
    ? []
    : [farAt('identity provider', office.identity_provider.issuer)]),
  // Who signed the certificate of a camera says nothing: it is only asked whether it is there.
  ...wiring.flatMap((device) =>
    device.kind === 'camera' ? [{ ...farAt(device.camera, device.address), secure: false }] : [],
  ),
];

const open = ({ host, port, secure, ca_file }: Far): Promise<'answers-securely' | 'answers'> =>
  new Promise((resolve, reject) => {
    const name = net.isIP(host) === 0 ? { servername: host } : {};
    const ca = ca_file === undefined ? {} : { ca: readFileSync(ca_file) };
    const socket = secure ? tls.connect({ host, port, ...name, ...ca }) : net.connect({ host, port });
    socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      resolve(secure ? 'answers-securely' : 'answers');
      socket.destroy();
    });
  });

const lookAt = async (far: Far): Promise<Finding> => {
  const { about, host, port } = far;
  try {
    return good(about, [await open(far), { host, port }]);
  } catch (error) {
    return wrong(about, ['no-answer', { host, port, reason: reasonOf(error) }], 'look-at-network');
  }
};

/** Whether those can be reached whom the kiosk tells or asks. Nothing is sent to anybody. */
export const lookAtReach = async (machine: Machine, config: Config): Promise<readonly Finding[]> => {
  const modems = config.channels.flatMap((channel) =>
    channel.kind === 'sms'
      ? [{ ...lookAtNode(machine, channel.id, channel.path), part: 'reach' as const }]
      : [],
  );
  const untold = config.channels.length === 0 ? [warning('channels', 'no-channel', 'add-channel')] : [];
  return [...untold, ...(await Promise.all(farOf(config).map(lookAt))), ...modems];
};
