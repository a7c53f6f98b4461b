import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Debian's own `nobody`: what a root's server may do there proves nothing. */
const NOBODY = { name: 'nobody', uid: 65_534, gid: 65_534 };
const START_MS = 10_000;

const freePort = async (): Promise<number> => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const makeKey = (file: string): void => {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
};

/** OpenSSH's own server, without privileges, on a port of its own: it gives SFTP to one user with one key, and nothing else. */
export class SftpServer {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'sftp-server-'));
  /** Where the user may write. */
  readonly copies = path.join(this.folder, 'copies');
  readonly keyFile = path.join(this.folder, 'user');
  readonly knownHosts = path.join(this.folder, 'known');
  readonly port: number;
  readonly user = process.getuid?.() === 0 ? NOBODY : { ...os.userInfo(), name: os.userInfo().username };
  #server: ChildProcess | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  /** Runs until the test ends. */
  static async start(): Promise<SftpServer> {
    const server = new SftpServer(await freePort());
    onTestFinished(() => server.#end());
    server.#prepare();
    await server.#listen();
    return server;
  }

  /** Address of a folder or a file there. */
  at(file: string): string {
    return `sftp://${this.user.name}@127.0.0.1:${this.port}${file}`;
  }

  /** Gives a folder or a file to the user of the server. */
  give(file: string, mode: number): void {
    chownSync(file, this.user.uid, this.user.gid);
    chmodSync(file, mode);
  }

  #prepare(): void {
    const [host, authorized, config] = ['host', 'authorized', 'config'].map((name) =>
      path.join(this.folder, name),
    ) as [string, string, string];
    chmodSync(this.folder, 0o755);
    mkdirSync(this.copies);
    this.give(this.copies, 0o700);
    for (const key of [host, this.keyFile]) makeKey(key);
    this.give(host, 0o600);
    writeFileSync(authorized, readFileSync(`${this.keyFile}.pub`));
    const key = readFileSync(`${host}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
    writeFileSync(this.knownHosts, `[127.0.0.1]:${this.port} ${key}\n`);
    const lines = [
      `Port ${this.port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${host}`,
      `AuthorizedKeysFile ${authorized}`,
      'PidFile none',
      // Without privileges it cannot ask the shadow file whether an account is locked.
      'UsePAM yes',
      'StrictModes no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PrintMotd no',
      'Subsystem sftp internal-sftp',
      'ForceCommand internal-sftp',
    ];
    writeFileSync(config, `${lines.join('\n')}\n`);
  }

  async #listen(): Promise<void> {
    const { uid, gid } = this.user;
    const own = process.getuid?.() === 0 ? { uid, gid } : {};
    const args = ['-D', '-e', '-f', path.join(this.folder, 'config')];
    const server = spawn('/usr/sbin/sshd', args, { ...own, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#server = server;
    let said = '';
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const late = setTimeout(() => reject(new Error(`sshd does not listen: ${said}`)), START_MS);
    server.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes('Server listening')) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`sshd ended with ${code}: ${said}`)));
    try {
      await promise;
    } finally {
      clearTimeout(late);
    }
  }

  #end(): void {
    this.#server?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
