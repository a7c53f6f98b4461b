import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Badge, canonicalBadge } from '../../devices/badge.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import type { PersonRecord } from '../../src/core/people.ts';
import type { Credential, Ms, PersonId, RoomId } from '../../src/core/terms.ts';
import type { OpenLogOptions } from '../../src/log/open-log.ts';

/** How many people the measured list has: an office with its poll workers. */
export const PEOPLE = 40;
export const OUTSIDE = 'outside';
export const INSIDE = 'inside';
export const DOOR = 'door';
export const TIME_ZONE = 'America/Denver';

const DAY_MS: Ms = 86_400_000;

/** The least that is asked at the door: two people of different groups. */
const CONFIG = `kiosk:
  name: bench
  origin: county.example/ballot-room/bench
  time_zone: ${TIME_ZONE}
  oath_days: 3650
  training_days: 3650
  background_check_days: 3650
rooms:
  - id: ballot-room
    name: Ballot storage room
    door: ${DOOR}
    outside_reader: ${OUTSIDE}
    inside_reader: ${INSIDE}
    lines: { contact: contact, fire: fire, tamper: tamper }
    rules: { pairing: different_group, partner_confirmation: not_asked, purpose: not_asked }
devices:
  - kind: simulated
`;

/** The configuration of all parts, its log and keys in `data`. */
export const benchConfig = (data: string): Config =>
  parseConfig(Buffer.from(CONFIG), path.join(data, 'kiosk.yaml'), data);

/** How its log is opened. */
export const benchLog = (data: string): OpenLogOptions => {
  const { paths, origin, kiosk } = benchConfig(data);
  const { signing_key, signer_state } = paths;
  return {
    directory: data,
    keyFile: signing_key,
    signerStateFile: signer_state,
    origin,
    kiosk: kiosk.kiosk,
  };
};

/** The same as a file for the command line; gives its path. */
export const writeConfig = (folder: string): string => {
  const file = path.join(folder, 'kiosk.yaml');
  writeFileSync(file, CONFIG);
  return file;
};

/** The ten hex digits on the card of a person. */
const digitsOf = (person: number): string =>
  (0x0a1b2c0000 + person).toString(16).padStart(10, '0').toUpperCase();

export const badgeOf = (person: number): Badge => canonicalBadge(`em4100:${digitsOf(person)}`);

/** What an RDM6300 sends for it: STX, the digits, their XOR as two digits, ETX. */
export const frameOf = (person: number): Buffer => {
  const digits = digitsOf(person);
  const sum = Buffer.from(digits, 'hex').reduce((one, other) => one ^ other, 0);
  const checksum = sum.toString(16).padStart(2, '0').toUpperCase();
  return Buffer.from(`\u0002${digits}${checksum}\u0003`, 'latin1');
};

/** Neighbours on the list are of different groups, so that each pair of them may enter. */
export const benchPeople = (start: Ms, credentialOf: (badge: Badge) => Credential): readonly PersonRecord[] =>
  Array.from({ length: PEOPLE }, (_, index) => ({
    person: `person-${index}` as PersonId,
    name: `Person of the bench ${index}`,
    class: 'staff',
    role: 'custodian',
    group: index % 2 === 0 ? 'dem' : 'rep',
    group_source: 'registered',
    title: 'Ballot custodian',
    credentials: [credentialOf(badgeOf(index))],
    rooms: ['ballot-room' as RoomId],
    valid_from: start - DAY_MS,
    valid_until: 0,
    oath: start - DAY_MS,
    training: start - DAY_MS,
    background_check: start - DAY_MS,
    on_ballot: 'no',
    photo: '',
  }));
