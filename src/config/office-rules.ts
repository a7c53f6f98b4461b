import type { Finding } from './finding.ts';
import type { WrittenConfig } from './schema.ts';

const finding = (keys: readonly string[], what: string, remedy: string): Finding => ({
  path: ['office', ...keys],
  what: `${['office', ...keys].join('.')}: ${what}`,
  remedy,
});

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;
const EVERYWHERE = /^(0\.0\.0\.0|::)$/;

const encryptionFindings = (host: string, certificate?: string, key?: string): readonly Finding[] => {
  if ((certificate === undefined) !== (key === undefined)) {
    const missing = key === undefined ? 'key' : 'certificate';
    const what = 'a certificate needs its key, and a key its certificate';
    return [finding(['listen', missing], what, 'Write both, or neither.')];
  }
  if (certificate !== undefined || LOOPBACK.test(host)) return [];
  const remedy = 'Write certificate and key, or an address of this machine alone such as 127.0.0.1.';
  return [finding(['listen', 'host'], 'everybody on the way could read passwords', remedy)];
};

/** Whoever can change what the provider says on the way signs in as anybody. */
const providerFindings = (issuer?: string): readonly Finding[] => {
  if (issuer === undefined) return [];
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const isLoopback = url !== undefined && LOOPBACK.test(url.hostname.replaceAll(/[[\]]/g, ''));
  if (url?.protocol === 'https:' || isLoopback) return [];
  const remedy = 'Write its https address, or one of this machine alone.';
  return [
    finding(['identity_provider', 'issuer'], 'what the provider says could be changed on the way', remedy),
  ];
};

const reportMailFindings = (
  channel: string | undefined,
  channels: WrittenConfig['channels'],
): readonly Finding[] => {
  const mailing = channels.filter(({ kind }) => kind === 'smtp').map(({ id }) => id);
  if (channel === undefined || mailing.includes(channel)) return [];
  const remedy =
    mailing.length === 0 ? 'Write one under channels.' : `Write one of them: ${mailing.join(', ')}.`;
  return [finding(['report_mail', 'channel'], `no channel ${channel} sends mail`, remedy)];
};

const isSameAddress = (one: string, other: string): boolean =>
  one === other || EVERYWHERE.test(one) || EVERYWHERE.test(other);

/** What must hold between the fields of `office`, and beside those who listen too. */
export const officeFindings = ({ office, kiosk, evidence, channels }: WrittenConfig): readonly Finding[] => {
  if (office === undefined) return [];
  const { host, port, certificate, key } = office.listen;
  const others = [kiosk.listen, ...(evidence.listen === undefined ? [] : [evidence.listen])];
  const taken = others.some((other) => other.port === port && isSameAddress(other.host, host));
  return [
    ...encryptionFindings(host, certificate, key),
    ...(taken
      ? [
          finding(
            ['listen', 'port'],
            `port ${port} is taken by another part of this kiosk`,
            'Write another one.',
          ),
        ]
      : []),
    ...providerFindings(office.identity_provider?.issuer),
    ...reportMailFindings(office.report_mail?.channel, channels),
    ...(EVERYWHERE.test(host) && office.names.length === 0
      ? [
          finding(
            ['names'],
            'no browser is answered, because nobody knows by which name it may call',
            'Name the host, for example kiosk.county.example, or write its address as host.',
          ),
        ]
      : []),
  ];
};
