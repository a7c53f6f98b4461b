import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LockedPackage } from './lock.ts';

/** SPDX names of what may be in the package. Anything else, the GPL and its kin first of all, ends the build. */
const ALLOWED = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'OFL-1.1'],
  ...['(MIT OR X11)', 'MIT AND OFL-1.1'],
]);
/** Every Debian system has this text, and asks packages not to bring it again. */
const APACHE =
  'On Debian systems the full text of the Apache License, version 2.0, is in\n/usr/share/common-licenses/Apache-2.0.';
/** Packages that say that they are under the MIT licence and bring no file with it. */
const NAMES_MIT_ALONE = new Set(['brotli', 'dfa', 'fontkit']);
const MIT = `MIT License

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;

/** The terms of one package, as it states them. */
export interface Terms extends LockedPackage {
  readonly text: string;
  /** Lines of the text that name who holds the rights; there is always one. */
  readonly holders: readonly string[];
}

/** Packages under a licence that may not be in the package, as `name version: licence`. */
export const notAllowed = (packages: readonly LockedPackage[]): readonly string[] =>
  packages
    .filter(({ licence }) => !ALLOWED.has(licence))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence || 'no licence is stated'}`);

const isHolder = (line: string): boolean =>
  /copyright|©/i.test(line) && /\d{4}|\(c\)|©/i.test(line) && line.length < 200;

const holdersIn = (text: string, name: string): readonly string[] => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(isHolder);
  return lines.length > 0 ? [...new Set(lines)].slice(0, 20) : [`the authors of ${name}`];
};

/**
 * Reads the terms of an installed package from its own folder below `root`.
 * @throws {Error} when the package brings no file with them
 */
export const termsOf = (root: string, locked: LockedPackage): Terms => {
  const folder = path.join(root, locked.folder);
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  if (files.length === 0 && locked.licence === 'Apache-2.0')
    return { ...locked, text: APACHE, holders: [`the authors of ${locked.name}`] };
  if (files.length === 0 && locked.licence === 'MIT' && NAMES_MIT_ALONE.has(locked.name))
    return { ...locked, text: MIT, holders: [`the authors of ${locked.name}`] };
  if (files.length === 0)
    throw new Error(
      `${locked.name} ${locked.version} brings no file with its licence: it cannot go into a package.`,
    );
  const text = files
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
  return {
    ...locked,
    text: locked.licence === 'Apache-2.0' ? APACHE : text,
    holders: holdersIn(text, locked.name),
  };
};
