import net from 'node:net';
import tls from 'node:tls';
import { DeliveryFailed } from './channel.ts';
import { lineFailure, type TrustFiles, trustOf } from './trust-files.ts';

/** A connection that said nothing for so long may have ended unseen, at a firewall or with the server's machine. */
const QUIET_MAX_MS = 60_000;
const KEEP_ALIVE_MS = 15_000;
/** How long to look whether what was written is met with a reset: so many round trips, within these bounds. */
const LOOK_ROUND_TRIPS = 4;
const LOOK_MIN_MS = 20;
const LOOK_MAX_MS = 1_000;

export interface TlsLineOptions extends TrustFiles {
  readonly host: string;
  readonly port: number;
  /** How long the server may say nothing in the handshake, and take nothing of what is written. */
  readonly silence_ms: number;
  /** Milliseconds that only grow. */
  readonly now: () => number;
}

interface Opened {
  readonly socket: tls.TLSSocket;
  /** How long to look after each write. */
  look_ms: number;
  /** When it was last known to work. */
  good: number;
  /** Why it works no more. */
  broken: DeliveryFailed | undefined;
}

const noAnswer = (what: string): DeliveryFailed => new DeliveryFailed('no_answer', `the server ${what}`);

const connected = (options: TlsLineOptions): tls.TLSSocket => {
  const { host, port } = options;
  const trust = trustOf(options);
  try {
    return tls.connect({ host, port, ...(net.isIP(host) === 0 ? { servername: host } : {}), ...trust });
  } catch (error) {
    throw new DeliveryFailed('misconfigured', `the files of certificates and keys cannot be used: ${error}`);
  }
};

/** Resolves when it is so, at the end of `most` ms, or when the connection breaks. */
const waitFor = (opened: Opened, most: number, begin: (done: () => void) => void): Promise<'done' | 'not'> =>
  new Promise((resolve) => {
    const { socket } = opened;
    const end = (how: 'done' | 'not'): void => {
      clearTimeout(timer);
      socket.off('close', broke);
      socket.off('end', broke);
      resolve(how);
    };
    const broke = (): void => end('not');
    const timer = setTimeout(broke, most);
    socket.on('close', broke);
    socket.on('end', broke);
    begin(() => end('done'));
  });

const handshake = async (options: TlsLineOptions): Promise<Opened> => {
  const { silence_ms, now } = options;
  let began = now();
  const socket = connected(options);
  const opened: Opened = { socket, look_ms: LOOK_MAX_MS, good: began, broken: undefined };
  socket.on('error', (error) => {
    opened.broken ??= error instanceof DeliveryFailed ? error : lineFailure(error);
  });
  for (const end of ['end', 'close']) {
    socket.on(end, () => {
      opened.broken ??= noAnswer('ended the connection');
    });
  }
  // A name is looked up before; the answer to the first packet is one round trip.
  socket.once('lookup', () => {
    began = now();
  });
  socket.once('connect', () => {
    const round_trips_ms = LOOK_ROUND_TRIPS * (now() - began);
    opened.look_ms = Math.min(LOOK_MAX_MS, Math.max(LOOK_MIN_MS, round_trips_ms));
  });
  const isSecure = await waitFor(opened, silence_ms, (done) => socket.once('secureConnect', done));
  if (isSecure === 'not' || opened.broken !== undefined) {
    socket.destroy();
    throw opened.broken ?? noAnswer('says nothing');
  }
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  // A syslog server never says anything: read all the same, or its end would not be seen.
  socket.resume();
  opened.good = now();
  return opened;
};

/**
 * A TLS connection that stays open between writes and is opened again when it broke.
 *
 * Nothing on it says that the other end has read what was written: TCP guarantees nothing past the socket. What can be
 * known is done: a write counts only when the kernel has taken all of it, and then no reset came for some round trips,
 * and a connection that was quiet is not trusted with anything before
 * another handshake shows that the server is there.
 */
export class TlsLine {
  readonly #options: TlsLineOptions;
  #opened: Opened | undefined;

  constructor(options: TlsLineOptions) {
    this.#options = options;
  }

  /** Resolves when as much as can be known of its arrival is known. Throws `DeliveryFailed`, and may be tried again. */
  async write(bytes: Uint8Array): Promise<void> {
    const kept = this.#kept();
    if (kept !== undefined) {
      try {
        return await this.#writeTo(kept, bytes);
      } catch {
        // The server was started anew, or its end comes to light only now: that says nothing of it as it is.
      }
    }
    this.#hangUp();
    this.#opened = await handshake(this.#options);
    await this.#writeTo(this.#opened, bytes);
  }

  close(): void {
    this.#opened?.socket.destroy();
    this.#opened = undefined;
  }

  #kept(): Opened | undefined {
    const opened = this.#opened;
    if (opened === undefined || opened.broken !== undefined) return undefined;
    return this.#options.now() - opened.good < QUIET_MAX_MS ? opened : undefined;
  }

  /** Says goodbye: what was written before may still be on its way. */
  #hangUp(): void {
    const socket = this.#opened?.socket;
    this.#opened = undefined;
    socket?.setTimeout(this.#options.silence_ms, () => socket.destroy());
    socket?.end();
  }

  async #writeTo(opened: Opened, bytes: Uint8Array): Promise<void> {
    const { silence_ms, now } = this.#options;
    const { socket, look_ms } = opened;
    const written = await waitFor(opened, silence_ms, (done) => {
      socket.write(bytes, (error) => {
        if (error == null) done();
      });
    });
    if (written === 'done') await waitFor(opened, look_ms, () => undefined);
    if (written === 'not' || opened.broken !== undefined) {
      this.close();
      throw opened.broken ?? noAnswer('takes nothing');
    }
    opened.good = now();
  }
}
