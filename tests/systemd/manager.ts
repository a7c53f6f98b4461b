import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { until } from '../devices/support.ts';

/** What perl, which every Debian has, hears on a datagram socket: the number of the sender and what it said. */
const LISTENER = `
use Socket qw(AF_UNIX SOCK_DGRAM pack_sockaddr_un);
$| = 1;
socket(my $socket, AF_UNIX, SOCK_DGRAM, 0) or die;
bind($socket, pack_sockaddr_un($ARGV[0])) or die;
print "listening\\n";
while (defined recv($socket, my $words, 4096, 0)) { $words =~ s/\\n/ /g; print "$words\\n"; }
`;

/** The end of the service manager at which services report: real datagrams on a real socket. */
export class Manager {
  readonly socket: string;
  readonly #listener: ChildProcessByStdio<null, Readable, null>;
  #printed = '';

  constructor(folder: string) {
    this.socket = path.join(folder, 'notify');
    // With no output of ours in its hands: one that outlives a failed test would keep the test runner from ending.
    this.#listener = spawn('perl', ['-e', LISTENER, this.socket], { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#listener.stdout.on('data', (chunk: Buffer) => {
      this.#printed += chunk.toString();
    });
  }

  /** What services said, one line each. */
  get heard(): readonly string[] {
    return this.#printed.split('\n').slice(1, -1);
  }

  listening(): Promise<void> {
    return until('the service manager listens', () => this.#printed.includes('listening'));
  }

  end(): void {
    this.#listener.kill('SIGKILL');
  }
}
