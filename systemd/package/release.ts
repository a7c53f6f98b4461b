import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { MAINTAINER, PACKAGE } from './names.ts';

/** What is packed: two builds of one release are the same, byte by byte. */
export interface Release {
  /** As Debian compares it: the product's version, and the instant of the sources. */
  readonly version: string;
  /** Of the sources, seconds since 1970. */
  readonly epoch: number;
}

const epochOfSources = (root: string, env: NodeJS.ProcessEnv): number => {
  const { SOURCE_DATE_EPOCH: said } = env;
  if (said !== undefined) {
    if (/^\d{1,10}$/.test(said)) return Number(said);
    throw new Error(`SOURCE_DATE_EPOCH is "${said}": give seconds since 1970, or leave it out.`);
  }
  try {
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }));
  } catch {
    throw new Error(
      'Here is no git history that says of when these sources are: set SOURCE_DATE_EPOCH to seconds since 1970.',
    );
  }
};

const digits = (epoch: number): string =>
  new Date(epoch * 1_000).toISOString().replaceAll(/\D/g, '').slice(0, 14);

/**
 * The release of a checkout. A later commit is a later version, so a machine that is given its package upgrades.
 * @throws {Error} with the remedy, when nothing says of when the sources are
 */
export const releaseOf = (root: string, env: NodeJS.ProcessEnv = process.env): Release => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const epoch = epochOfSources(root, env);
  return { version: `${version}+${digits(epoch)}`, epoch };
};

/** Debian's changelog, compressed: it names this release alone, the history is in the repository. */
export const changelog = ({ version, epoch }: Release): Buffer => {
  const date = new Date(epoch * 1_000).toUTCString().replace('GMT', '+0000');
  const lines = [
    `${PACKAGE} (${version}) stable; urgency=medium`,
    '',
    '  * Built from the sources of that instant.',
    '',
    ` -- ${MAINTAINER}  ${date}`,
    '',
  ];
  return compressed(lines.join('\n'));
};

/** As `gzip -9n` has it: no name, no time. */
export const compressed = (text: string): Buffer => gzipSync(text, { level: 9 });
