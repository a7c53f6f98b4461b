import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { onPorts } from '../../src/commands/options.ts';
import { GOOD, parse, refusalOf } from './aid.ts';

const office = (text: string): string => `${GOOD}office:\n${text}`;
const LOCAL = '  listen: { host: 127.0.0.1, port: 8443 }\n';
const OPEN = '  listen: { host: 0.0.0.0, port: 8443, certificate: tls.pem, key: tls.key }\n';

test('a file without this part lets nobody sign in', () => {
  expect(parse(GOOD).office).toBeUndefined();
});

test('what is not written is as most offices want it; the key starts at the data folder, a certificate at the file', () => {
  expect(parse(office(`${OPEN}  names: [kiosk.county.example]\n`)).office).toEqual({
    listen: {
      host: '0.0.0.0',
      port: 8443,
      certificate: path.resolve('tls.pem'),
      key: path.resolve('tls.key'),
    },
    names: ['kiosk.county.example'],
    key: path.join('/var/lib/ballot-vault', 'keys/office.key'),
    idle_minutes: 15,
    session_hours: 8,
    confirm_minutes: 5,
  });
});

const PROVIDER =
  '  identity_provider: { issuer: https://id.county.example, client_id: k01, client_secret_file: keys/provider, name: County }\n';

test('a provider tells people apart by its own name for them, and its secret starts at the data folder', () => {
  expect(parse(office(`${LOCAL}${PROVIDER}`)).office?.identity_provider).toEqual({
    issuer: 'https://id.county.example',
    client_id: 'k01',
    client_secret_file: path.join('/var/lib/ballot-vault', 'keys/provider'),
    name: 'County',
    account_claim: 'sub',
    acr_values: [],
    amr_values: [],
  });
  const here = PROVIDER.replace('https://id.county.example', 'http://127.0.0.1:9000');
  expect(parse(office(`${LOCAL}${here}`)).office?.identity_provider?.issuer).toBe('http://127.0.0.1:9000');
});

test.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost'])('%s needs no certificate', (host) => {
  expect(parse(office(`  listen: { host: '${host}', port: 8443 }\n`)).office?.listen.host).toBe(host);
});

test('a kiosk on any free port is not in the way of another one', () => {
  const config = parse(office(LOCAL));
  expect(onPorts(config, { port: 0 }).office?.listen.port).toBe(0);
  expect(onPorts(config, { port: 9000 }).office?.listen.port).toBe(8443);
  expect(onPorts(config, { port: 0, officePort: 9001 }).office?.listen.port).toBe(9001);
  expect(onPorts(parse(GOOD), { officePort: 9001 }).office).toBeUndefined();
});

describe('what would harm those who sign in is refused', () => {
  const REFUSED: readonly (readonly [what: string, text: string, message: string])[] = [
    [
      'passwords in the clear on the network',
      '  listen: { host: 192.0.2.7, port: 8443 }\n',
      'office.listen.host: everybody on the way could read passwords. Write certificate and key, or an address of this machine alone such as 127.0.0.1.',
    ],
    [
      'an address of this machine in name alone',
      '  listen: { host: 127.0.0.1.evil.example, port: 8443 }\n',
      'office.listen.host: everybody on the way could read passwords',
    ],
    [
      'a certificate without its key',
      '  listen: { host: 192.0.2.7, port: 8443, certificate: tls.pem }\n',
      'office.listen.key: a certificate needs its key, and a key its certificate. Write both, or neither.',
    ],
    [
      'the port of the kiosk screen',
      '  listen: { host: 127.0.0.1, port: 8080 }\n',
      'office.listen.port: port 8080 is taken by another part of this kiosk',
    ],
    [
      'the port of the kiosk screen on every address',
      OPEN.replace('8443', '8080').concat('  names: [a.example]\n'),
      'office.listen.port: port 8080 is taken',
    ],
    ['every address without a name', OPEN, 'office.names: no browser is answered'],
    ['a session without an end', `${LOCAL}  session_hours: 24\n`, 'office.session_hours is 24.'],
    ['a session that never idles', `${LOCAL}  idle_minutes: 0\n`, 'office.idle_minutes is 0.'],
    [
      'a provider that others on the way speak for',
      `${LOCAL}${PROVIDER.replace('https', 'http')}`,
      'office.identity_provider.issuer: what the provider says could be changed on the way. Write its https address, or one of this machine alone.',
    ],
    [
      'a provider with words after its address',
      `${LOCAL}${PROVIDER.replace('.example', '.example?x=1')}`,
      'office.identity_provider.issuer is',
    ],
    [
      'a provider whose secret lies nowhere',
      `${LOCAL}${PROVIDER.replace(', client_secret_file: keys/provider', '')}`,
      'office.identity_provider.client_secret_file is missing',
    ],
    [
      'mail of reports by a channel that is not there',
      `${LOCAL}  report_mail: { channel: letters, allowed: [county.example] }\n`,
      'office.report_mail.channel: no channel letters sends mail. Write one under channels.',
    ],
    [
      'mail of reports by a channel that sends none',
      `${LOCAL}  report_mail: { channel: hook, allowed: [county.example] }\nchannels:\n  - { id: hook, kind: webhook, url: 'https://a.example/x' }\n  - { id: post, kind: smtp, server: 'smtp://a.example', from: k@a.example, to: [b@a.example] }\n`,
      'office.report_mail.channel: no channel hook sends mail. Write one of them: post.',
    ],
    [
      'mail of reports to nobody',
      `${LOCAL}  report_mail: { channel: post, allowed: [] }\n`,
      'office.report_mail.allowed',
    ],
    [
      'mail of reports to what is neither an address nor a domain',
      `${LOCAL}  report_mail: { channel: post, allowed: ['*'] }\n`,
      'office.report_mail.allowed[0]',
    ],
    ['no address', '  idle_minutes: 5\n', 'office.listen is missing'],
  ];
  test.each(REFUSED)('%s', (_, text, message) => {
    expect(refusalOf(() => parse(office(text))).join('\n')).toContain(message);
  });
});
