import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { findRuntime } from '../../src/runtime.mjs';
import type { Release } from './release.ts';

/** Text that troff prints as it is. */
const plain = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^([.'])/gm, '\\&$1');

const listed = (help: string, title: string): readonly string[] => {
  const [, part = ''] = help.split(`${title}:\n`);
  const [lines = ''] = part.split('\n\n');
  return lines
    .split(/\n(?= {2}\S)/)
    .map((line) => line.trim().replaceAll(/\n\s+/g, ' '))
    .filter((line) => line !== '');
};

const entries = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => {
    const [name = '', ...rest] = line.split(/ {2,}/);
    return ['.TP', `.B ${plain(name)}`, plain(rest.join(' '))];
  });

/** The manual page, made of what the command's own help says. */
export const manualPage = (root: string, { version, epoch }: Release): string => {
  const main = path.join(root, 'src', 'main.ts');
  const help = execFileSync(findRuntime(root), [main, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '400' },
  });
  return [
    `.TH BALLOT\\-VAULT 1 "${new Date(epoch * 1_000).toISOString().slice(0, 10)}" "${version}"`,
    '.SH NAME',
    'ballot\\-vault \\- kiosk for the door of a ballot storage room',
    '.SH SYNOPSIS',
    '.B ballot\\-vault',
    '.I command',
    '.RI [ options ]',
    '.SH DESCRIPTION',
    'Each command explains itself with',
    '.BR \\-\\-help .',
    '.SH OPTIONS',
    ...entries(listed(help, 'Options')),
    '.SH COMMANDS',
    ...entries(listed(help, 'Commands')),
    '.SH EXIT STATUS',
    '0 good, 1 found wrong, 2 misuse.',
    '.SH FILES',
    '.TP',
    '.I /etc/ballot\\-vault/kiosk.yaml',
    'The configuration; an example is in /usr/share/doc/ballot\\-vault/examples.',
    '.TP',
    '.I /var/lib/ballot\\-vault',
    'The log and its keys. They stay when the package is removed or purged.',
    '',
  ].join('\n');
};
