import type { DeviceKind } from '../../src/core/device-observation.ts';
import type { Effect } from '../../src/core/effects.ts';
import type { SirenPattern } from '../../src/core/facts-sirens.ts';
import type { DeviceId, DoorId, LineId, Ms, ReaderId } from '../../src/core/terms.ts';
import { canonicalBadge, faulty, type Reading, reading } from '../badge.ts';
import { deviceOfReader } from '../badge-reporter.ts';
import type { CredentialOf } from '../credential.ts';
import type { Device, Emit } from '../device.ts';
import { deviceOfDoor } from '../gpio-door.ts';
import type { Arrived } from './tray-messages.ts';
import {
  type DoorThing,
  type ReaderThing,
  type SimulatedPerson,
  type SimulatedRoom,
  type SimulatorState,
  type SirenThing,
  stateOf,
  type TrayItem,
  type WireState,
  type World,
  worldOf,
} from './world.ts';

export interface SimulatorOptions {
  readonly rooms: readonly SimulatedRoom[];
  /** Sirens and lights of the kiosk. */
  readonly sirens: readonly DeviceId[];
  /** The badges that lie on the panel; asked anew each time, because the list can change. */
  readonly people: () => readonly SimulatedPerson[];
  readonly credentialOf: CredentialOf;
  /** Pushes the kiosk's clock ahead. */
  readonly advance: (ms: Ms) => void;
}

/** Messages that the panel shows. */
const TRAY_MAX = 30;

/** Whether anybody reported what was done: false when the device is disconnected or nothing changed. */
export type Observed = boolean;

/** A name that is not in the simulated rooms. */
export class NotSimulatedError extends Error {
  readonly what: string;
  constructor(what: 'reader' | 'door' | 'input' | 'device') {
    super(`there is no such ${what} among the simulated rooms`);
    this.what = what;
  }
}

/**
 * Whole rooms of hardware as a device: readers, doors with contact and strike, exit buttons, supervised inputs. It obeys
 * physics, not rules: a locked door can be opened, which is what a force or a key does, and the contact says so; what a
 * disconnected device would have seen is not reported, but has happened.
 */
export class Simulator implements Device {
  readonly id = 'simulator' as DeviceId;
  readonly #options: SimulatorOptions;
  readonly #world: World;
  readonly #listeners = new Set<() => void>();
  #emit: Emit = () => undefined;
  #started = false;
  #advancedMs = 0;
  #tray: readonly TrayItem[] = [];
  #arrivals = 0;

  constructor(options: SimulatorOptions) {
    this.#options = options;
    this.#world = worldOf(options.rooms, options.sirens);
  }

