import type { Terms } from './licences.ts';
import { PLACE } from './names.ts';

const FORMAT = 'https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/';
const HOLDER = 'the authors of the Ballot Vault Kiosk';

/** Parts of others inside a package that its own licence file does not speak of. */
const INSIDE: Readonly<Record<string, string>> = {
  brotli:
    'Its decoder is by Google Inc., under the Apache License, version 2.0 (see /usr/share/common-licenses/Apache-2.0).',
  'better-sqlite3': 'The library contains SQLite, which is in the public domain.',
  'node-hid': 'The library contains HIDAPI, taken under its licence in the manner of BSD (it offers three).',
};

/** Lines as the value of a field: each begins with a space, and an empty one is a dot. */
const folded = (text: string): string =>
  text
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trimEnd()}`))
    .join('\n');

/** A field of several words has a name that has no space in it. */
const shortName = (licence: string): string =>
  licence.replaceAll(/[()]/g, '').replace(' OR ', ' or ').replace(' AND ', ' and ');

const ofModule = (terms: Terms): string =>
  [
    `Files: ${PLACE.slice(1)}/${terms.folder}/*`,
    `Copyright:\n${folded(terms.holders.join('\n'))}`,
    `Comment: ${terms.name} ${terms.version}. ${INSIDE[terms.name] ?? ''}`.trimEnd(),
    `License: ${shortName(terms.licence)}\n${folded(terms.text)}`,
  ].join('\n');

/** The screens are one work with what Vite put into their scripts; each part keeps its own terms. */
const ofScreens = (bundled: readonly Terms[]): string => {
  const names = ['Apache-2.0', ...bundled.map(({ licence }) => shortName(licence))];
  const texts = bundled.map(
    ({ name, version, licence, text }) => `${name} ${version} (${shortName(licence)}):\n\n${text}`,
  );
  const holders = [
    HOLDER,
    ...bundled.flatMap((terms) => terms.holders.map((line) => `${terms.name}: ${line}`)),
  ];
  return [
    `Files: ${PLACE.slice(1)}/kiosk-ui/dist/*`,
    `Copyright:\n${folded(holders.join('\n'))}`,
    `Comment: Scripts, styles and fonts contain ${bundled.map(({ name, version }) => `${name} ${version}`).join(', ')}.`,
    `License: ${[...new Set(names)].join(' and ')}\n${folded(['The kiosk itself: Apache-2.0, as above.', ...texts].join('\n\n'))}`,
  ].join('\n');
};

const OWN = [
  'Files: *',
  `Copyright: ${HOLDER}`,
  'License: Apache-2.0',
  ' On Debian systems the full text of the Apache License, version 2.0, is in',
  ' /usr/share/common-licenses/Apache-2.0.',
].join('\n');

const HEADER = [
  `Format: ${FORMAT}`,
  'Upstream-Name: Ballot Vault Kiosk',
  'Comment: The package holds its own Node and the npm packages named below, each with the licence that it brings.',
  ' Libraries of the system (libusb, libudev, the C and C++ libraries) are not in it.',
].join('\n');

/** Debian's machine-readable copyright file: the kiosk, each npm package of the runtime, and what its screens contain. */
export const copyrightFile = (modules: readonly Terms[], bundled: readonly Terms[]): string =>
  `${[HEADER, OWN, ofScreens(bundled), ...modules.map(ofModule)].join('\n\n')}\n`;
