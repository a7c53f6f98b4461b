import type { Clock } from './clock.ts';
import { applyAll } from './core/apply.ts';
import { nextNoticeEnd, nextTick } from './core/deadlines.ts';
import { decide } from './core/decide.ts';
import type { Effect } from './core/effects.ts';
import { atReaders, effectsOf } from './core/effects-of.ts';
import type { Fact } from './core/facts.ts';
import type { Input, Observation } from './core/inputs.ts';
import type { Moment } from './core/moment.ts';
import { type ChannelNotice, type ChannelRule, noticesOf } from './core/notices.ts';
import { foldRefusals, NO_REPEATS, repeatsDue } from './core/repeats.ts';
import { roomIds, roomOf, type State } from './core/state.ts';
import type { DeviceId, Ms, RoomId } from './core/terms.ts';
import type { KioskView } from './core/view.ts';
import { viewOf } from './core/view-of.ts';

/** Inputs that wait while one is handled or while the disk has no room; more are counted and dropped. */
export const INBOX_MAX = 256;
/** The loop looks at the time at least this often. */
const TICK_MAX_MS: Ms = 1_000;

/** The log as the loop needs it. What `append` returns from is durable, what people are to be told of it too. */
export interface KioskLog {
  append(
    moment: Moment,
    boot: string,
    facts: readonly Fact[],
    notices: readonly ChannelNotice[],
  ): { readonly last: number };
  /** Has what was appended signed where that is due, beside whatever comes next. Calls back where that fails. */
  signSoon(onFailure: (error: unknown) => void): void;
  /** Whether this error of `append` means only that there is no room; nothing was recorded then. */
  isFull(error: unknown): boolean;
  /** Gives up the space held back for a full disk; false when it was given up before. */
  releaseReserve(): boolean;
}

export interface KioskOptions {
  readonly log: KioskLog;
  readonly clock: Clock;
  readonly boot: string;
  /** The state as the log tells it, and the number of the log's last entry (-1 when it is empty). */
  readonly state: State;
  readonly index: number;
  /** By which ways people are told of alarms; none without it. */
  readonly channels?: readonly ChannelRule[];
  readonly perform: (effect: Effect) => void;
  /** A bug or a failed disk: the process has to stop, and comes back with every strike locked. */
  readonly onFailure: (error: unknown) => void;
  /** Called each time that a look at the clock went through the whole loop; never after a failure. */
  readonly ticked?: (() => void) | undefined;
}

/** What one room's screen is sent. */
export interface RoomReading {
  readonly index: number;
  readonly now: Ms;
  readonly view: KioskView;
}

/**
 * THE LOOP. One input at a time, in one synchronous turn: decide, record durably, apply, act, sign, show.
 * There is no `await` between the decision and its record, and nothing moves before the record.
 */
