import { expect, test } from 'vitest';
import { signingKeyOf } from '../../src/log/signing-key.ts';
import {
  BOOT,
  denied,
  fixedKey,
  heartbeat,
  moment,
  ORIGIN,
  opened,
  optionsIn,
  temporaryDirectory,
} from './aid.ts';

/*
 * The format in one example: any change of a byte here is a change of the format. The root and the
 * commitments can be checked with any SHA-256, the signature with any Ed25519.
 */
const BYTES: readonly string[] = [
  '{"v":1,"seq":0,"time":"2026-11-03T11:30:00.000Z","offset":"-05:00","boot":"boot-1","uptime_ms":5000,"clock":"synchronised","kiosk":"k1","type":"heartbeat","inputs":{"door-contact":"closed"},"rooms":{"ballots":{"inside":0,"presence":"certain"}}}',
  '{"v":1,"seq":1,"time":"2026-11-03T11:30:01.000Z","offset":"-05:00","boot":"boot-1","uptime_ms":6000,"clock":"synchronised","kiosk":"k1","room":"ballots","type":"access_denied","reader":"outside","reason":"room_busy","until":1793705405000,"_sd":{"credential":"uc6TWSOCyrDAbwvyX5Jd01kplFBDnygjtRWPE9MxuS0","person":"H74ypyzHjGQY8e11FhpY9jMoud8uztxz1OaeeTXXx6Q"}}',
  '{"v":1,"seq":2,"time":"2026-11-03T11:30:01.000Z","offset":"-05:00","boot":"boot-1","uptime_ms":6000,"clock":"synchronised","kiosk":"k1","type":"heartbeat","inputs":{"door-contact":"closed"},"rooms":{"ballots":{"inside":0,"presence":"certain"}}}',
];
const ROOT = '66637cdd66b843dbb2f65aec03a8a751f820821380bbacad8cf3109cfe986b3c';
const CHECKPOINT = [
  'county.example/ballot-room/k1/e1',
  '3',
  'ZmN83Wa4Q9uy9lrsA6inUfggghOAu6ytjPMQnP6Yazw=',
  '',
  '— county.example/ballot-room/k1/e1 2gFdRCvXZD/mM52NVNBzBvcFdsf1UcUWHxaJGQ+m6FXXQUhoi1kUxFppG3nLW2b2atU5QEMDmwsPLBXeLZwakawqagQ=',
  '',
].join('\n');

test('a known log has these bytes, this root and this checkpoint', () => {
  let salts = 0;
  const log = opened(
    optionsIn(temporaryDirectory(), {
      newPrivateKey: fixedKey,
      saltSource: () => {
        salts += 1;
        return Buffer.alloc(16, salts);
      },
    }),
  );
  log.append(moment(), BOOT, [heartbeat()]);
  log.append(moment(1), BOOT, [denied(1), heartbeat(1)]);
  expect([...log.entries(0)].map(({ bytes }) => bytes.toString())).toEqual(BYTES);
  expect(log.head.root.toString('hex')).toBe(ROOT);
  expect(log.head.checkpoint).toBe(CHECKPOINT);
  expect(log.verifierKey).toBe(signingKeyOf(ORIGIN, fixedKey()).verifier_key);
  expect([...log.entries(1, 2)].flatMap(({ disclosures }) => disclosures)).toEqual([
    { name: 'credential', content: '["AQEBAQEBAQEBAQEBAQEBAQ","credential","c0ffee"]' },
    { name: 'person', content: '["AgICAgICAgICAgICAgICAg","person","ana"]' },
  ]);
});
