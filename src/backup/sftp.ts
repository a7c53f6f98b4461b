import { spawn } from 'node:child_process';
import type { SftpAddress } from '../config/sftp-address.ts';
import { BackupFailed } from './backup-failed.ts';

/** Files by which the server and this machine know each other. */
export interface SftpKeys {
  readonly key_file: string;
  readonly known_hosts: string;
}

/** One command of a batch failed; the ones before it were done. */
export class CommandFailed extends Error {
  /** The last line of sftp's own words. */
  readonly words: string;
  readonly command: string;

  constructor(command: string, words: string) {
    super(`${command}: ${words}`);
    this.command = command;
    this.words = words;
  }
}

const ECHO = 'sftp> ';
const WORDS_MAX = 4_000;
/** Ends of sftp: all done, a command failed, and whatever happened before there was a connection. */
const DONE = 0;
const COMMAND_FAILED = 1;

/** Nobody is asked anything, no server is trusted at first sight, and no setting of this machine's users counts. */
const optionsOf = ({ known_hosts }: SftpKeys): readonly string[] =>
  [
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    `UserKnownHostsFile=${known_hosts}`,
    'GlobalKnownHostsFile=/dev/null',
    'UpdateHostKeys=no',
    'VerifyHostKeyDNS=no',
    'IdentitiesOnly=yes',
    'IdentityAgent=none',
    'PreferredAuthentications=publickey',
    'PasswordAuthentication=no',
    'KbdInteractiveAuthentication=no',
    'ConnectTimeout=30',
    'ServerAliveInterval=15',
    'ServerAliveCountMax=4',
  ].flatMap((option) => ['-o', option]);

interface Ended {
  readonly code: number | null;
  readonly printed: string;
  readonly words: string;
}

const lastLine = (words: string): string => words.trim().split('\n').at(-1)?.trim() ?? '';

/** What each command printed, in their order. */
const answersIn = (printed: string): readonly string[] =>
  printed
    .split(new RegExp(`^${ECHO}.*$`, 'm'))
    .slice(1)
    .map((answer) => answer.trim());

const lastCommand = (printed: string): string =>
  printed
    .split('\n')
    .findLast((line) => line.startsWith(ECHO))
    ?.slice(ECHO.length) ?? '';

/** Another machine's files, by the system's own sftp. */
export class Sftp {
  readonly #address: SftpAddress;
  readonly #keys: SftpKeys;

  constructor(address: SftpAddress, keys: SftpKeys) {
    this.#address = address;
    this.#keys = keys;
  }

  /**
   * Does commands one after the other, `cwd` being the folder here. Gives what each of them printed; throws
   * `CommandFailed` for the first that fails, which ends it, and `BackupFailed` where there is no way to the server.
   */
  async batch(commands: readonly string[], cwd: string): Promise<readonly string[]> {
    const { code, printed, words } = await this.#run(commands, cwd);
    // A folder that nobody may list is empty to sftp, and no failure.
    const [unlisted] = /^remote readdir.*$/m.exec(words) ?? [];
    if (unlisted !== undefined) throw new CommandFailed('ls', unlisted);
    if (code === DONE) return answersIn(printed);
    if (code === COMMAND_FAILED) throw new CommandFailed(lastCommand(printed), lastLine(words));
    throw this.#unreached(words);
  }

  #run(commands: readonly string[], cwd: string): Promise<Ended> {
    const { user, host, port } = this.#address;
    const { key_file } = this.#keys;
    const known = ['-F', 'none', '-i', key_file, ...optionsOf(this.#keys)];
    const args = ['-b', '-', ...known, '-P', String(port), `${user}@${host}`];
    const child = spawn('sftp', args, { cwd, env: { PATH: process.env['PATH'], LC_ALL: 'C' } });
    let [printed, words] = ['', ''];
    child.stdout.on('data', (bytes: Buffer) => {
      printed += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      words = (words + bytes.toString()).slice(-WORDS_MAX);
    });
    // Where it ends before it has read all, its end says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(commands.map((command) => `${command}\n`).join(''));
    return new Promise((resolve, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') return reject(error);
        const what = 'there is no program sftp on this machine';
        reject(new BackupFailed('not_reached', what, 'Install it: "apt-get install openssh-client".', error));
      });
      child.once('close', (code) => resolve({ code, printed, words }));
    });
  }

  /** What ssh says before there is a connection, as what is to be done. */
  #unreached(words: string): BackupFailed {
    const { user, host, port } = this.#address;
    const { key_file, known_hosts } = this.#keys;
    const at = `sftp://${user}@${host}:${port}`;
    const failed = (what: string, remedy: string) =>
      new BackupFailed('not_reached', `${at}: ${what}`, remedy);
    if (/IDENTIFICATION HAS CHANGED/.test(words))
      return failed(
        `this server has another key than the one in ${known_hosts}`,
        'Nothing was sent to it. Ask whoever runs it why, before anything else: it may be another machine.',
      );
    if (/Host key verification failed/.test(words))
      return failed(
        `no key of this server is in ${known_hosts}`,
        `Get it with "ssh-keyscan -p ${port} ${host}", compare "ssh-keygen -lf" of it with what whoever runs the server says, and add it there.`,
      );
    if (/bad permissions/.test(words))
      return failed(`others may read ${key_file}`, 'Make it readable for its owner alone: chmod 600.');
    if (/not accessible|Load key/.test(words))
      return failed(
        `${key_file} is no key that can be used (${lastLine(words.replace(/\n[^\n]*Permission denied[\s\S]*$/, ''))})`,
        'Name a secret key without a passphrase: "ssh-keygen -t ed25519 -N \'\' -f FILE".',
      );
    if (/Permission denied/.test(words))
      return failed(
        `the server does not let ${user} in with the key ${key_file}`,
        `Add the line of ${key_file}.pub to the authorized_keys of ${user} there. A key with a passphrase does not serve.`,
      );
    const reason = words.trim().split('\n')[0] ?? '';
    return failed(
      `the server cannot be reached (${reason})`,
      'Look at the cable, the name, the port, the firewall, and at that server.',
    );
  }
}
