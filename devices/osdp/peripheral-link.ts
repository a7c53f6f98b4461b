import type { ReaderRefusal } from '../../src/core/facts-readers.ts';
import { COMMAND, NAK, REPLY, SECURITY } from './codes.ts';
import { type Check, encodeFrame, type Frame, isSameFrame, type SecurityBlock } from './frame.ts';
import { handshakeBlock, type KeyKind, type Proven, proofOf, RANDOM_BYTES, sessionOf } from './handshake.ts';
import { GREETING, keyOrder, NOTHING, type Order, POLL, QUESTIONS, STATUS } from './orders.ts';
import { type Pauses, PollPace } from './poll-pace.ts';
import { type Capabilities, isBusy, readCapabilities, readIdentity } from './replies.ts';
import type { SecureSession } from './secure-session.ts';
import { type Heard, Standing } from './standing.ts';

export interface LinkOptions {
  readonly address: number;
  readonly check: Check;
  /** Which key the channel is made with, 16 bytes. */
  readonly kind: KeyKind;
  readonly key: Uint8Array;
  /** The key that the reader is given, and nothing else is done with it; undefined on every day but that one. */
  readonly install?: Uint8Array | undefined;
  /** Serial number that the reader has to have; undefined for any. */
  readonly serial: number | undefined;
  readonly pauses: Pauses;
  readonly random: (bytes: number) => Uint8Array;
}

/** So often a command is sent before the reader counts as gone; one that is gone is greeted once, and costs little time. */
const TRIES = 3;
/** How long a reader may say that it is busy, and how long it is left alone each time. */
const BUSY_LONGEST_MS = 8_000;
const BUSY_PAUSE_MS = 50;
/** A reader tells of tampering by itself; it is asked all the same, in case that was lost. */
const STATUS_EVERY_MS = 30_000;

/** A command that waits for its reply; `waits` is false while the line is free for others until it is sent again. */
interface Pending {
  readonly order: Order;
  readonly bytes: Buffer;
  readonly sequence: number;
  waits: boolean;
  tries: number;
  busySince: number | undefined;
}

type Stage =
  | { readonly at: 'resting' }
  | { readonly at: 'greeting' }
  | { readonly at: 'challenging'; readonly random: Uint8Array }
  | { readonly at: 'proving'; readonly proven: Proven }
  | { readonly at: 'learning'; readonly session: SecureSession; readonly questions: readonly Order[] }
  | { readonly at: 'watching'; readonly session: SecureSession };

/**
 * The control panel's side of the talk with one reader: what to send next, and what a reply means. Holds no clock and
 * no port. Nothing that a reader says counts before its channel is secure, and nothing outside it afterwards.
 */
