import path from 'node:path';

/** Single files in `src` with no area of their own: small tools beside the loop, and the folders of their parts. */
const TOOLS = 'src/*';

/** What one area may import: other areas or files (its own area is always allowed), and packages. */
type Wall = { readonly areas: readonly string[]; readonly packages: readonly RegExp[] };

const NODE = /^node:/;

/**
 * Who may import whom, longest name first. One way only: main, then commands, then the parts, then the core.
 * A folder's name stands for everything below it, and for the file of the same name beside it.
 */
const WALLS: Readonly<Record<string, Wall>> = {
  'src/core': { areas: [], packages: [] },
  'src/log': {
    areas: ['src/core', 'src/log/formats', 'src/log/verify', 'src/log/records-text'],
    packages: [NODE, /^better-sqlite3$/, /^zod$/],
  },
  // Runs in a stranger's browser too: what it needs of the platform is one file that a browser's stands in for.
  'src/log/formats': { areas: ['src/log/formats/crypto.ts'], packages: [] },
  'src/log/formats/crypto.ts': { areas: ['src/log/formats'], packages: [/^node:crypto$/] },
  // What entries are in the forms that people and programs read; the verifier makes them again, in the browser too.
  'src/log/records-text': {
    areas: [
      'src/core',
      'src/log/formats',
      'src/log/entry.ts',
      'src/log/entry-time.ts',
      'src/log/storable.ts',
    ],
    packages: [],
  },
  // The verifier runs in the browser as well: formats and what it is given, nothing else.
  'src/log/verify': { areas: ['src/log/formats', 'src/log/records-text', 'src/core'], packages: [] },
  'src/records': { areas: ['src/core', 'src/log', TOOLS], packages: [NODE, /^better-sqlite3$/, /^zod$/] },
  // Standing questions about the past, answered from the log for commands and for those who ask from afar.
  'src/reports': {
    areas: ['src/core', 'src/log', 'src/records', 'src/history', 'src/config/local-time.ts', TOOLS],
    packages: [],
  },
  // A report on paper; loaded by whoever asks for one, and by nobody else.
  'src/reports/pdf': {
    areas: ['src/core', 'src/reports'],
    packages: [NODE, /^pdfkit$/, /^@fluent\/bundle$/],
  },
  // Tells people of alarms, in a process of its own.
  'src/alerts': {
    areas: ['src/core', 'src/log', 'src/config/local-time.ts', 'src/beside.ts', 'src/channel-standings.ts'],
    packages: [NODE, /^better-sqlite3$/, /^zod$/, /^pino$/, /^nodemailer$/, /^mqtt$/, /^serialport$/],
  },
  // What the log tells of the past, for commands and for those who ask from afar.
  'src/history': { areas: ['src/core', 'src/log', TOOLS], packages: [] },
  // Where people sign in away from the door, in a process of its own. It reads files of people, so that the door does
  // not wait for that; a badge there is what somebody wrote, and its hash is made by the loop alone.
  'src/office': {
    areas: [
      ...['src/core', 'src/log', 'src/history', 'src/records', 'src/reports', 'src/web', 'src/receipts'],
      TOOLS,
      ...['src/people-file', 'src/config', 'src/doctor', 'devices/badge.ts', 'src/giving'],
    ],
    packages: [
      NODE,
      /^better-sqlite3$/,
      /^zod$/,
      /^pino$/,
      /^express$/,
      /^helmet$/,
      /^socket\.io$/,
      /^otplib$/,
      /^@simplewebauthn\/server$/,
      /^openid-client$/,
      /^prom-client$/,
    ],
  },
  // What anybody may know of a log, made of nothing but what the public log shows.
  'src/public': {
    areas: [
      ...['src/core', 'src/log', 'src/reports/reading.ts'],
      ...['src/receipts/qr.ts', 'src/receipts/root-words.ts', 'src/config/local-time.ts'],
      ...['src/config/text-file.ts', 'src/config/problems.ts'],
    ],
    packages: [NODE],
  },
  // What this kiosk is to the logs of others, and others to its own.
  'src/witness': {
    areas: ['src/core', 'src/log'],
    packages: [NODE, /^better-sqlite3$/, /^zod$/],
  },
  'src/web': {
    areas: [
      'src/core',
      'src/log',
      'src/records',
      'src/witness',
      'src/public',
      'src/clock.ts',
      'src/beside.ts',
    ],
    packages: [NODE, /^express$/, /^socket\.io$/, /^helmet$/, /^zod$/, /^pino$/],
  },
  // Each driver states the schema of its own wiring, so a wrong pin is found when the file is read.
  // Keys of logs and witnesses are read in full when the file is, by the formats' own readers.
  'src/config': {
    areas: ['src/core', 'src/log/formats', 'devices/wiring-schema.ts'],
    packages: [NODE, /^zod$/, /^yaml$/],
  },
  'src/people-file': { areas: ['src/core', 'src/config'], packages: [NODE, /^zod$/, /^csv-parse\/sync$/] },
  'src/procedure-file': { areas: ['src/core', 'src/config'], packages: [NODE] },
  // The one place where the loop gets its log.
  'src/open-kiosk.ts': {
    areas: ['src/core', 'src/log', 'src/kiosk', 'src/config', TOOLS],
    packages: [NODE],
  },
  // What the loop does beside its inputs: the disk, the snapshots, the machine's own condition.
  'src/housekeeping.ts': {
    areas: ['src/core', 'src/log', 'src/config', 'src/open-kiosk.ts', TOOLS],
    packages: [NODE],
  },
  // Encrypted copies of what a kiosk holds, opened and verified.
  'src/backup': {
    areas: ['src/core', 'src/log', 'src/config', TOOLS],
    packages: [NODE, /^better-sqlite3$/],
  },
  // Looks at everything that a kiosk needs, and changes nothing.
  'src/doctor': { areas: ['src/core', 'src/log', 'src/config', 'devices', TOOLS], packages: [NODE] },
  // The one place where the loop gets its hardware.
  'src/open-devices.ts': {
    areas: [
      ...['src/core', 'src/log', 'src/kiosk', 'src/config', 'src/web', 'src/open-kiosk.ts', 'devices'],
      TOOLS,
    ],
    packages: [NODE],
  },
  // How people are told: the process that does it, and the demo's tray.
  'src/telling.ts': {
    areas: ['src/core', 'src/alerts', 'src/config', 'src/kiosk', 'devices', TOOLS],
    packages: [NODE],
  },
  // What the log shows of itself, and hears, outside the building.
  'src/open-evidence.ts': {
    areas: ['src/core', 'src/log', 'src/witness', 'src/web', 'src/config', 'src/open-kiosk.ts', TOOLS],
    packages: [NODE],
  },
  // What is chosen at the screen of a new kiosk, kept as a part of its configuration.
  'src/open-setup': {
    areas: ['src/core', 'src/log', 'src/config', 'src/receipts', 'src/web', 'src/people-file', TOOLS],
    packages: [NODE],
  },
  // What the loop does for those who sign in away from the door.
  'src/open-office': {
    areas: [
      ...['src/core', 'src/config', 'src/office', 'src/web/address-limit.ts', 'src/web/ports.ts'],
      TOOLS,
    ],
    packages: [NODE],
  },
  'src/kiosk': { areas: ['src/core', 'src/log', TOOLS], packages: [NODE] },
  'src/commands': {
    areas: [
      'src/core',
      'src/log',
      'src/records',
      'src/history',
      'src/reports',
      'src/public',
      'src/alerts',
      'src/office',
      'src/witness',
      'src/web',
      'src/config',
      'src/people-file',
      'src/procedure-file',
      'src/kiosk',
      ...['src/receipts', 'src/giving', 'src/epochs', 'src/doctor', 'src/demo-week', 'src/backup'],
      TOOLS,
      'devices',
      'src/runtime.mjs',
    ],
    packages: [NODE, /^commander$/, /^pino$/, /^zod$/, /^yaml$/],
  },
  // What a county does in a week, played by the real loop on the real log.
  'src/demo-week': {
    areas: [
      ...['src/core', 'src/config', 'src/people-file', 'src/open-kiosk.ts', TOOLS, 'devices'],
      ...['src/log', 'src/reports'],
    ],
    packages: [],
  },
  // Papers and pictures of the log for people: what is shown of them goes over the wire.
  'src/receipts': {
    areas: ['src/core', 'src/log', 'src/web/wire.ts'],
    packages: [NODE, /^qrcode$/, /^@scure\/bip39\//],
  },
  // One log that goes on from another: who cites whom, which keys go along, and who has seen the end of it.
  'src/epochs': {
    areas: ['src/core', 'src/log', 'src/witness', 'src/config', 'src/open-kiosk.ts', TOOLS],
    packages: [NODE],
  },
  // The log's way out of the building: printer, mail and stick.
  'src/giving': {
    areas: ['src/core', 'src/receipts', 'src/config', 'src/web/wire.ts', TOOLS],
    packages: [NODE, /^nodemailer$/],
  },
  'src/main.ts': { areas: ['src', 'devices'], packages: [/.*/] },
  'src/runtime.mjs': { areas: [], packages: [NODE] },
  'src/setup': { areas: ['src/runtime.mjs'], packages: [NODE] },
  'src/setup.mjs': { areas: ['src/setup', 'src/runtime.mjs'], packages: [NODE] },
  'src/ballot-vault.mjs': { areas: ['src/runtime.mjs'], packages: [NODE] },
  // They know the core and one another: not the log, the loop, the web or the hardware.
  src: { areas: ['src/core', TOOLS], packages: [NODE, /^zod$/, /^pino$/] },
  devices: {
    areas: ['src/core', 'devices/simulator', 'devices/wiring-schema.ts'],
    packages: [NODE, /^zod$/, /^node-hid$/, /^serialport$/, /^@serialport\/parser-readline$/, /^onoff$/],
  },
  // The panel's HTTP face belongs to the simulated hardware; whoever mounts it hands nothing of the web to it.
  'devices/simulator': {
    areas: ['src/core', 'devices'],
    packages: [NODE, /^express$/, /^zod$/, /^smtp-server$/],
  },
  'devices/wiring-schema.ts': {
    areas: ['src/core', 'devices'],
    packages: [NODE, /^zod$/],
  },
  'kiosk-ui/vite.config.ts': { areas: ['kiosk-ui/build'], packages: [NODE, /^vite$/] },
  'kiosk-ui/build': { areas: [], packages: [NODE, /^vite$/] },
  // What goes over the wire is written once, and the screens take its types; entries have the same titles everywhere,
  // a file of cells is made harmless in one place, and a day of the rooms' calendar begins at one instant.
  'kiosk-ui': {
    areas: [
      'src/core',
      'src/web/wire.ts',
      'src/web/wire-setup.ts',
      ...['src/alarm-figures.ts', 'src/alarm-told.ts', 'src/asked-act.ts'],
      ...['src/list-lines.ts', 'src/list-wishes.ts'],
      ...['src/office/api/health-schemas.ts', 'src/office/api/list-schemas.ts'],
      ...['src/office/api/saved-schemas.ts', 'src/office/api/trial-schemas.ts'],
      ...['src/office/api/sheet-schemas.ts', 'src/office/api/training-schemas.ts'],
      ...['src/office/api/record-schemas.ts', 'src/office/api/report-schemas.ts'],
      ...['src/office/api/timeline-schemas.ts', 'src/office/api/topic-schemas.ts'],
      'src/office/list-wire.ts',
      'src/reads.ts',
      ...['src/reports/outcome-values.ts', 'src/reports/report-names.ts'],
      ...['src/reports/sheet-words.ts', 'src/reports/sheets.ts', 'src/sheet-refusals.ts'],
      'src/config/local-time.ts',
      'src/office/wire.ts',
      'src/log/records-text/csv-cell.ts',
      'kiosk-ui/verify/locales',
      'kiosk-ui/verify/entry-check',
    ],
    packages: [
      /^preact(\/|$)/,
      /^@preact\/signals$/,
      /^@fluent\/bundle$/,
      /^socket\.io-client$/,
      /^@fontsource/,
    ],
  },
  // Verifies in a stranger's browser with the command's own code, so it shares what is pure of the log.
  'kiosk-ui/verify': {
    areas: ['kiosk-ui/shared', 'src/core', 'src/log/formats', 'src/log/records-text', 'src/log/verify'],
    packages: [/^preact(\/|$)/, /^@preact\/signals$/, /^buffer\//, /^@noble\/(ed25519|hashes)/],
  },
  config: { areas: [], packages: [] },
  systemd: { areas: [], packages: [] },
  // Makes the package of the appliance out of a checkout that the set-up has prepared.
  'systemd/package': { areas: ['src/runtime.mjs', 'src/setup'], packages: [NODE] },
  tests: { areas: ['src', 'devices', 'kiosk-ui', 'config', 'systemd'], packages: [/.*/] },
};

const AREAS = Object.keys(WALLS).sort((a, b) => b.length - a.length);

function isWithin(file: string, area: string): boolean {
  return file === area || file === `${area}.ts` || file.startsWith(`${area}/`);
}

/** The area that a file or folder belongs to, or undefined for one outside all of them. */
export function areaOf(file: string): string | undefined {
  return AREAS.find((area) => isWithin(file, area));
}

/**
 * May a file in `place` (a folder such as `devices/simulator`, or a file such as `src/kiosk.ts`) not import
 * `specifier`? Relative ones are followed to where they lead, so nesting opens no hole.
 */
export function isForbidden(place: string, specifier: string): boolean {
  const area = areaOf(place);
  const wall = area === undefined ? undefined : WALLS[area];
  if (area === undefined || wall === undefined) return true;
  if (!specifier.startsWith('.')) return !wall.packages.some((allowed) => allowed.test(specifier));
  const folder = /\.[a-z]+$/.test(place) ? path.posix.dirname(place) : place;
  const target = path.posix.join(folder, specifier);
  const targetArea = areaOf(target);
  if (targetArea === undefined) return true;
  if (targetArea === area) return false;
  return !wall.areas.some((allowed) =>
    allowed === TOOLS ? targetArea === 'src' : isWithin(target, allowed),
  );
}
