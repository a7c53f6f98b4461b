import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { DeviceId } from '../src/core/terms.ts';
import type { CameraWiring } from './camera-wiring.ts';
import { causeOf, type Device, type Emit } from './device.ts';

/** How long a camera may take for its answer. */
const ANSWER_MS = 5_000;
/** How long a start waits for it: nobody's door waits for a network. */
const START_MS = 250;
const RTSP_PORT = 554;
/** RFC 2326, section 10.1: OPTIONS changes nothing at a server, and may be asked at any time. */
const RTSP_QUESTION = 'OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n';
const RTSP_ANSWER = /^RTSP\/\d/;

/** Asks once; rejects with why there was no answer. What the answer says does not matter. */
type Ask = (address: URL, ends: AbortSignal) => Promise<void>;

const askRtsp: Ask = ({ hostname, port }, signal) =>
  new Promise((resolve, reject) => {
    const socket = net.connect({ host: hostname, port: port === '' ? RTSP_PORT : Number(port), signal });
    socket.once('connect', () => socket.write(RTSP_QUESTION));
    socket.once('data', (answer) => {
      socket.destroy();
      if (RTSP_ANSWER.test(answer.toString('latin1'))) resolve();
      else reject(new Error('what answers there is no camera'));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('it hung up without an answer')));
  });

const askHttp: Ask = (address, signal) =>
  new Promise((resolve, reject) => {
    const secure = address.protocol === 'https:';
    // Cameras sign their certificates themselves. Nothing is sent that is secret, and nothing believed that is said.
    const options = { method: 'HEAD', signal, agent: false, rejectUnauthorized: false };
    const request = (secure ? https : http).request(address, options, (response) => {
      response.destroy();
      resolve();
    });
    request.once('error', reject);
    request.end();
  });

const ASK: { readonly [protocol: string]: Ask } = {
  'rtsp:': askRtsp,
  'http:': askHttp,
  'https:': askHttp,
};

/** A camera of another system, asked now and then whether it is there. What it shows is for people to see. */
export class Camera implements Device {
  readonly id: DeviceId;
  readonly #wiring: CameraWiring;
  readonly #address: URL;
  #emit: Emit = () => undefined;
  #ends = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #missed = 0;
  /** What was said of it last. */
  #is: 'unknown' | 'there' | 'lost' = 'unknown';

  constructor(wiring: CameraWiring) {
    this.id = wiring.camera as DeviceId;
    this.#wiring = wiring;
    this.#address = new URL(wiring.address);
  }

  async start(emit: Emit): Promise<void> {
    this.#emit = emit;
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    await Promise.race([
      this.#look(),
      wait(START_MS, undefined, { signal, ref: false }).catch(() => undefined),
    ]);
    if (this.#is === 'unknown' && !signal.aborted) this.#lose('no answer yet');
  }

  perform(): void {
    // A camera obeys nobody here.
  }

  stop(): Promise<void> {
    this.#ends.abort();
    clearTimeout(this.#timer);
    return Promise.resolve();
  }

  async #look(): Promise<void> {
    const { signal } = this.#ends;
    const cause = await this.#ask(signal);
    if (signal.aborted) return;
    if (cause === undefined) this.#answered();
    else this.#missedOne(cause);
    this.#timer = setTimeout(() => void this.#look(), this.#wiring.every_s * 1_000);
  }

  /** Why there was no answer; undefined where there was one. */
  async #ask(ends: AbortSignal): Promise<string | undefined> {
    const late = AbortSignal.timeout(ANSWER_MS);
    try {
      await ASK[this.#address.protocol]?.(this.#address, AbortSignal.any([ends, late]));
      return undefined;
    } catch (error) {
      return late.aborted ? 'no answer' : causeOf(error);
    }
  }

  #answered(): void {
    this.#missed = 0;
    if (this.#is === 'there') return;
    this.#is = 'there';
    this.#emit({ type: 'device_recovered', device: this.id, kind: 'camera' });
  }

  /** One lost packet is no lost camera; but nobody is let in on the word of one that never answered. */
  #missedOne(cause: string): void {
    this.#missed += 1;
    if (this.#is === 'lost' || (this.#is === 'there' && this.#missed < this.#wiring.misses)) return;
    this.#lose(cause);
  }

  #lose(cause: string): void {
    this.#is = 'lost';
    this.#emit({ type: 'device_lost', device: this.id, kind: 'camera', cause });
  }
}