export class Kiosk {
  readonly #options: KioskOptions;
  readonly #inbox: Input[] = [];
  readonly #listeners = new Set<() => void>();
  #state: State;
  /** The state with the refusal just counted instead of recorded, so that its screen still comes. */
  #shown: State;
  #index: number;
  #repeats = NO_REPEATS;
  #dropped = 0;
  #turning = false;
  #failed = false;
  /** What listeners were last told of. */
  #heard: { readonly shown: State; readonly outOfRoom: boolean; readonly at: Ms };
  #outOfRoom = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: KioskOptions) {
    this.#options = options;
    this.#state = options.state;
    this.#shown = options.state;
    this.#heard = { shown: options.state, outOfRoom: false, at: 0 };
    this.#index = options.index;
  }

  get state(): State {
    return this.#state;
  }

  /** Number of the last entry of the log. */
  get index(): number {
    return this.#index;
  }

  /** The present instant, as the next input is stamped with. */
  get moment(): Moment {
    return this.#options.clock.moment();
  }

  /** Inputs in the inbox. */
  get waiting(): number {
    return this.#inbox.length;
  }

  get rooms(): readonly RoomId[] {
    return roomIds(this.#state);
  }

  /** Takes an observation, stamped now. False when the inbox was full; that is recorded as soon as it can be. */
  offer(observation: Observation): boolean {
    if (this.#inbox.length >= INBOX_MAX) {
      this.#dropped += 1;
      return false;
    }
    this.#inbox.push({ moment: this.#options.clock.moment(), ...observation });
    this.#drain();
    return true;
  }

  read(room: RoomId): RoomReading {
    const now = this.#options.clock.moment().at;
    const view = viewOf(this.#shown, room, now);
    const shown: KioskView = this.#outOfRoom
      ? { ...view, screen: { screen: 'fault', causes: ['storage_full'] } }
      : view;
    return { index: this.#index, now, view: shown };
  }

  /** Calls back after each turn that changed what is shown. Returns the way to stop it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts the passing of time: from here on deadlines come by themselves. */
  run(): void {
    this.#schedule();
  }

  /** Stops the passing of time. What is in the inbox is recorded already. */
  halt(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Looks at the time: deadlines, a clock that went its own way, and inputs that waited for room. */
  tick(): void {
    const went = this.#outOfRoom ? this.#retry() : this.#look();
    if (went && !this.#failed) this.#options.ticked?.();
  }

  #look(): boolean {
    const by_ms = this.#options.clock.difference();
    if (by_ms !== 0) this.offer({ type: 'clock_differs', by_ms });
    return this.offer({ type: 'tick' });
  }

  /** A full disk is no loop that hangs: to start it again would make no room. */
  #retry(): true {
    this.#drain();
    return true;
  }

  #schedule(): void {
    const { at } = this.#options.clock.moment();
    const due = Math.min(
      nextTick(this.#state, at),
      nextNoticeEnd(this.#shown, at),
      repeatsDue(this.#repeats),
    );
    const wait = this.#outOfRoom ? TICK_MAX_MS : Math.min(TICK_MAX_MS, Math.max(1, due - at));
    this.#timer = setTimeout(() => {
      this.tick();
      if (!this.#failed) this.#schedule();
    }, wait);
  }

  #drain(): void {
    if (this.#turning || this.#failed) return;
    this.#turning = true;
    try {
      for (let input = this.#inbox[0]; input !== undefined; input = this.#inbox[0]) {
        if (!this.#turn(input)) break;
        this.#inbox.shift();
        this.#reportDropped();
      }
    } catch (error) {
      return this.#fail(error);
    } finally {
      this.#turning = false;
    }
    if (this.#looksOtherwise()) for (const listener of this.#listeners) listener();
  }

  readonly #fail = (error: unknown): void => {
    if (this.#failed) return;
    this.#failed = true;
    this.halt();
    this.#options.onFailure(error);
  };

  /** Whether a screen shows something else than when listeners last heard: a new state, or a notice that ended. */
  #looksOtherwise(): boolean {
    const { at } = this.#options.clock.moment();
    const { shown, outOfRoom, at: since } = this.#heard;
    const noticeEnded = roomIds(this.#shown).some((room) => {
      const until = roomOf(this.#shown, room).notice?.until ?? 0;
      return until > since && until <= at;
    });
    const isNew = this.#shown !== shown || this.#outOfRoom !== outOfRoom || noticeEnded;
    if (isNew) this.#heard = { shown: this.#shown, outOfRoom: this.#outOfRoom, at };
    return isNew;
  }

  /** One turn. False when there was no room to record it: the input waits, and nobody is let in. */
  #turn(input: Input): boolean {
    const { at } = input.moment;
    const decided = decide(this.#state, input);
    const window = this.#state.policy?.repeat_window_ms ?? 0;
    const { repeats, facts, counted } = foldRefusals(this.#repeats, decided, at, window);
    if (facts.length > 0 && !this.#record(input.moment, facts)) return false;
    this.#repeats = repeats;
    this.#state = applyAll(this.#state, facts);
    if (facts.length > 0 || counted.length > 0) this.#shown = applyAll(this.#state, counted);
    if (input.type === 'clock_differs') this.#options.clock.step(input.by_ms);
    for (const effect of decided.flatMap(effectsOf)) {
      for (const single of atReaders(this.#state, effect)) this.#perform(single, input.moment);
    }
    // Nobody waits at the door for a signature: what opens it is durable.
    this.#options.log.signSoon(this.#fail);
    return true;
  }

  /** Whoever was at the door when an input began to wait for the disk is gone when it ends: nothing opens then. */
  #perform(effect: Effect, { uptime_ms }: Moment): void {
    const { clock, perform } = this.#options;
    if (effect.type !== 'unlock_door' || clock.moment().uptime_ms - uptime_ms < effect.pulse_ms) {
      return perform(effect);
    }
    const device = effect.door as string as DeviceId;
    this.offer({ type: 'effect_failed', device, effect: effect.type, cause: 'it was too late to release' });
  }

  /** Durable, or false for a full disk; anything else that fails stops the process. */
  #record(moment: Moment, facts: readonly Fact[]): boolean {
    const { log, boot, channels = [] } = this.#options;
    try {
      this.#index = log.append(moment, boot, facts, noticesOf(this.#state, facts, channels)).last;
      this.#outOfRoom = false;
      return true;
    } catch (error) {
      if (!log.isFull(error)) throw error;
      if (log.releaseReserve()) {
        this.#inbox.splice(1, 0, { moment, type: 'storage_changed', storage: 'full', free_mb: 0 });
        return this.#record(moment, facts);
      }
      this.#outOfRoom = true;
      return false;
    }
  }

  #reportDropped(): void {
    if (this.#dropped === 0) return;
    const dropped = this.#dropped;
    this.#dropped = 0;
    this.#inbox.push({ moment: this.#options.clock.moment(), type: 'inbox_overflowed', dropped });
  }
}
