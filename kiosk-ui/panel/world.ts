/** The simulated world as `GET /simulator` and each of its events give it. */

export const LINE_STATES = ['normal', 'active', 'cut', 'short'] as const;
export type LineState = (typeof LINE_STATES)[number];

export interface Room {
  readonly room: string;
  readonly name: string;
  readonly door: string;
  readonly outside_reader: string;
  /** Empty where there is none. */
  readonly inside_reader: string;
  readonly exit_button: string;
  readonly open: boolean;
  readonly strike: 'locked' | 'unlocked';
  /** What each reader signalled last; empty before the first. */
  readonly signals: { readonly outside: string; readonly inside: string };
}

export interface Person {
  readonly person: string;
  readonly name: string;
  readonly class: string;
  readonly group: string;
  /** The text on the card. */
  readonly badge: string;
  readonly pin?: string;
}

export interface Line {
  readonly input: string;
  readonly room: string;
  readonly use: 'contact' | 'fire' | 'tamper';
  readonly state: LineState;
}

export interface PluggedDevice {
  readonly device: string;
  readonly room: string;
  readonly kind: 'reader' | 'door';
  readonly connected: boolean;
}

/** A siren or a light on the kiosk itself; `sounds` is empty while it is silent. */
export interface Siren {
  readonly siren: string;
  readonly sounds: 'steady' | 'pulsed' | '';
  readonly connected: boolean;
}

/** A message that arrived where the demo's mails and webhooks go; `at` is the kiosk's time. */
export interface TrayItem {
  readonly id: number;
  readonly at: number;
  readonly by: 'mail' | 'webhook';
  readonly to: string;
  readonly title: string;
  /** What people have to do; empty where the message asks for nothing. */
  readonly response: string;
}

export interface World {
  readonly rooms: readonly Room[];
  readonly people: readonly Person[];
  readonly lines: readonly Line[];
  readonly devices: readonly PluggedDevice[];
  readonly sirens: readonly Siren[];
  /** Newest first. */
  readonly tray: readonly TrayItem[];
  readonly clock: { readonly advanced_s: number };
}

export type Side = 'outside' | 'inside';

/** A badge that can be held to a reader: a person's, or one that no reader should accept. */
export interface Card {
  readonly card: 'person' | 'unknown' | 'damaged';
  readonly badge: string;
  readonly person: Person | null;
}

/** Nobody is enrolled with the greatest number of a 26-bit card; 999 does not fit a facility's 8 bits. */
const UNKNOWN_BADGE = 'w26:255:65535';
const DAMAGED_BADGE = 'w26:999:1';

export const cardsOf = (people: readonly Person[]): readonly Card[] => [
  ...people.map((person) => ({ card: 'person', badge: person.badge, person }) as const),
  { card: 'unknown', badge: UNKNOWN_BADGE, person: null },
  { card: 'damaged', badge: DAMAGED_BADGE, person: null },
];

/** Wires of a room; a fire alarm may serve several rooms, so it is shown with each. */
export const linesOf = (world: World, room: Room): readonly Line[] =>
  world.lines.filter((line) => line.room === room.room || line.use === 'fire');

export const devicesOf = (world: World, room: Room): readonly PluggedDevice[] =>
  world.devices.filter((device) => device.room === room.room);

export const isConnected = (world: World, device: string): boolean =>
  world.devices.find((found) => found.device === device)?.connected ?? true;
