import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The set-up prepares a checkout, and the command of a checkout looks for its Node: a package has both done. */
const STAYS = /^src\/(?:setup(?:\.mjs$|\/)|ballot-vault\.mjs$)|(?:^|\/)\.[^/]+$/;
const FOLDERS = ['config', 'devices', 'kiosk-ui/dist', 'src'];
/** The words of the pages, which reports on paper say too. */
const WORDS = ['auditor', 'supervisor/live', 'verify'].map((page) => `kiosk-ui/${page}/locales`);
const FILES = ['systemd/notify-socket', 'systemd/screen-session'];

const filesBelow = (root: string, folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(root, file) : [file];
    });

/** The files of the checkout that make the program, as paths below it, in order. */
export const programFiles = (root: string): readonly string[] =>
  [...[...FOLDERS, ...WORDS].flatMap((folder) => filesBelow(root, folder)), ...FILES].filter(
    (file) => !STAYS.test(file),
  );
