import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { GOOD, parse, refusalOf } from './aid.ts';

const KEY = `neighbour.example/k01+0a1b2c3d+${'A'.repeat(44)}`;
const evidence = (text: string): string => `${GOOD}evidence:\n${text}`;

test('a file that says nothing of the evidence gets what every kiosk needs', () => {
  const { evidence: found, paths } = parse(GOOD);
  expect(found).toMatchObject({ witnesses: [], quorum: 0, give: [], redaction: [], ask_every_s: 30 });
  expect(found.retention.state_months).toBe(25);
  expect(paths.signer_state).toBe('/var/lib/ballot-vault/keys/signer.state');
});

test('keys start at the data folder, certificates at the folder of the file', () => {
  const found = parse(
    evidence(
      `  listen: { host: 0.0.0.0, port: 8081, certificate: tls.pem, key: tls.key }\n  witness: { name: county.example/witness/k1, logs: ['${KEY}'] }\n`,
    ),
  ).evidence;
  expect(found.witness?.key).toBe('/var/lib/ballot-vault/keys/witness.pem');
  expect(found.listen?.certificate).toBe(path.resolve('tls.pem'));
});

describe('evidence that cannot work is refused', () => {
  const REFUSED: readonly (readonly [what: string, text: string, message: string])[] = [
    [
      'a certificate without its key',
      '  listen: { host: 0.0.0.0, port: 8081, certificate: tls.pem }\n',
      'site.yaml:25:3: evidence.listen.key: a certificate needs its key',
    ],
    [
      'a kind of entry with two periods',
      '  retention:\n    state_months_for:\n      - { types: [door_forced], months: 30 }\n      - { types: [door_opened, door_forced], months: 40 }\n',
      'evidence.retention.state_months_for[1].types[1]: door_forced has a period already',
    ],
    [
      'a kind of entry that there is not',
      '  retention:\n    state_months_for: [{ types: [door_forced, door_kicked], months: 30 }]\n',
      'evidence.retention.state_months_for[0].types[1]: there is no kind of entry door_kicked',
    ],
    [
      'a witness named twice',
      `  witnesses:\n    - { key: '${KEY}', organization: One }\n    - { key: '${KEY}', organization: Two }\n`,
      'site.yaml:27:9: evidence.witnesses[1].key: this witness is named twice',
    ],
    [
      'a quorum that nobody can reach',
      '  quorum: 1\n',
      'site.yaml:25:3: evidence.quorum: a quorum of 1 can never be met, since 0 are named',
    ],
    [
      'a witness of itself',
      `  witness: { name: county.example/witness/k1, logs: ['${KEY.replace('neighbour.example/k01', 'county.example/ballot-room/k01')}'] }\n`,
      'evidence.witness.logs[0]: this is the log of this very kiosk',
    ],
    [
      'mail without a mail server',
      "  give:\n    - { by: mailed, to: [a@county.example], at: ['18:00'] }\n",
      'evidence.give[0]: there is no mail server to send it with',
    ],
    [
      'a profile that takes the name of another',
      '  redaction:\n    - { profile: public, withhold: [{ fields: [name], ground: Law }] }\n',
      'evidence.redaction[0].profile: there is a profile public already',
    ],
    [
      'a field that is not personal',
      '  redaction:\n    - { profile: court, withhold: [{ fields: [room], ground: Law }] }\n',
      'evidence.redaction[0].withhold[0].fields[0]',
    ],
    [
      'a day that does not exist',
      '  retention:\n    holds:\n      - { name: Case, records_from: 2026-02-30 }\n',
      'evidence.retention.holds[0].records_from: there is no day 2026-02-30',
    ],
    [
      'an election whose records end before they begin',
      '  retention:\n    elections:\n      - { name: E, day: 2026-11-03, federal: yes, records_from: 2026-12-01, records_until: 2026-11-01 }\n',
      'evidence.retention.elections[0].records_until: the last day lies before the first',
    ],
    ['a key nobody knows', '  witneses: []\n', 'unknown key witneses in evidence. Did you mean witness'],
  ];
  test.each(REFUSED)('%s', (_, text, message) => {
    expect(refusalOf(() => parse(evidence(text))).join('\n')).toContain(message);
  });
});
