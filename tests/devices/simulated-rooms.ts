import { Simulator } from '../../devices/simulator/simulator.ts';
import type { SimulatedPerson, SimulatedRoom } from '../../devices/simulator/world.ts';
import type { DeviceId, DoorId, LineId, ReaderId, RoomId } from '../../src/core/terms.ts';
import { hash } from './support.ts';

export const VAULT: SimulatedRoom = {
  room: 'vault' as RoomId,
  name: 'Ballot vault',
  door: 'vault-door' as DoorId,
  outside_reader: 'vault-outside' as ReaderId,
  inside_reader: 'vault-inside' as ReaderId,
  contact_line: 'vault-contact' as LineId,
  fire_line: 'fire' as LineId,
  tamper_line: 'vault-tamper' as LineId,
};

/** A room with one reader, no lines of its own, and the same fire alarm. */
export const ANNEX: SimulatedRoom = {
  room: 'annex' as RoomId,
  name: 'Annex',
  door: 'annex-door' as DoorId,
  outside_reader: 'annex-outside' as ReaderId,
  inside_reader: '',
  contact_line: '',
  fire_line: 'fire' as LineId,
  tamper_line: '',
};

export const SIREN = 'siren' as DeviceId;

export const ANA: SimulatedPerson = {
  person: 'ana',
  name: 'Ana',
  class: 'staff',
  group: 'R',
  badge: 'w26:118:1603',
};

export const makeSimulator = (advance: (ms: number) => void = () => undefined): Simulator =>
  new Simulator({ rooms: [VAULT, ANNEX], sirens: [SIREN], people: () => [ANA], credentialOf: hash, advance });
