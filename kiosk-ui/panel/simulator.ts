import { inHand, link, refusal, takeWorld, tell } from './store.ts';
import type { Card, LineState, Room, Side, World } from './world.ts';

const FACE = '/simulator';
const POLL_MS = 1_000;

const fetchWorld = async (): Promise<World> => {
  const response = await fetch(FACE, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${FACE} answered ${response.status}`);
  return (await response.json()) as World;
};

/** Asks for the state again and again, for where events cannot be had. */
const poll = (): void => {
  fetchWorld().then(
    (state) => {
      link.value = 'polling';
      takeWorld(state);
    },
    () => {
      link.value = 'lost';
    },
  );
  setTimeout(poll, POLL_MS);
};

/** Follows the simulated world by its events, which the browser takes up again by itself after a loss. */
export const followWorld = (): void => {
  const events = new EventSource(`${FACE}/events`);
  events.addEventListener('message', ({ data }: MessageEvent<string>) => {
    link.value = 'live';
    takeWorld(JSON.parse(data) as World);
  });
  events.addEventListener('error', () => {
    link.value = 'lost';
    if (events.readyState === EventSource.CLOSED) poll();
  });
};

interface Pushed {
  readonly observed?: boolean;
  readonly error?: { readonly what: string; readonly remedy: string };
}

/** @returns whether a device saw it; `null` when it was refused or the service is away */
const push = async (path: string, body: object): Promise<boolean | null> => {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${FACE}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const { observed, error } = (await response.json()) as Pushed;
    refusal.value = error ? `${error.what}: ${error.remedy}` : '';
    return error ? null : (observed ?? true);
  } catch {
    link.value = 'lost';
    return null;
  }
};

/** Holds a card to a reader. */
export const presentCard = async (room: Room, side: Side, card: Card): Promise<void> => {
  const reader = side === 'outside' ? room.outside_reader : room.inside_reader;
  inHand.value = null;
  // Told before the answer, so that the list has the badge above nothing it caused.
  tell({ happening: 'badge', room: room.room, side, person: card.person });
  const observed = await push('badge', { reader, badge: card.badge });
  if (observed === false) tell({ happening: 'not_seen', room: room.room });
};

export const pressExitButton = async (room: Room): Promise<void> => {
  tell({ happening: 'exit_button', room: room.room });
  const observed = await push('exit-button', { door: room.exit_button });
  if (observed === false) tell({ happening: 'not_seen', room: room.room });
};

export const moveDoor = async (room: Room, open: boolean): Promise<void> => {
  await push('door', { door: room.door, open });
};

export const setLine = async (input: string, state: LineState): Promise<void> => {
  await push('line', { input, state });
};

export const setConnected = async (device: string, connected: boolean): Promise<void> => {
  await push('device', { device, connected });
};

export const advanceClock = async (seconds: number): Promise<void> => {
  await push('clock', { advance_s: seconds });
};
