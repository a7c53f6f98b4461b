import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Architecture } from './architecture.ts';
import type { LockedPackage } from './lock.ts';
import { moduleFiles } from './module-files.ts';
import { PAPERS, PLACE } from './names.ts';
import { programFiles } from './program-files.ts';

/** One thing in the package: a copy of a file, a text, or a link. Modes are those of the package, whatever the checkout's are. */
export type Placed =
  | { readonly at: string; readonly mode: 0o644 | 0o755; readonly from: string }
  | { readonly at: string; readonly mode: 0o644 | 0o755; readonly bytes: Buffer }
  | { readonly at: string; readonly link: string };

const copy = (at: string, from: string, mode: 0o644 | 0o755 = 0o644): Placed => ({ at, mode, from });

const isProgram = (file: string): boolean => /(?:^|\/)(?:bin\/node|notify-socket|screen-session)$/.test(file);

/** Of the units' folder, what goes where in the system. */
const SYSTEM: readonly (readonly [file: string, at: string])[] = [
  ['sysusers.conf', '/usr/lib/sysusers.d/ballot-vault.conf'],
  ['tmpfiles.conf', '/usr/lib/tmpfiles.d/ballot-vault.conf'],
  ['99-kiosk-ballot-vault.rules', '/usr/lib/udev/rules.d/99-kiosk-ballot-vault.rules'],
  ['system.conf', '/usr/lib/systemd/system.conf.d/ballot-vault.conf'],
  ['sysctl.conf', '/usr/lib/sysctl.d/60-ballot-vault.conf'],
  ['chromium-policy.json', '/etc/chromium/policies/managed/ballot-vault.json'],
  ['package/ballot-vault', '/usr/bin/ballot-vault'],
  ['package/lintian-overrides', '/usr/share/lintian/overrides/ballot-vault'],
];

/** What the administrator may change, and dpkg then leaves as it is. */
export const CONFFILES = SYSTEM.map(([, at]) => at).filter((at) => at.startsWith('/etc/'));

const EXAMPLES: readonly (readonly [file: string, name: string])[] = [
  ['example.yaml', 'kiosk.yaml'],
  ['ballot-vault.schema.json', 'ballot-vault.schema.json'],
  ['prometheus-rules.yaml', 'prometheus-rules.yaml'],
  ['grafana-dashboard.json', 'grafana-dashboard.json'],
];

const unitFiles = (root: string): readonly string[] =>
  readdirSync(path.join(root, 'systemd'))
    .filter((name) => /\.(?:service|timer|target)$/.test(name))
    .sort();

const ofSystem = (root: string): readonly Placed[] => {
  const from = (file: string): string => path.join(root, 'systemd', file);
  return [
    ...unitFiles(root).map((name) => copy(`/usr/lib/systemd/system/${name}`, from(name))),
    ...SYSTEM.map(([file, at]) => copy(at, from(file), at.startsWith('/usr/bin/') ? 0o755 : 0o644)),
  ];
};

/** The installed packages of an architecture: which, and the folder that `node_modules` lies in. */
export interface Modules {
  readonly root: string;
  readonly packages: readonly LockedPackage[];
}

const ofModules = ({ root, packages }: Modules, architecture: Architecture): readonly Placed[] => [
  ...packages.flatMap(({ folder }) =>
    moduleFiles(path.join(root, folder), architecture).map((file) =>
      copy(`${PLACE}/${folder}/${file}`, path.join(root, folder, file), isProgram(file) ? 0o755 : 0o644),
    ),
  ),
  { at: `${PLACE}/node_modules/.bin/node`, link: `../node-linux-${architecture.npm}/bin/node` },
];

/** All that is in a package, apart from the papers that are written for it. */
export const contentsOf = (root: string, modules: Modules, architecture: Architecture): readonly Placed[] => [
  ...programFiles(root).map((file) =>
    copy(`${PLACE}/${file}`, path.join(root, file), isProgram(file) ? 0o755 : 0o644),
  ),
  ...ofModules(modules, architecture),
  ...ofSystem(root),
  copy(`${PAPERS}/README.md`, path.join(root, 'README.md')),
  ...EXAMPLES.map(([file, name]) => copy(`${PAPERS}/examples/${name}`, path.join(root, 'config', file))),
];
