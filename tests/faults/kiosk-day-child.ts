/**
 * A kiosk whose day never ends, to be killed at any moment. After each input it prints what it acknowledged:
 * `ack <index> <digest of the state>`, and each move of the strike: `strike unlock_door <index>`.
 */
import { writeSync } from 'node:fs';
import type { DoorId, PersonId, ReaderId, RoomId } from '../../src/core/terms.ts';
import { openKiosk } from '../../src/open-kiosk.ts';
import { KIOSK_POLICY, listed, roomPolicy } from '../core/world.ts';
import { stateDigest } from './state-digest.ts';

const [data = ''] = process.argv.slice(2);
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const { kiosk, clock, begin } = openKiosk({
  config: {
    kiosk: KIOSK_POLICY,
    rooms: [roomPolicy()],
    origin: 'county.example/ballot-room/k01',
    digest: '00',
    channels: [],
    paths: {
      data,
      signing_key: `${data}/signing.pem`,
      site_key: `${data}/site.key`,
      signer_state: `${data}/signer.state`,
      photos: data,
      procedures: data,
    },
  },
  software: '0.0.0',
  onFailure: (error) => {
    say(`failed ${String(error)}`);
    process.exit(1);
  },
  perform: (effect) => {
    if (effect.type !== 'signal') say(`strike ${effect.type} ${kiosk.index}`);
  },
});

const names = ['ana', 'ben', 'cy', 'stranger'];
const any = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)] as T;
const room = 'ballot-room' as RoomId;
const door = 'ballot-room-door' as DoorId;
const badge = (name: string, side: string) =>
  kiosk.offer({
    type: 'badge_read',
    reader: `ballot-room-${side}` as ReaderId,
    credential: `badge:${name}` as never,
  });

const MOVES: readonly (() => unknown)[] = [
  () => badge(any(names), 'outside'),
  () => badge(any(names), 'outside'),
  () => badge(any(names), 'inside'),
  () => kiosk.offer({ type: 'door_opened', door }),
  () => kiosk.offer({ type: 'door_closed', door }),
  () => kiosk.offer({ type: 'exit_requested', door }),
  () => kiosk.offer({ type: 'touched', room, touch: { touch: 'sign_out', person: any(names) as PersonId } }),
  () => {
    clock.skip(any([500, 3_000, 31_000]));
    kiosk.tick();
  },
];

begin();
kiosk.offer({
  type: 'people_listed',
  people: ['ana', 'ben', 'cy'].map((name) => listed(name, { rooms: [room] })),
  source: '00',
});
kiosk.offer({ type: 'door_found', door, contact: 'closed' });
say(`ready ${kiosk.index}`);
for (;;) {
  any(MOVES)();
  say(`ack ${kiosk.index} ${stateDigest(kiosk.state)}`);
}
