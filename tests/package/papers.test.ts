import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { flagsOf, ROOT } from '../../src/runtime.mjs';
import { ARCHITECTURES } from '../../systemd/package/architecture.ts';
import { controlFile } from '../../systemd/package/control.ts';
import { copyrightFile } from '../../systemd/package/copyright.ts';
import { notAllowed, termsOf } from '../../systemd/package/licences.ts';
import { runtimePackages } from '../../systemd/package/lock.ts';
import { maintainerScripts } from '../../systemd/package/maintainer/scripts.ts';
import { PLACE } from '../../systemd/package/names.ts';
import { releaseOf } from '../../systemd/package/release.ts';
import { bundledPackages } from '../../systemd/package/screens.ts';
import { architecture, LOCK } from './checkout.ts';

const bundled = bundledPackages(ROOT, LOCK);
const all = ARCHITECTURES.flatMap((one) => runtimePackages(LOCK, one));
/** As the format of that file writes several licences. */
const NAMED: Readonly<Record<string, string>> = {
  '(MIT OR X11)': 'MIT or X11',
  'MIT AND OFL-1.1': 'MIT and OFL-1.1',
};
const here = [...all, ...bundled].filter(({ folder }) => existsSync(path.join(ROOT, folder)));

test('no licence in the runtime or the screens asks more than to be named', () => {
  expect(all.length).toBeGreaterThan(300);
  expect(bundled.map(({ name }) => name)).toEqual(expect.arrayContaining(['preact', 'socket.io-client']));
  expect(notAllowed([...all, ...bundled])).toEqual([]);
});

test.each(['GPL-3.0', 'LGPL-2.1-or-later', 'AGPL-3.0', '', 'SEE LICENSE IN LICENSE.md', '(MIT OR GPL-2.0)'])(
  'a package under "%s" ends the build',
  (licence) => {
    const wrong = notAllowed([{ folder: 'node_modules/other', name: 'other', version: '1.0.0', licence }]);
    expect(wrong).toEqual([`other 1.0.0: ${licence || 'no licence is stated'}`]);
  },
);

test('no file with a licence in the runtime is of the GPL', () => {
  const texts = here
    .map((locked) => termsOf(ROOT, locked))
    .filter(({ name }) => !name.startsWith('node-linux-'));
  expect(texts.filter(({ text }) => /GNU (?:Lesser |Affero )?General Public License/i.test(text))).toEqual(
    [],
  );
});

test('onoff, whose library has to be compiled, and types are no part of the runtime', () => {
  const names = all.map(({ name }) => name);
  expect(
    names.filter((name) => /^(?:onoff|epoll|nan|@types\/.*|vite|vitest|typescript)$/.test(name)),
  ).toEqual([]);
  for (const { debian, npm } of ARCHITECTURES) {
    const nodes = runtimePackages(LOCK, architecture(debian)).filter(({ name }) =>
      name.startsWith('node-linux-'),
    );
    expect(nodes.map(({ name }) => name)).toEqual([`node-linux-${npm}`]);
  }
});

test('the copyright file names every package with its version, licence and whoever holds the rights', () => {
  const terms = here.map((locked) => termsOf(ROOT, locked));
  const file = copyrightFile(
    terms,
    bundled.map((locked) => termsOf(ROOT, locked)),
  );
  for (const { name, version, licence, holders } of terms) {
    expect(file).toContain(`${name} ${version}`);
    expect(file).toContain(NAMED[licence] ?? licence);
    for (const holder of holders) expect(file).toContain(holder);
  }
  // Each line of a field begins with a space, so that no text is read as a field.
  const fields = file.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
  expect(
    fields.filter((line) => !/^(?:Format|Upstream-Name|Files|Copyright|Comment|License):/.test(line)),
  ).toEqual([]);
});

test('a package without a file with its licence ends the build', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'papers-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(path.join(root, 'package.json'), '{}');
  const locked = { folder: '.', name: 'bare', version: '1.0.0', licence: 'MIT' };
  expect(() => termsOf(root, locked)).toThrow('bare 1.0.0 brings no file with its licence');
  expect(termsOf(root, { ...locked, licence: 'Apache-2.0' }).text).toContain(
    '/usr/share/common-licenses/Apache-2.0',
  );
});

test.each(ARCHITECTURES)('the control file for $debian', (one) => {
  const file = controlFile({ version: '1.2.3+20261103120000', architecture: one, size_kib: 151_000 });
  const fields = Object.fromEntries(
    [...file.matchAll(/^([A-Z][A-Za-z-]+): (.+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  expect(fields).toMatchObject({
    Package: 'ballot-vault',
    Version: '1.2.3+20261103120000',
    Architecture: one.debian,
    'Installed-Size': '151000',
    Recommends: 'cage, chromium, seatd, openssh-client',
  });
  expect(fields['Depends']?.split(', ')).toEqual(
    expect.arrayContaining(['libusb-1.0-0 (>= 2:1.0.16)', 'gpiod (>= 2) | libc6 (<< 2.41)']),
  );
  expect(fields['Description']?.length).toBeLessThan(80);
});

test('a later source is a later version, and an instant that is none is refused', () => {
  const { version, epoch } = releaseOf(ROOT, { ...process.env, SOURCE_DATE_EPOCH: '1793707200' });
  expect(epoch).toBe(1_793_707_200);
  expect(version).toMatch(/^\d+\.\d+\.\d+\+20261103120000$/);
  expect(() => releaseOf(ROOT, { ...process.env, SOURCE_DATE_EPOCH: 'today' })).toThrow(
    'SOURCE_DATE_EPOCH is "today": give seconds since 1970',
  );
});

test('the maintainer scripts are whole, and a shell can read them', () => {
  const scripts = maintainerScripts();
  expect(Object.keys(scripts).sort()).toEqual(['postinst', 'postrm', 'preinst', 'prerm']);
  for (const [name, script] of Object.entries(scripts)) {
    expect(script.split('\n').slice(0, 2).join('\n'), name).toMatch(/^#!\/bin\/sh\n# /);
    expect(script).toContain('\nset -e\n');
    expect(script).not.toContain('#ASK');
    // The network is no part of an installation.
    expect(script).not.toMatch(/\b(?:npm|npx|curl|wget|apt(?:-get)?)\b/);
    const read = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' });
    expect([name, read.status, read.stderr]).toEqual([name, 0, '']);
  }
});

test('what removes the package touches none of the evidence', () => {
  const { prerm, postrm } = maintainerScripts();
  const removed = [...`${prerm}${postrm}`.matchAll(/^\s*(rm|rmdir|find|unlink|shred) .*$/gm)].map(([line]) =>
    line.trim(),
  );
  expect(removed).toEqual(['rm -rf /var/cache/ballot-vault', 'rmdir "$kept"']);
});

test('the command starts Node as a checkout does', () => {
  const launcher = readFileSync(path.join(ROOT, 'systemd/package/ballot-vault'), 'utf8');
  const flag = (command: string): string => String(flagsOf(command)).replace('--max-semi-space-size=', '');
  expect(launcher).toContain(`verify) garbage=${flag('verify')} ;;`);
  expect(launcher).toContain(`*) garbage=${flag('run')} ;;`);
  expect(launcher).toContain(`place=${PLACE}\n`);
});
