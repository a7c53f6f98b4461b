import type { LineState, Person, Room, Side, Siren, TrayItem, World } from './world.ts';

/** What the simulated hardware did, as the panel tells it. */
export type Happening =
  | {
      readonly happening: 'badge';
      readonly room: string;
      readonly side: Side;
      readonly person: Person | null;
    }
  | { readonly happening: 'exit_button'; readonly room: string }
  | { readonly happening: 'not_seen'; readonly room: string }
  | { readonly happening: 'door'; readonly room: string; readonly open: boolean }
  | { readonly happening: 'strike'; readonly room: string; readonly strike: Room['strike'] }
  | { readonly happening: 'signal'; readonly room: string; readonly side: Side; readonly signal: string }
  | { readonly happening: 'line'; readonly room: string; readonly input: string; readonly state: LineState }
  | {
      readonly happening: 'device';
      readonly room: string;
      readonly device: string;
      readonly connected: boolean;
    }
  | { readonly happening: 'siren'; readonly sounds: Siren['sounds'] }
  | { readonly happening: 'arrived'; readonly by: TrayItem['by']; readonly title: string }
  | { readonly happening: 'clock'; readonly seconds: number };

function roomChanges(before: Room, after: Room): readonly Happening[] {
  const { room } = after;
  const changes: Happening[] = [];
  if (before.strike !== after.strike) changes.push({ happening: 'strike', room, strike: after.strike });
  if (before.open !== after.open) changes.push({ happening: 'door', room, open: after.open });
  for (const side of ['outside', 'inside'] as const) {
    const signal = after.signals[side];
    if (before.signals[side] !== signal && signal !== '' && signal !== 'silence')
      changes.push({ happening: 'signal', room, side, signal });
  }
  return changes;
}

/** What happened between two states of the same world, whoever caused it. */
export function changesBetween(before: World, after: World): readonly Happening[] {
  const rooms = after.rooms.flatMap((room) => {
    const earlier = before.rooms.find((found) => found.room === room.room);
    return earlier ? roomChanges(earlier, room) : [];
  });
  const lines = after.lines.flatMap(({ input, room, state }): Happening[] => {
    const earlier = before.lines.find((found) => found.input === input);
    return earlier && earlier.state !== state ? [{ happening: 'line', room, input, state }] : [];
  });
  const devices = after.devices.flatMap(({ device, room, connected }): Happening[] => {
    const earlier = before.devices.find((found) => found.device === device);
    return earlier && earlier.connected !== connected
      ? [{ happening: 'device', room, device, connected }]
      : [];
  });
  const sirens = after.sirens.flatMap(({ siren, sounds }): Happening[] => {
    const earlier = before.sirens.find((found) => found.siren === siren);
    return earlier && earlier.sounds !== sounds ? [{ happening: 'siren', sounds }] : [];
  });
  const newest = before.tray[0]?.id ?? 0;
  const arrived = after.tray
    .filter(({ id }) => id > newest)
    .map(({ by, title }): Happening => ({ happening: 'arrived', by, title }))
    .reverse();
  const seconds = after.clock.advanced_s - before.clock.advanced_s;
  const clock: readonly Happening[] = seconds > 0 ? [{ happening: 'clock', seconds }] : [];
  return [...rooms, ...lines, ...devices, ...sirens, ...arrived, ...clock];
}
