import type { LineState } from '../../src/core/device-observation.ts';
import type { SirenPattern } from '../../src/core/facts-sirens.ts';
import type { RoomPolicy } from '../../src/core/policy.ts';
import type { DeviceId, DoorId, LineId, Ms, ReaderId, RoomId } from '../../src/core/terms.ts';
import type { Arrived } from './tray-messages.ts';

/** What the panel can do to a wire: there is no resistor to be wrong, and nothing that reads it to be lost. */
export type WireState = Exclude<LineState, 'out_of_range' | 'unknown'>;

/** A room whose hardware is simulated: the wiring part of its policy. */
export type SimulatedRoom = Pick<
  RoomPolicy,
  'room' | 'name' | 'door' | 'outside_reader' | 'inside_reader' | 'contact_line' | 'fire_line' | 'tamper_line'
>;

/** Somebody whose badge lies on the panel. `badge` is the text on the card. */
export interface SimulatedPerson {
  readonly person: string;
  readonly name: string;
  readonly class: string;
  readonly group: string;
  readonly badge: string;
}

/** A message that arrived in the tray. */
export interface TrayItem extends Arrived {
  readonly id: number;
  readonly at: Ms;
}

/** All of the simulated world, as `GET /simulator` shows it. */
export interface SimulatorState {
  readonly rooms: readonly {
    readonly room: RoomId;
    readonly name: string;
    readonly door: DoorId;
    readonly outside_reader: ReaderId;
    /** Empty where there is none. */
    readonly inside_reader: ReaderId | '';
    /** Give this as `door` to `POST /simulator/exit-button`. */
    readonly exit_button: DoorId;
    readonly open: boolean;
    readonly strike: 'locked' | 'unlocked';
    /** What each reader signalled last: a light, a tone; empty before the first. */
    readonly signals: { readonly outside: string; readonly inside: string };
  }[];
  readonly people: readonly SimulatedPerson[];
  readonly lines: readonly {
    readonly input: LineId;
    readonly room: RoomId;
    readonly use: 'contact' | 'fire' | 'tamper';
    readonly state: WireState;
  }[];
  /** Sirens and lights; `sounds` is empty while they are silent. */
  readonly sirens: readonly {
    readonly siren: DeviceId;
    readonly sounds: SirenPattern | '';
    readonly connected: boolean;
  }[];
  /** What arrived in the tray, newest first; `at` is the kiosk's time. */
  readonly tray: readonly TrayItem[];
  readonly devices: readonly {
    readonly device: string;
    readonly room: RoomId;
    readonly kind: 'reader' | 'door';
    readonly connected: boolean;
  }[];
  /** How far the kiosk's clock was pushed ahead since the start, in seconds. */
  readonly clock: { readonly advanced_s: number };
}

/** One door as a thing: what it is, not what is reported of it. */
export interface DoorThing {
  readonly room: SimulatedRoom;
  open: boolean;
  connected: boolean;
  /** Ends the running pulse of the strike; undefined when the strike is locked. */
  pulse: { readonly timer: NodeJS.Timeout; readonly until: number } | undefined;
}

export interface ReaderThing {
  readonly room: SimulatedRoom;
  connected: boolean;
  signal: string;
}

export interface LineThing {
  readonly room: SimulatedRoom;
  readonly use: 'contact' | 'fire' | 'tamper';
  state: WireState;
}

export interface SirenThing {
  connected: boolean;
  /** Ends the sound; undefined while it is silent. */
  sounds:
    | { readonly pattern: SirenPattern; readonly timer: NodeJS.Timeout; readonly until: number }
    | undefined;
}

/** The things of the simulated rooms by name. */
export interface World {
  readonly doors: ReadonlyMap<DoorId, DoorThing>;
  readonly readers: ReadonlyMap<ReaderId, ReaderThing>;
  readonly lines: ReadonlyMap<LineId, LineThing>;
  readonly sirens: ReadonlyMap<DeviceId, SirenThing>;
}

export const worldOf = (rooms: readonly SimulatedRoom[], sirens: readonly DeviceId[]): World => {
  const doors = new Map<DoorId, DoorThing>();
  const readers = new Map<ReaderId, ReaderThing>();
  const lines = new Map<LineId, LineThing>();
  for (const room of rooms) {
    doors.set(room.door, { room, open: false, connected: true, pulse: undefined });
    readers.set(room.outside_reader, { room, connected: true, signal: '' });
    if (room.inside_reader !== '') readers.set(room.inside_reader, { room, connected: true, signal: '' });
    if (room.contact_line !== '') lines.set(room.contact_line, { room, use: 'contact', state: 'normal' });
    // One fire alarm may serve several rooms; it is one wire, in the first of them.
    if (room.fire_line !== '' && !lines.has(room.fire_line))
      lines.set(room.fire_line, { room, use: 'fire', state: 'normal' });
    if (room.tamper_line !== '') lines.set(room.tamper_line, { room, use: 'tamper', state: 'normal' });
  }
  return {
    doors,
    readers,
    lines,
    sirens: new Map(sirens.map((siren) => [siren, { connected: true, sounds: undefined }])),
  };
};

/** The world and its people as one value, for the panel. */
export const stateOf = (
  world: World,
  people: readonly SimulatedPerson[],
  advancedMs: number,
  tray: readonly TrayItem[] = [],
): SimulatorState => ({
  rooms: [...world.doors].map(([door, thing]) => ({
    room: thing.room.room,
    name: thing.room.name,
    door,
    outside_reader: thing.room.outside_reader,
    inside_reader: thing.room.inside_reader,
    exit_button: door,
    open: thing.open,
    strike: thing.pulse === undefined ? 'locked' : 'unlocked',
    signals: {
      outside: world.readers.get(thing.room.outside_reader)?.signal ?? '',
      inside:
        thing.room.inside_reader === '' ? '' : (world.readers.get(thing.room.inside_reader)?.signal ?? ''),
    },
  })),
  people,
  tray,
  lines: [...world.lines].map(([input, thing]) => ({
    input,
    room: thing.room.room,
    use: thing.use,
    state: thing.state,
  })),
  sirens: [...world.sirens].map(([siren, { sounds, connected }]) => ({
    siren,
    sounds: sounds?.pattern ?? '',
    connected,
  })),
  devices: [
    ...[...world.readers].map(([device, thing]) => ({
      device: device as string,
      room: thing.room.room,
      kind: 'reader' as const,
      connected: thing.connected,
    })),
    ...[...world.doors].map(([device, thing]) => ({
      device: device as string,
      room: thing.room.room,
      kind: 'door' as const,
      connected: thing.connected,
    })),
  ],
  clock: { advanced_s: Math.round(advancedMs / 1_000) },
});
