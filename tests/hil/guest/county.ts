/** A county's two rooms and two people, and how they are wired in the emulated machine. */
import { KeyboardReader, PcProxReader, w26 } from './readers.ts';
import { KIOSK_PORT, rdm6300 } from './wire-reader.ts';

const BADGES = {
  'grace-okafor': { keys: '0012345678', em4100: '0A1B2C3D4E', w26: [17, 4_711], text: 'B-1001' },
  'daniel-lindqvist': { keys: '0098765432', em4100: '62E3086CED', w26: [17, 4_712], text: 'B-2002' },
} as const;
export type Somebody = keyof typeof BADGES;

export const keysOf = (who: Somebody): string => BADGES[who].keys;
export const frameOf = (who: Somebody): Buffer => rdm6300(BADGES[who].em4100);
export const wordOf = (who: Somebody): string => w26(BADGES[who].w26[0], BADGES[who].w26[1]);
export const lineOf = (who: Somebody): string => `${BADGES[who].text}\r\n`;

/** Sworn, trained and checked ten days ago, whenever this runs. */
const recent = (): string => new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);

const HEAD =
  'person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo';

/** The list of people, who may enter these rooms. */
export const peopleCsv = (rooms: readonly string[]): string => {
  const row = (who: Somebody, name: string, group: string): string => {
    const { keys, em4100, w26: word, text } = BADGES[who];
    const badges = [keys, `em4100:${em4100}`, `w26:${word.join(':')}`, text].join(';');
    const dates = `2000-01-01,,${recent()},${recent()},${recent()}`;
    return `${who},${name},staff,member,${group},Clerk,${badges},${rooms.join(';')},${dates},no,`;
  };
  const rows = [
    row('grace-okafor', 'Grace Okafor', 'dem'),
    row('daniel-lindqvist', 'Daniel Lindqvist', 'rep'),
  ];
  return `${[HEAD, ...rows].join('\n')}\n`;
};

/** Every wait as long as it may be: the machine is emulated, and slow. */
const RULES =
  '{ pairing: different_group, partner_confirmation: not_asked, purpose: not_asked, pairing_window_s: 120, step_s: 600, unlock_s: 30, taken_grace_s: 10, exit_window_s: 120, passage_s: 60, held_open_s: 300 }';

const room = (id: string, outside: string, inside: string): string =>
  `  - { id: ${id}, name: Room ${id}, door: ${id}-door, outside_reader: ${outside}, inside_reader: ${inside}, rules: ${RULES} }`;

/** The vault: keyboard-class reader and 16550, door by libgpiod. The cage: pcProx and USB serial, door by onoff. */
export const VAULT_LINES = { contact: 'GPIO17', exit: 'GPIO27', strike: 'GPIO22' } as const;
export const CAGE_LINES = { contact: 'GPIO5', exit: 'GPIO6', strike: 'GPIO13' } as const;

const linesOf = ({ contact, exit, strike }: { contact: string; exit: string; strike: string }): string =>
  `contact: { line: ${contact} }, exit_button: { line: ${exit} }, strike: { line: ${strike} }`;

/** A kiosk's configuration, and the rooms in it. */
export interface County {
  readonly config: string;
  readonly rooms: readonly string[];
}

/** Where the package keeps the log. */
export const APPLIANCE_DATA = '/var/lib/ballot-vault';

const KIOSK = 'kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data }';
const VAULT_ROOM = room('vault', 'vault-outside', 'vault-inside');
const hid = (vendor: number, product: number): string => `kind: hid, vendor: ${vendor}, product: ${product}`;
const VAULT_READERS = [
  `  - { ${hid(KeyboardReader.vendor, KeyboardReader.product)}, reader: vault-outside, profile: { format: keyboard, characters: digits, key_gap_ms: 2000 } }`,
  `  - { kind: serial, reader: vault-inside, path: ${KIOSK_PORT}, quiet_ms: 2000, profile: { format: rdm6300 } }`,
].join('\n');
const VAULT_DOOR = `  - { kind: gpiod, door: vault-door, ${linesOf(VAULT_LINES)} }`;

/** Two rooms, with each of our ways to a reader and to a line. */
export const TWO_ROOMS: County = {
  rooms: ['vault', 'cage'],
  config: `
${KIOSK}
rooms:
${VAULT_ROOM}
${room('cage', 'cage-outside', 'cage-inside')}
devices:
${VAULT_READERS}
${VAULT_DOOR}
  - { ${hid(PcProxReader.vendor, PcProxReader.product)}, reader: cage-outside, profile: { format: pcprox } }
  - { kind: serial, reader: cage-inside, path: /dev/ttyACM0, quiet_ms: 2000, profile: { format: ascii, characters: printable } }
  - { kind: onoff, door: cage-door, ${linesOf(CAGE_LINES)}, chip_label: pinctrl-bcm2711 }
`,
};

/** One room of the installed package: what its units use at night is configured, too. */
export const APPLIANCE: County = {
  rooms: ['vault'],
  config: `
kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: ${APPLIANCE_DATA} }
rooms:
${VAULT_ROOM}
devices:
  - { ${hid(KeyboardReader.vendor, KeyboardReader.product)}, reader: vault-outside, profile: { format: keyboard, characters: digits, key_gap_ms: 2000 } }
  - { kind: serial, reader: vault-inside, path: /dev/ttyACM0, quiet_ms: 2000, profile: { format: ascii, characters: printable } }
${VAULT_DOOR}
backup:
  to: /media/backup
  recipients: [age18rfe68gazwdty75g4qw74ygcgg40xnahgupc5gdcer22jsqrj5eqsj457e]
`,
};

/** One room, its door as given. */
export const ONE_ROOM: County = {
  rooms: ['vault'],
  config: `
${KIOSK}
rooms:
${VAULT_ROOM}
devices:
${VAULT_READERS}
${VAULT_DOOR}
`,
};
