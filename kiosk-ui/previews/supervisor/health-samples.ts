import type { HealthAnswer, HealthFinding } from '../../../src/office/api/health-schemas.ts';
import { MINUTE, NOW } from '../people.ts';

const found = (
  part: HealthFinding['part'],
  about: string,
  health: HealthFinding['health'],
  [code, said, values]: readonly [code: string, said: string, values: HealthFinding['values']],
  [remedyCode, remedy]: readonly [code: string, remedy: string] = ['', ''],
): HealthFinding => ({
  part,
  about,
  health,
  said,
  remedy,
  codes: { said: code, remedy: remedyCode },
  values,
});

const file = '/dev/kiosk/ballot-room-outside';
const rules = '99-kiosk-ballot-vault.rules';
const certificate = '/etc/ballot-vault/tls/kiosk-01.ballot-room.elections.example.crt';

const FOUND: readonly HealthFinding[] = [
  found('service', 'kiosk', 'good', [
    'kiosk-runs',
    'it runs, and its loop answers; the log ends at entry 1847',
    { index: '1847' },
  ]),
  found(
    'devices',
    'ballot-room-outside',
    'wrong',
    ['node-missing', `${file} is missing`, { file, rules }],
    ['plug-in', `Plug it in. Where it is, write a rule for its port into ${rules}.`],
  ),
  found('devices', 'ballot-room-inside identity', 'good', [
    'told',
    '0x0c27:0x3bfa, at USB port 1-1.2',
    { words: '0x0c27:0x3bfa, at USB port 1-1.2' },
  ]),
  found('pins', 'ballot-room-door contact', 'good', [
    'line-ours',
    'GPIO17, header pin 11 on gpiochip0, held by the kiosk',
    { line: 'GPIO17, header pin 11', chip: 'gpiochip0' },
  ]),
  found(
    'clock',
    'battery clock',
    'warning',
    ['no-battery-clock', 'there is none: after a power cut without network the time is wrong', {}],
    [
      'fit-clock',
      'Fit a clock with a battery (DS3231); a Raspberry Pi 5 has one and needs a battery and dtparam=rtc_bbat_vchg.',
    ],
  ),
  found(
    'disk',
    'life',
    'unknown',
    ['disk-silent', 'mmcblk0 tells nothing of its wear', { disk: 'mmcblk0' }],
    [
      'install-smart',
      'Cards tell nothing: replace them every two years. For other disks install the Debian package smartmontools, and run this as root.',
    ],
  ),
  found('disk', 'flush', 'good', [
    'flush',
    'a flush takes 4.1 ms, 9.7 ms at worst of 20',
    { median: '4.1', worst: '9.7', of: '20' },
  ]),
  found(
    'certificates',
    'office.listen',
    'warning',
    [
      'certificate-ends',
      `${certificate} ends on 2026-11-14, in 9 days`,
      { file: certificate, until: '2026-11-14', days: '9' },
    ],
    [
      'renew-certificate',
      `Renew it, and put it in the place of ${certificate}; it is read at the next start.`,
    ],
  ),
];

/** Something of each kind: what is wrong, to look at, unknown and good. */
export const FAULTS: HealthAnswer = {
  looking: 'no',
  at: NOW - MINUTE,
  again_at: NOW - MINUTE / 2,
  now: NOW,
  failed: '',
  count: { good: 4, warning: 2, wrong: 1, unknown: 1 },
  found: FOUND,
};

const NOBODY = { good: 0, warning: 0, wrong: 0, unknown: 0 };

export const LOOKING: HealthAnswer = {
  ...FAULTS,
  looking: 'yes',
  at: 0,
  again_at: 0,
  count: NOBODY,
  found: [],
};

export const FAILED: HealthAnswer = {
  ...LOOKING,
  looking: 'no',
  at: NOW,
  again_at: NOW + MINUTE / 2,
  failed: 'it took too long',
};
