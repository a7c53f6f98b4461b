import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { GOOD, parse, refusalOf } from './aid.ts';

const MAIL =
  '  - { id: mail, kind: smtp, server: smtp://mail.county.example, from: k@county.example, to: [a@county.example] }\n';
const hook = (more: string): string => `  - { id: hook, kind: webhook, ${more} }\n`;
const siem = (more: string): string => `  - { id: siem, kind: syslog, host: siem.county.example${more} }\n`;
const broker = (more: string, id = 'mq'): string =>
  `  - { id: ${id}, kind: mqtt, server: mqtts://broker.county.example, topic: k01${more} }\n`;
const modem = (more = '', id = 'sms'): string =>
  `  - { id: ${id}, kind: sms, path: /dev/ttyUSB2, to: ['+13035550100', '911'${more} }\n`;
const channels = (text: string): string => `${GOOD}channels:\n${text}`;

test('a file that names no channel tells nobody', () => {
  expect(parse(GOOD).channels).toEqual([]);
});

test('what is not written is as most offices want it, and a secret starts at the data folder', () => {
  const [mail, web] = parse(
    channels(`${MAIL}${hook('url: https://hooks.county.example/a, secret_file: keys/hook')}`),
  ).channels;
  expect(mail).toMatchObject({
    least: 'high',
    events: ['raised', 'unanswered', 'acknowledged', 'returned', 'closed'],
    keep_days: 14,
  });
  expect(web).toMatchObject({
    template: 'plain',
    secret_file: path.join('/var/lib/ballot-vault', 'keys/hook'),
  });
});

test('a broker is told of duress only where the file says so, people always unless it says otherwise', () => {
  const told = (text: string) => parse(channels(text)).channels.map(({ duress }) => duress);
  expect(told(MAIL + siem('') + modem(']') + broker(''))).toEqual(['yes', 'yes', 'yes', 'no']);
  expect(told(siem(', duress: no') + broker(', duress: yes'))).toEqual(['no', 'yes']);
});

test('syslog is over TLS on its own port, and its files start at the data folder', () => {
  const [channel] = parse(channels(siem(', certificate_file: keys/a.pem, key_file: /etc/a.key'))).channels;
  expect(channel).toMatchObject({
    port: 6_514,
    format: 'ocsf',
    facility: 'authpriv',
    enterprise: 32_473,
    entries: 'no',
    certificate_file: path.join('/var/lib/ballot-vault', 'keys/a.pem'),
    key_file: '/etc/a.key',
  });
});

test('a broker on this machine needs no TLS, and Home Assistant finds what there is unless told otherwise', () => {
  const [near] = parse(
    channels(
      broker(', password_file: pw, user: u').replace(
        'mqtts://broker.county.example',
        'mqtt://localhost:1883',
      ),
    ),
  ).channels;
  expect(near).toMatchObject({
    discovery: 'homeassistant',
    password_file: path.join('/var/lib/ballot-vault', 'pw'),
  });
});

test.each([
  'http://127.0.0.1:9093/api/v2/alerts',
  'http://[::1]/x',
  'http://localhost:8/x',
  'https://a.example/x',
])('a receiver at %s is taken', (url) => {
  expect(parse(channels(hook(`url: '${url}', template: alertmanager`))).channels).toHaveLength(1);
});

test('a modem has a port of its own, also beside readers', () => {
  const reader =
    '  - { kind: serial, reader: south-outside, path: /dev/ttyUSB2, profile: { format: rdm6300 } }\n';
  const simulated = '  - { kind: simulated, rooms: [north] }\n  - { kind: simulated, rooms: [south] }\n';
  const text = channels(modem(']'));
  expect(parse(text).channels).toMatchObject([{ kind: 'sms', baud_rate: 115_200 }]);
  const both = text.replace('  - kind: simulated\n', `${simulated}${reader}`);
  expect(refusalOf(() => parse(both)).join('\n')).toContain(
    'channels[0].path: /dev/ttyUSB2 belongs to another device already. Give each device a port of its own.',
  );
});

