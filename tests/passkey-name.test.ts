/** Which host names browsers keep a passkey for. */
import { expect, test } from 'vitest';
import { canHavePasskeys } from '../src/passkey-name.ts';

test.each(['kiosk.county.example', 'Kiosk.County.Example', 'a.b', 'localhost', 'k01.vault-2.county.us'])(
  '%s can have passkeys',
  (host) => {
    expect(canHavePasskeys(host)).toBe(true);
  },
);

test.each([
  '192.0.2.7',
  '[2001:db8::7]',
  '2001:db8::7',
  'kiosk.local',
  'KIOSK.LOCAL',
  'kiosk',
  '',
  'kiosk..example',
  '-kiosk.example',
  'kiosk.example.',
  'kiosk.1',
])('%s cannot', (host) => {
  expect(canHavePasskeys(host)).toBe(false);
});
