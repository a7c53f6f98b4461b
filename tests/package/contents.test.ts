import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARCHITECTURES, machineOf } from '../../systemd/package/architecture.ts';
import { CONFFILES } from '../../systemd/package/contents.ts';
import { runtimePackages } from '../../systemd/package/lock.ts';
import { PLACE } from '../../systemd/package/names.ts';
import { importsOf } from '../house/sources.ts';
import { machineTraces } from '../house/words.ts';
import { startedBy, unitNames } from '../systemd/root.ts';
import { contentsHere, copiesIn, LOCK } from './checkout.ts';

describe.each(ARCHITECTURES)('the package for $debian', (architecture) => {
  const contents = contentsHere(architecture);
  const places = contents.map(({ at }) => at);
  const copies = copiesIn(contents);
  const modules = new Set(runtimePackages(LOCK, architecture).map(({ folder }) => folder));
  const ours = [...copies].filter(([at]) => !at.includes('/node_modules/'));

  test('holds each file once, with a mode that is said', () => {
    expect(new Set(places).size).toBe(places.length);
    const executable = contents.filter((placed) => 'mode' in placed && placed.mode === 0o755);
    const programs = [
      '/usr/bin/ballot-vault',
      `${PLACE}/systemd/notify-socket`,
      `${PLACE}/systemd/screen-session`,
    ];
    const node = `${PLACE}/node_modules/node-linux-${architecture.npm}/bin/node`;
    expect(executable.map(({ at }) => at).filter((at) => at !== node)).toEqual(
      expect.arrayContaining(programs),
    );
    for (const at of programs) expect(places).toContain(at);
  });

  test('has nothing of making and testing', () => {
    const isOfMaking =
      /\.test\.|\.d\.[cm]?ts$|\.map$|tsconfig|\/tests?\/|\/(?:vitest|typescript|vite|playwright-core|@biomejs)\/|\/src\/setup/;
    expect(places.filter((at) => isOfMaking.test(at))).toEqual([]);
    expect(places.filter((at) => at.startsWith(PLACE) && /\/\.(?!bin\/)/.test(at))).toEqual([]);
    expect(places).toContain(`${PLACE}/kiosk-ui/dist/kiosk/index.html`);
    expect(places).toContain(`${PLACE}/kiosk-ui/dist/verify.html`);
  });

  test('names no place on the machine that made it', () => {
    const named = ours.flatMap(([at, from]) =>
      machineTraces(readFileSync(from, 'utf8')).map((line) => `${at}:${line}`),
    );
    expect(named).toEqual([]);
  });

  test('has every module that its own modules name', () => {
    const builtIn = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    const missing = ours
      .filter(([at]) => at.startsWith(PLACE) && /\.(?:ts|mjs)$/.test(at))
      .flatMap(([at, from]) =>
        importsOf({ file: at, text: readFileSync(from, 'utf8') })
          .filter((name) => {
            if (name.startsWith('.')) return !copies.has(path.posix.join(path.posix.dirname(at), name));
            const [scope = '', rest = ''] = name.split('/');
            const owner = scope.startsWith('@') ? `${scope}/${rest}` : scope;
            return !builtIn.has(name) && !modules.has(`node_modules/${owner}`);
          })
          .map((name) => `${at} imports ${name}`),
      );
    // The one that is left out: the service may not write sysfs, and says so of a door that is wired this way.
    expect(missing).toEqual([`${PLACE}/devices/gpio-door-onoff.ts imports onoff`]);
  });

  test('brings the compiled modules of its architecture, and of no other', () => {
    const compiled = [...copies].filter(([at]) => at.endsWith('.node'));
    const names = compiled.map(([at]) => at.split('/node_modules/')[1]?.split('/prebuilds/')[0]);
    expect(names.sort()).toEqual(['@serialport/bindings-cpp', 'better-sqlite3', 'node-hid', 'node-hid']);
    for (const [at, from] of compiled)
      expect([at, machineOf(readFileSync(from))]).toEqual([at, architecture.machine]);
  });

  test('has what the units start, and the units themselves', () => {
    const links = contents.flatMap((placed) =>
      'link' in placed ? [[placed.at, path.posix.join(path.posix.dirname(placed.at), placed.link)]] : [],
    );
    expect(links).toEqual([
      [`${PLACE}/node_modules/.bin/node`, `${PLACE}/node_modules/node-linux-${architecture.npm}/bin/node`],
    ]);
    for (const name of unitNames()) {
      expect(places).toContain(`/usr/lib/systemd/system/${name}`);
      const words = startedBy(name).flatMap((line) => line.split(' '));
      for (const word of words.filter((other) => other.startsWith(`${PLACE}/`)))
        expect(places).toContain(word);
    }
  });

  test('leaves to the administrator what lies in /etc, and puts nothing where the evidence is', () => {
    expect(places.filter((at) => at.startsWith('/etc/'))).toEqual(CONFFILES);
    expect(places.filter((at) => /^\/(?:var|home|root|run|opt|usr\/local)\//.test(at))).toEqual([]);
  });
});