describe('a channel that cannot work is refused', () => {
  const REFUSED: readonly (readonly [what: string, text: string, message: string])[] = [
    ['a second one of its name', MAIL + MAIL, 'channels[1].id: there is a channel mail already'],
    [
      'a receiver that everybody can overhear',
      hook('url: http://hooks.county.example/a, secret_file: k'),
      'channels[0].url: everybody on the way could read and change it. Write https://, or an address of this machine.',
    ],
    [
      'a receiver of this machine in name alone',
      hook('url: http://localhost.evil.example/a, secret_file: k'),
      'channels[0].url: everybody on the way could read and change it',
    ],
    [
      'a plain webhook without a secret',
      hook('url: https://hooks.county.example/a'),
      'channels[0].secret_file: a webhook of the form plain has no secret: its receiver could not tell it from a forged one. Name its file.',
    ],
    [
      'PagerDuty without its routing key',
      hook('url: https://events.pagerduty.com/v2/enqueue, template: pagerduty'),
      'channels[0].secret_file: a webhook of the form pagerduty has no secret: it needs its routing key',
    ],
    [
      'ntfy without a topic',
      hook('url: https://ntfy.county.example/, template: ntfy'),
      'channels[0].url: the topic is missing',
    ],
    [
      'a password in a web address',
      hook('url: https://user:secret@hooks.county.example/a, secret_file: k'),
      'channels[0].url',
    ],
    [
      'an event named twice',
      hook('url: https://a.example/a, secret_file: k, events: [raised, raised]'),
      'channels[0].events: an event is named twice',
    ],
    ['no address to tell', MAIL.replace('to: [a@county.example]', 'to: []'), 'channels[0].to'],
    [
      'a priority that nobody knows',
      hook('url: https://a.example/a, secret_file: k, least: urgent'),
      'channels[0].least',
    ],
    [
      'a certificate without its key',
      siem(', certificate_file: keys/a.pem'),
      'channels[0].certificate_file: without key_file nobody can be shown who this is. Name key_file too, or neither.',
    ],
    [
      'a key without its certificate',
      siem(', key_file: a'),
      'channels[0].key_file: without certificate_file',
    ],
    ['a facility of another program', siem(', facility: kern'), 'channels[0].facility'],
    ['a server with a scheme', siem('').replace('siem.c', 'tls://siem.c'), 'channels[0].host'],
    ['a port that there is not', siem(', port: 65536'), 'channels[0].port'],
    [
      'a broker that everybody can overhear',
      broker('').replace('mqtts:', 'mqtt:'),
      'channels[0].server: everybody on the way could read and change it. Write mqtts://, or an address of this machine.',
    ],
    ['a password in the address of a broker', broker('').replace('//', '//u:p@'), 'channels[0].server'],
    [
      'a password without a user',
      broker(', password_file: p'),
      'channels[0].password_file: a password without',
    ],
    ['a topic that stands for others', broker('').replace('k01', "'k/#'"), 'channels[0].topic'],
    [
      'a broker that would show a closed alarm as open',
      broker(', events: [raised, acknowledged]'),
      'channels[0].events: a broker shows how things stand, and without closed that would be wrong.',
    ],
    ['two channels of one topic', broker('') + broker('', 'two'), 'channels[1].topic: another channel has'],
    ['a key alone', broker(', key_file: a'), 'channels[0].key_file: without certificate_file'],
    [
      'two modems at one port',
      modem(']') + modem(']', 'b'),
      'channels[1].path: /dev/ttyUSB2 belongs to another',
    ],
    ['a number named twice', modem(", '911']"), 'channels[0].to: a number is named twice'],
    ['words for a number', modem(", 'sheriff']"), 'channels[0].to[2]'],
    ['a port that is a file', modem(']').replace('/dev/ttyUSB2', '/etc/passwd'), 'channels[0].path'],
    ['a kind that nobody knows', '  - { id: a, kind: pigeon }\n', 'channels[0]'],
  ];
  test.each(REFUSED)('%s', (_, text, message) => {
    expect(refusalOf(() => parse(channels(text))).join('\n')).toContain(message);
  });
});
