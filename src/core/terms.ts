/**
 * The nouns of the field as types. An identifier of one kind cannot stand where another is meant;
 * `PersonId` and `Credential` are personal, and the fact types refuse them outside a personal field.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type RoomId = Branded<'RoomId'>;
export type DoorId = Branded<'DoorId'>;
export type ReaderId = Branded<'ReaderId'>;
export type LineId = Branded<'LineId'>;
export type DeviceId = Branded<'DeviceId'>;
export type PersonId = Branded<'PersonId'>;
export type VisitorId = Branded<'VisitorId'>;
/** Keyed hash (HMAC-SHA-256, site key) of a badge number. The number itself never leaves the driver. */
export type Credential = Branded<'Credential'>;
/** Slow keyed hash of a PIN for one person. The digits never reach the core. */
export type PinHash = Branded<'PinHash'>;
/** Printed on a container, and what the register knows it by. */
export type ContainerId = Branded<'ContainerId'>;
/** Printed on a seal. */
export type SealNumber = Branded<'SealNumber'>;

/** What an alarm is about, as kind and subject: `door_forced/ballot-room`. At most one alarm of a source is open. */
export type AlarmSource = Branded<'AlarmSource'>;
/** One alarm for all time: its source and its number among the alarms of that source, `door_forced/ballot-room#2`. */
export type AlarmId = Branded<'AlarmId'>;

/** Milliseconds: an instant as UTC since 1970, or a length. Always an integer. */
export type Ms = number;

/** Facts hold integers and strings only, so a flag is a word. */
export type YesNo = 'yes' | 'no';

export const PHASES = [
  'preparation',
  'receiving',
  'processing',
  'canvass',
  'sealed',
  'retention',
  'maintenance',
] as const;
/** Where the election calendar stands. */
export type Phase = (typeof PHASES)[number];

export const STAFF_CLASSES = ['official', 'staff', 'temporary'] as const;
export const VISITOR_CLASSES = [
  'maintenance',
  'vendor',
  'observer',
  'auditor',
  'law_enforcement',
  'emergency',
] as const;
export type VisitorClass = (typeof VISITOR_CLASSES)[number];
export type PersonClass = (typeof STAFF_CLASSES)[number] | VisitorClass;

export const ROLES = ['member', 'supervisor', 'custodian', 'substitute'] as const;
/** What a person does in a pairing rule; `substitute` acts for a custodian of the same group. */
export type Role = (typeof ROLES)[number];

/** Where a group comes from: registered affiliation, appointed by a body, or none known. */
export const GROUP_SOURCES = ['registered', 'appointed', 'none'] as const;
export type GroupSource = (typeof GROUP_SOURCES)[number];

/** Purposes of a visit in the order most used; the words for each are in the screens' language files. */
export const PURPOSES = [
  'deposit_ballots',
  'retrieve_ballots',
  'processing',
  'inspection',
  'canvass',
  'audit',
  'recount',
  'court_order',
  'maintenance',
  'other',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export const assertNever = (value: never): never => {
  throw new Error(`a case is not handled: ${JSON.stringify(value)}`);
};

/** A bug, never bad input: the process stops and comes back into the locked state. */
export function assert(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`assertion failed: ${what}`);
}
