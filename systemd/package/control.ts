import type { Architecture } from './architecture.ts';
import { MAINTAINER, PACKAGE } from './names.ts';

/**
 * What must be there. The versions of the C and C++ libraries are those that Node's own builds ask for. Debian 13 and
 * later have the gpiod that the kiosk speaks to; Debian 12 has an older one, and there (its C library tells) the kiosk
 * installs without: a gpiod of bookworm-backports serves.
 */
const DEPENDS = [
  'libc6 (>= 2.28)',
  'libgcc-s1 (>= 8)',
  'libstdc++6 (>= 8)',
  'libudev1 (>= 183)',
  'libusb-1.0-0 (>= 2:1.0.16)',
  'systemd (>= 252)',
  'udev',
  'gpiod (>= 2) | libc6 (<< 2.41)',
];
/** The screen at the door, and copies that go to another machine. */
const RECOMMENDS = ['cage', 'chromium', 'seatd', 'openssh-client'];
/** Printing, and the time that entries have. */
const SUGGESTS = ['cups-client', 'systemd-timesyncd | time-daemon'];

const DESCRIPTION = [
  'access kiosk for the door of a ballot storage room',
  'Reads badges, decides by the rules of the room who may enter, releases the',
  'strike, and writes everything into a log that nobody can change unseen. It',
  'serves the touchscreen at the door and the pages of supervisors and auditors.',
  '',
  'This is the package of the appliance: it brings units for systemd, a policy',
  'for the Chromium of this machine, and rules that give badge readers, serial',
  'ports and GPIO to the kiosk alone. It brings its own Node, and its installation',
  'needs no network beyond the packages it depends on.',
];

export interface Made {
  readonly version: string;
  readonly architecture: Architecture;
  /** What the files take on a disk, KiB. */
  readonly size_kib: number;
}

/** The control file of a package. */
export const controlFile = ({ version, architecture, size_kib }: Made): string =>
  [
    `Package: ${PACKAGE}`,
    `Version: ${version}`,
    `Architecture: ${architecture.debian}`,
    `Maintainer: ${MAINTAINER}`,
    `Installed-Size: ${size_kib}`,
    `Depends: ${DEPENDS.join(', ')}`,
    `Recommends: ${RECOMMENDS.join(', ')}`,
    `Suggests: ${SUGGESTS.join(', ')}`,
    'Section: admin',
    'Priority: optional',
    `Description: ${DESCRIPTION.map((line, at) => (at === 0 ? line : ` ${line || '.'}`)).join('\n')}`,
    '',
  ].join('\n');
