import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Architecture } from './architecture.ts';

/** What a package needs to run. Sources of its own, types, maps, tests and papers stay behind. */
const RUNS = /\.(?:c|m)?js$|\.json$/;
const ABOUT_MAKING =
  /(?:^|\/)(?:tsconfig[^/]*\.json|metafile-[^/]+\.json|package-lock\.json|\.[^/]+|karma\.conf\.js|[Gg]runt[Ff]ile\.js)$/;
const MAKING = new Set([
  ...['test', 'tests', '__tests__', 'spec', 'example', 'examples', 'benchmark', 'benchmarks', 'bench'],
  ...['.github', '.vscode', 'coverage', 'node_modules'],
]);
const NODE = 'bin/node';
/** The two faces of reports on paper. */
const FACE = /^(?:400Regular\/NotoSans_400Regular|700Bold\/NotoSans_700Bold)\.ttf$/;
/** Builds of a module for browsers; beside them lies the one for Node. */
const FOR_BROWSERS = /\.(?:browser|standalone)(?:\.old)?\.(?:c|m)?js$/;

/** Packages bring binaries for every machine, each in a folder or file named after it; ours are those of glibc. */
const isForThis = (file: string, { npm }: Architecture): boolean =>
  file.endsWith('.node') && new RegExp(`(?:^|[/-])linux-${npm}[/.]`).test(file) && !file.includes('musl');

/** Packages bring commands for terminals. Nobody here types them, and no module needs them. */
const isCommand = (file: string): boolean => {
  const start = Buffer.alloc(2);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, start);
  closeSync(descriptor);
  return start.equals(Buffer.from('#!'));
};

const filesBelow = (folder: string, below = ''): readonly string[] =>
  readdirSync(path.join(folder, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.posix.join(below, entry.name);
      if (!entry.isDirectory()) return entry.isFile() ? [file] : [];
      return MAKING.has(entry.name) && below === '' ? [] : filesBelow(folder, file);
    });

/**
 * The files of an installed package that go along, as paths below its folder, in order. Node's own package gives its
 * program, and every package the file that names it.
 */
export const moduleFiles = (folder: string, architecture: Architecture): readonly string[] => {
  if (existsSync(path.join(folder, NODE))) return [NODE, 'package.json'];
  return filesBelow(folder).filter(
    (file) =>
      isForThis(file, architecture) ||
      FACE.test(file) ||
      (RUNS.test(file) &&
        !ABOUT_MAKING.test(file) &&
        !FOR_BROWSERS.test(file) &&
        !isCommand(path.join(folder, file))),
  );
};
