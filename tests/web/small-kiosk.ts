import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { io, type Socket } from 'socket.io-client';
import type { Observation } from '../../src/core/inputs.ts';
import type { PersonId, PinHash, RoomId, VisitorId } from '../../src/core/terms.ts';
import type { Face, KioskView, Screen } from '../../src/core/view.ts';
import type { KioskPort, Web, WebOptions } from '../../src/web/ports.ts';
import { createWeb } from '../../src/web/server.ts';
import type {
  ClientEvents,
  Receipt,
  ServerEvents,
  Slip,
  TouchAnswer,
  ViewMessage,
} from '../../src/web/wire.ts';

export const NORTH = 'north' as RoomId;
export const SOUTH = 'south' as RoomId;

export const ANA: Face = {
  person: 'ana' as PersonId,
  name: 'Ana Ruiz',
  photo: '',
  class: 'official',
  role: 'member',
};

export const pinScreen = (holder: Face, attempts_left = 3): Screen => ({
  screen: 'pin',
  holder,
  attempts_left,
  until: 30_000,
  window_ms: 30_000,
  extensions_left: 1,
});

export const RECEIPT: Receipt = {
  size: 7,
  time: 1_000,
  origin: 'county.example/k1',
  root_hex: '00',
  words: { en: ['one'], es: ['uno'] },
  qr: ['1'],
  witnesses: 0,
};

export const SLIP: Slip = {
  ...RECEIPT,
  kiosk: 'k1',
  rooms: ['Room north', 'Room south'],
  verifier_key: 'county.example/k1+00000000+AA',
  time_zone: 'America/Chicago',
};

const viewOf = (room: RoomId, screen: Screen): KioskView => ({
  room,
  name: `Room ${room}`,
  phase: 'processing',
  door: 'closed',
  presence: 'certain',
  inside: [],
  visitors: [],
  screen,
  banners: [],
  visitor_classes: [],
  visitor_places_left: 0,
  visitor_announcement: 'not_offered',
  visitor_items: [],
  managed_opening_max_minutes: 60,
  time_zone: 'America/Chicago',
  paper_log_phone: '',
  witnessed: null,
  procedures: [],
  practice: 'no',
  exercise: null,
  language: 'en',
  setup: null,
});

/** A kiosk that keeps a screen for each room and whatever it was offered; `isFull` is its inbox. */
export class SmallKiosk implements KioskPort {
  rooms: RoomId[] = [NORTH, SOUTH];
  readonly offered: Observation[] = [];
  isFull = false;
  #index = 0;
  readonly #screens = new Map<RoomId, Screen>();
  readonly #listeners = new Set<() => void>();

  offer(observation: Observation): boolean {
    if (this.isFull) return false;
    this.offered.push(observation);
    return true;
  }

  read(room: RoomId): ViewMessage {
    const screen = this.#screens.get(room) ?? { screen: 'attract' };
    return { index: this.#index, now: 1_000 + this.#index, view: viewOf(room, screen) };
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  show(room: RoomId, screen: Screen): void {
    this.#screens.set(room, screen);
    this.#index += 1;
    for (const listener of this.#listeners) listener();
  }

  get listeners(): number {
    return this.#listeners.size;
  }
}

/** Screens and photos as a build leaves them, in a folder of their own. */
export function siteFolder(): { dist: string; photos: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-web-'));
  const files = {
    'secret.txt': 'CONTENT outside',
    'dist/kiosk/index.html': '<!doctype html><title>kiosk</title>',
    'dist/panel/index.html': '<!doctype html><title>panel</title>',
    'dist/assets/kiosk-1a2b3c4d.js': 'export {};',
    'dist/.stamp': 'CONTENT hidden',
    'photos/ana.png': 'picture',
    'photos/.hidden.png': 'CONTENT hidden',
    'photos/notes.txt': 'CONTENT notes',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return { dist: path.join(folder, 'dist'), photos: path.join(folder, 'photos') };
}

export interface Site {
  readonly kiosk: SmallKiosk;
  readonly web: Web;
  /** Every line of diagnostics so far. */
  readonly lines: string[];
}

/** A service on a free port of loopback. Visitors are `v1`, `v2`, ...; a PIN's hash is `person:length`. */
export async function startSite(changes: Partial<WebOptions> = {}): Promise<Site> {
  const kiosk = new SmallKiosk();
  const lines: string[] = [];
  let visitors = 0;
  const web = await createWeb({
    kiosk,
    receipts: {
      receipt: () => ({ ok: true, shown: RECEIPT }),
      challenge: (_, challenge) => ({ ok: true, shown: { entry: 7, challenge, qr: ['1'] } }),
      slip: () => SLIP,
    },
    pinHash: (person, digits) => Promise.resolve(`${person}:${digits.length}` as PinHash),
    makeVisitorId: () => {
      visitors += 1;
      return `v${visitors}` as VisitorId;
    },
    simulator: null,
    log: null,
    ...siteFolder(),
    host: '127.0.0.1',
    port: 0,
    names: [],
    diagnostics: pino({}, { write: (line: string) => lines.push(line) }),
    ...changes,
  });
  return { kiosk, web, lines };
}

export type ScreenSocket = Socket<ServerEvents, ClientEvents>;

/** A screen that keeps the views it was sent. */
export interface Client {
  readonly socket: ScreenSocket;
  readonly views: ViewMessage[];
  touch(touch: unknown): Promise<TouchAnswer>;
}

export function connect(port: number, room?: string, options: object = {}): Client {
  const query = room === undefined ? {} : { room };
  const socket: ScreenSocket = io(`http://127.0.0.1:${port}`, {
    query,
    transports: ['websocket'],
    reconnectionDelay: 20,
    reconnectionDelayMax: 50,
    forceNew: true,
    ...options,
  });
  const views: ViewMessage[] = [];
  socket.on('view', (message) => views.push(message));
  return {
    socket,
    views,
    touch: (touch) => socket.timeout(5_000).emitWithAck('touch', touch as never),
  };
}

/** Waits until a condition holds; fails after the deadline with its name. */
export async function until(what: string, holds: () => boolean, deadlineMs = 5_000): Promise<void> {
  const end = performance.now() + deadlineMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** One HTTP request whose path and headers go out exactly as given, which `fetch` would tidy up. */
export function request(
  port: number,
  target: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = http.request(
      { host: '127.0.0.1', port, path: target, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode: status = 0, headers: given } = response;
          resolve({ status, headers: given, body: Buffer.concat(chunks).toString() });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