export class PeripheralLink {
  readonly #options: LinkOptions;
  readonly #standing = new Standing();
  readonly #pace: PollPace;
  #stage: Stage = { at: 'resting' };
  #pending: Pending | undefined;
  #sequence = 0;
  #due = 0;
  #statusDue = 0;
  #orders: Order[] = [];
  #last: Frame | undefined;
  #capabilities: Capabilities = { leds: false, buzzer: false };

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#pace = new PollPace(options.pauses);
  }

  get address(): number {
    return this.#options.address;
  }

  /** What the reader has; nothing before it is secured. */
  get capabilities(): Capabilities {
    return this.#capabilities;
  }

  get isSecure(): boolean {
    return this.#stage.at === 'watching';
  }

  /** Whether a command was sent whose reply may still come. */
  get awaits(): boolean {
    return this.#pending?.waits === true;
  }

  /** From when on there is something to send, in the caller's milliseconds. */
  get due(): number {
    return this.isSecure && this.#pending === undefined && this.#orders.length > 0 ? 0 : this.#due;
  }

  /** Orders go ahead of the next poll, in the place of those that wait: whoever is at the door sees the newest. */
  give(orders: readonly Order[]): void {
    this.#orders = [...orders];
  }

  /** What to send now; the same bytes again where the last ones had no answer. */
  next(now: number): Buffer {
    if (this.#pending !== undefined) {
      this.#pending.tries += 1;
      this.#pending.waits = true;
      return this.#pending.bytes;
    }
    if (this.#stage.at === 'resting') {
      this.#stage = { at: 'greeting' };
      this.#sequence = 0;
    }
    const order = this.#order(now);
    const bytes = this.#encode(order);
    const sequence = this.#sequence;
    this.#pending = { order, bytes, sequence, waits: true, tries: 1, busySince: undefined };
    this.#sequence = (sequence % 3) + 1;
    return bytes;
  }

  /** No reply came in time. */
  silence(now: number): readonly Heard[] {
    const pending = this.#pending;
    const allowed = this.#stage.at === 'greeting' && this.#standing.isLost ? 1 : TRIES;
    if (pending === undefined || pending.tries >= allowed) return this.end('the reader does not answer', now);
    pending.waits = false;
    this.#due = now;
    return [];
  }

  /** Ends the talk; the reader is greeted again later, and believed once its channel is secure. */
  end(cause: string, now: number): readonly Heard[] {
    const undone: readonly Heard[] = this.#orders.length > 0 ? [{ heard: 'not_done', cause }] : [];
    this.#stage = { at: 'resting' };
    this.#pending = undefined;
    this.#last = undefined;
    this.#orders = [];
    this.#due = this.#standing.restUntil(now);
    return [...undone, ...this.#standing.lost(cause)];
  }

  /** Takes a frame from this address. What is no reply to the command that waits is noise, or is refused. */
  take(frame: Frame, now: number): readonly Heard[] {
    const pending = this.#pending;
    if (pending === undefined) return [];
    if (isBusy(frame)) return this.#busy(pending, now);
    const stage = this.#stage;
    if (stage.at === 'learning' || stage.at === 'watching') {
      return this.#takeSecured(frame, pending, stage, now);
    }
    if (frame.sequence !== pending.sequence) return [];
    this.#pending = undefined;
    this.#due = now;
    if (stage.at === 'challenging') return this.#challenged(frame, stage.random, now);
    if (stage.at === 'proving') return this.#proved(frame, stage.proven, now);
    this.#stage = { at: 'challenging', random: this.#options.random(RANDOM_BYTES) };
    return [];
  }

  #order(now: number): Order {
    const stage = this.#stage;
    switch (stage.at) {
      case 'challenging':
        return { code: COMMAND.CHLNG, data: stage.random };
      case 'proving':
        return { code: COMMAND.SCRYPT, data: stage.proven.server };
      case 'learning':
        return stage.questions[0] ?? POLL;
      case 'watching':
        return this.#orders.shift() ?? this.#poll(now);
      default:
        return GREETING;
    }
  }

  #poll(now: number): Order {
    if (now < this.#statusDue) return POLL;
    this.#statusDue = now + STATUS_EVERY_MS;
    return STATUS;
  }

  #encode({ code, data }: Order): Buffer {
    const { address, check, kind } = this.#options;
    const stage = this.#stage;
    const message = { address, from: 'panel', sequence: this.#sequence, check, code } as const;
    if (stage.at === 'challenging' || stage.at === 'proving') {
      const type = stage.at === 'challenging' ? SECURITY.CHALLENGE : SECURITY.SERVER;
      return encodeFrame({ ...message, security: handshakeBlock(type, kind), data });
    }
    if (stage.at !== 'learning' && stage.at !== 'watching') {
      return encodeFrame({ ...message, security: undefined, data });
    }
    const { session } = stage;
    const type = data.length === 0 ? SECURITY.SIGNED : SECURITY.SEALED;
    const security: SecurityBlock = { type, data: NOTHING };
    const sealed = data.length === 0 ? data : session.seal(data);
    return encodeFrame({ ...message, security, data: sealed }, (signed) => session.sign(signed));
  }

  #busy(pending: Pending, now: number): readonly Heard[] {
    pending.busySince ??= now;
    if (now - pending.busySince > BUSY_LONGEST_MS) return this.end('the reader stays busy', now);
    pending.tries = 0;
    pending.waits = false;
    this.#due = now + BUSY_PAUSE_MS;
    return [];
  }

  #challenged(frame: Frame, random: Uint8Array, now: number): readonly Heard[] {
    const { kind, key } = this.#options;
    const proven = proofOf(frame, { random, kind, key });
    if (typeof proven === 'string') return this.#refuse(proven, now);
    this.#stage = { at: 'proving', proven };
    return [];
  }

  #proved(frame: Frame, proven: Proven, now: number): readonly Heard[] {
    const { install } = this.#options;
    const session = sessionOf(frame, proven);
    if (typeof session === 'string') return this.#refuse(session, now);
    this.#stage = {
      at: 'learning',
      session,
      questions: install === undefined ? QUESTIONS : [keyOrder(install)],
    };
    return [];
  }

  #takeSecured(
    frame: Frame,
    pending: Pending,
    stage: Extract<Stage, { at: 'learning' | 'watching' }>,
    now: number,
  ): readonly Heard[] {
    const { security } = frame;
    if (security === undefined && frame.code === REPLY.NAK) {
      return this.end(`the reader ended its secure channel (reason ${frame.data[0] ?? 0})`, now);
    }
    // The reply to a command that was sent twice may come twice too.
    if (this.#last !== undefined && isSameFrame(frame, this.#last)) return [];
    if (security?.type !== SECURITY.SIGNED_REPLY && security?.type !== SECURITY.SEALED_REPLY) {
      return this.#refuse('clear_text', now);
    }
    if (frame.sequence !== pending.sequence) return this.#refuse('wrong_sequence', now);
    if (!stage.session.accepts(frame.signed, frame.mac)) return this.#refuse('wrong_mac', now);
    const data = security.type === SECURITY.SEALED_REPLY ? stage.session.open(frame.data) : frame.data;
    if (data === undefined) return this.#refuse('wrong_mac', now);
    this.#last = frame;
    this.#pending = undefined;
    this.#due = now;
    return stage.at === 'learning'
      ? this.#learned(frame.code, data, stage, now)
      : this.#watched(frame.code, data, pending.order, now);
  }

  #learned(
    code: number,
    data: Uint8Array,
    { session, questions: [asked, ...others] }: Extract<Stage, { at: 'learning' }>,
    now: number,
  ): readonly Heard[] {
    const { serial } = this.#options;
    if (asked?.code === COMMAND.KEYSET) {
      return code === REPLY.ACK ? [{ heard: 'installed' }] : this.end('the reader refuses its key', now);
    }
    if (asked?.code === COMMAND.ID && serial !== undefined && readIdentity(data)?.serial !== serial) {
      return this.#refuse('other_reader', now);
    }
    if (asked?.code === COMMAND.CAP && code === REPLY.PDCAP) this.#capabilities = readCapabilities(data);
    if (others.length > 0) {
      this.#stage = { at: 'learning', session, questions: others };
      return [];
    }
    this.#stage = { at: 'watching', session };
    this.#statusDue = now + STATUS_EVERY_MS;
    const status: readonly Heard[] = code === REPLY.LSTATR ? [{ heard: 'reply', code, data }] : [];
    return [this.#standing.secured(now), ...status];
  }

  #watched(code: number, data: Uint8Array, asked: Order, now: number): readonly Heard[] {
    const isPoll = asked.code === COMMAND.POLL || asked.code === COMMAND.LSTAT;
    if (code !== REPLY.NAK) {
      // Whoever had something to say may have more; whoever had nothing is left alone for a while.
      if (isPoll && (code === REPLY.ACK || code === REPLY.LSTATR)) this.#due = this.#pace.next(now);
      else this.#pace.used(now);
      return code === REPLY.ACK ? [] : [{ heard: 'reply', code, data }];
    }
    const reason = data[0] ?? 0;
    if (asked.code === COMMAND.LSTAT && reason === NAK.UNKNOWN_COMMAND) return [];
    if (isPoll || reason === NAK.SEQUENCE) {
      return this.end(`the reader refuses to be polled (reason ${reason})`, now);
    }
    return [{ heard: 'not_done', cause: `the reader refuses the order (reason ${reason})` }];
  }

  #refuse(refusal: ReaderRefusal, now: number): readonly Heard[] {
    const refused = this.#standing.refused(refusal);
    return [...refused, ...this.end('what the reader answers is refused', now)];
  }
}