  start(emit: Emit): Promise<void> {
    this.#emit = emit;
    this.#started = true;
    for (const door of this.#world.doors.keys()) this.#findDoor(door);
    for (const [device, { connected }] of this.#world.sirens) {
      if (connected) emit({ type: 'device_recovered', device, kind: 'siren' });
    }
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.#started = false;
    for (const thing of this.#world.doors.values()) this.#lock(thing);
    for (const thing of this.#world.sirens.values()) hush(thing);
    return Promise.resolve();
  }

  perform(effect: Effect): void {
    if (effect.type === 'sound_siren' || effect.type === 'silence_siren') {
      const thing = this.#world.sirens.get(effect.siren);
      if (thing === undefined) return;
      if (!thing.connected) this.#failed(effect.siren, effect.type);
      else if (effect.type === 'sound_siren') this.#sound(thing, effect.pattern, effect.for_ms);
      else hush(thing);
    } else if (effect.type === 'signal') {
      const thing = this.#world.readers.get(effect.reader);
      if (thing === undefined) return;
      if (thing.connected) thing.signal = effect.signal;
      else this.#failed(deviceOfReader(effect.reader), 'signal');
    } else if (effect.type === 'unlock_door' || effect.type === 'lock_door') {
      const thing = this.#world.doors.get(effect.door);
      if (thing === undefined) return;
      if (!thing.connected) this.#failed(deviceOfDoor(effect.door), effect.type);
      else if (effect.type === 'unlock_door') this.#unlock(thing, effect.pulse_ms);
      else this.#lock(thing);
    }
    this.#changed();
  }

  state(): SimulatorState {
    return stateOf(this.#world, this.#options.people(), this.#advancedMs, this.#tray);
  }

  /** Puts a message that arrived on the panel. */
  put(arrived: Arrived): void {
    this.#arrivals += 1;
    const at = Date.now() + this.#advancedMs;
    this.#tray = [{ id: this.#arrivals, at, ...arrived }, ...this.#tray].slice(0, TRAY_MAX);
    this.#changed();
  }

  /** Called after each change; returns the unsubscribe. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Holds a badge to a reader. Text that is no badge is read as such a card would be: `badge_unreadable`. */
  presentBadge(reader: ReaderId, badge: string): Observed {
    const thing = this.#reader(reader);
    if (!thing.connected || !this.#started) return false;
    const found = readingOf(badge);
    if (found.kind === 'fault') this.#emit({ type: 'badge_unreadable', reader, fault: found.fault });
    else this.#emit({ type: 'badge_read', reader, credential: this.#options.credentialOf(found.badge) });
    return true;
  }

  /** Opens or closes a door. */
  moveDoor(door: DoorId, open: boolean): Observed {
    const thing = this.#door(door);
    const moved = thing.open !== open;
    thing.open = open;
    this.#changed();
    if (!moved || !this.#contactSeen(thing)) return false;
    this.#emit({ type: open ? 'door_opened' : 'door_closed', door });
    return true;
  }

  /** Pushes the request-to-exit button. */
  pressExitButton(door: DoorId): Observed {
    const thing = this.#door(door);
    if (!thing.connected || !this.#started) return false;
    this.#emit({ type: 'exit_requested', door });
    return true;
  }

  /** Sets a supervised input; `cut` and `short` are what a tampered wire looks like. */
  setLine(input: LineId, state: WireState): Observed {
    const thing = this.#world.lines.get(input);
    if (thing === undefined) throw new NotSimulatedError('input');
    const before = thing.state;
    thing.state = state;
    this.#changed();
    const door = this.#world.doors.get(thing.room.door);
    if (before === state || !this.#started || door?.connected !== true) return false;
    this.#emit({ type: 'line_changed', line: input, state });
    if (thing.use === 'contact' && this.#contactSeen(door)) this.#reportContact(thing.room.door, door);
    return true;
  }

  /** Pulls a device's plug or puts it back. */
  setConnected(device: string, connected: boolean): Observed {
    const reader = this.#world.readers.get(device as ReaderId);
    const door = this.#world.doors.get(device as DoorId);
    const siren = this.#world.sirens.get(device as DeviceId);
    const thing = reader ?? door ?? siren;
    if (thing === undefined) throw new NotSimulatedError('device');
    const changed = thing.connected !== connected;
    thing.connected = connected;
    this.#changed();
    if (!changed || !this.#started) return false;
    const kind = kindOf(door, siren);
    if (connected) {
      this.#emit({ type: 'device_recovered', device: device as DeviceId, kind });
      if (door !== undefined) this.#findDoor(device as DoorId);
    } else {
      const cause = 'unplugged on the panel';
      this.#emit({ type: 'device_lost', device: device as DeviceId, kind, cause });
      // A relay without power falls back: the strike is fail-secure.
      if (door !== undefined) this.#lock(door);
      if (siren !== undefined) hush(siren);
    }
    return true;
  }

  /** Pushes the clock: the kiosk's, and that of a running strike pulse. */
  advanceClock(ms: Ms): void {
    this.#advancedMs += ms;
    for (const thing of this.#world.doors.values()) {
      if (thing.pulse !== undefined) this.#unlock(thing, thing.pulse.until - performance.now() - ms);
    }
    for (const thing of this.#world.sirens.values()) {
      if (thing.sounds !== undefined) {
        this.#sound(thing, thing.sounds.pattern, thing.sounds.until - performance.now() - ms);
      }
    }
    this.#options.advance(ms);
    this.#changed();
  }

  #findDoor(door: DoorId): void {
    const thing = this.#door(door);
    for (const [line, entry] of this.#world.lines) {
      if (entry.room.door === door) this.#emit({ type: 'line_changed', line, state: entry.state });
    }
    if (this.#contactSeen(thing)) this.#reportContact(door, thing);
  }

  #reportContact(door: DoorId, thing: DoorThing): void {
    this.#emit({ type: 'door_found', door, contact: thing.open ? 'open' : 'closed' });
  }

  /** A contact is seen while its device is there and its wire is whole. */
  #contactSeen(thing: DoorThing): boolean {
    const { contact_line } = thing.room;
    const wire = contact_line === '' ? 'normal' : this.#world.lines.get(contact_line)?.state;
    return this.#started && thing.connected && wire !== 'cut' && wire !== 'short';
  }

  #unlock(thing: DoorThing, pulseMs: Ms): void {
    clearTimeout(thing.pulse?.timer);
    if (pulseMs <= 0) {
      thing.pulse = undefined;
      return;
    }
    const timer = setTimeout(() => {
      this.#lock(thing);
      this.#changed();
    }, pulseMs);
    thing.pulse = { timer, until: performance.now() + pulseMs };
  }

  #sound(thing: SirenThing, pattern: SirenPattern, forMs: Ms): void {
    hush(thing);
    if (forMs <= 0) return;
    const timer = setTimeout(() => {
      hush(thing);
      this.#changed();
    }, forMs);
    thing.sounds = { pattern, timer, until: performance.now() + forMs };
  }

  #lock(thing: DoorThing): void {
    clearTimeout(thing.pulse?.timer);
    thing.pulse = undefined;
  }

  #failed(device: DeviceId, effect: Effect['type']): void {
    this.#emit({ type: 'effect_failed', device, effect, cause: 'the device is unplugged on the panel' });
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  #reader(reader: ReaderId): ReaderThing {
    const thing = this.#world.readers.get(reader);
    if (thing === undefined) throw new NotSimulatedError('reader');
    return thing;
  }

  #door(door: DoorId): DoorThing {
    const thing = this.#world.doors.get(door);
    if (thing === undefined) throw new NotSimulatedError('door');
    return thing;
  }
}

const kindOf = (door: DoorThing | undefined, siren: SirenThing | undefined): DeviceKind => {
  if (door !== undefined) return 'door';
  return siren === undefined ? 'reader' : 'siren';
};

const hush = (thing: SirenThing): void => {
  clearTimeout(thing.sounds?.timer);
  thing.sounds = undefined;
};

const readingOf = (badge: string): Reading => {
  try {
    return reading(canonicalBadge(badge));
  } catch {
    return faulty('characters');
  }
};
