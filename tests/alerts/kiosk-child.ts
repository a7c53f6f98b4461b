/**
 * A kiosk that tells people by a channel (given as JSON), to be killed at any moment. In `day` its door is forced
 * without end, once in so many milliseconds; in `night` nothing happens any more. It prints `ready`, and then each number of a last entry.
 */
import { writeSync } from 'node:fs';
import { tellPeople } from '../../src/alerts/alerts-service.ts';
import type { Channel } from '../../src/alerts/channel.ts';
import { ChannelStandings } from '../../src/channel-standings.ts';
import type { WrittenMessenger } from '../../src/config/channels-schema.ts';
import { NOTICE_EVENTS } from '../../src/core/notices.ts';
import { openKiosk } from '../../src/open-kiosk.ts';
import { DOOR, KIOSK_POLICY, roomPolicy } from '../core/world.ts';

const [data = '', written = '', time = 'day', round_ms = '100'] = process.argv.slice(2);
const channel = JSON.parse(written) as Channel;
const failed = (error: unknown): never => {
  writeSync(1, `failed ${String(error)}\n`);
  process.exit(1);
};

const { kiosk, clock, begin } = openKiosk({
  config: {
    kiosk: KIOSK_POLICY,
    rooms: [roomPolicy()],
    origin: 'county.example/ballot-room/k01',
    digest: '00',
    channels: [
      {
        ...channel,
        least: 'low',
        events: [...NOTICE_EVENTS],
        from_step: 0,
        duress: 'yes',
      } as WrittenMessenger,
    ],
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
  onFailure: failed,
  perform: () => undefined,
});
begin();
kiosk.offer({ type: 'door_found', door: DOOR, contact: 'closed' });
tellPeople({
  data,
  channels: [channel],
  on_call: { lists: [], time_zone: 'UTC' },
  beats: { outside: [], siblings: [], heartbeat_ms: 60_000 },
  kiosk,
  standings: new ChannelStandings(),
  onFailed: () => undefined,
});
writeSync(1, 'ready\n');
setInterval(() => {
  if (time === 'night') return;
  kiosk.offer({ type: 'door_opened', door: DOOR });
  kiosk.offer({ type: 'door_closed', door: DOOR });
  // What people are told of once a minute comes again a minute later.
  clock.skip(61_000);
  kiosk.tick();
  writeSync(1, `${kiosk.index}\n`);
}, Number(round_ms));
