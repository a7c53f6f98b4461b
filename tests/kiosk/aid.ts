import { Clock, type TimeSource } from '../../src/clock.ts';
import { apply } from '../../src/core/apply.ts';
import type { Effect } from '../../src/core/effects.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Observation } from '../../src/core/inputs.ts';
import type { ChannelNotice, ChannelRule } from '../../src/core/notices.ts';
import type { PersonRecord } from '../../src/core/people.ts';
import { INITIAL_STATE } from '../../src/core/state.ts';
import type { Ms, ReaderId } from '../../src/core/terms.ts';
import { Kiosk, type KioskLog } from '../../src/kiosk.ts';
import { badgeOf, DOOR, OUTSIDE, START, startInput, type WorldOptions } from '../core/world.ts';

/** The machine's two clocks, turned by hand. */
export class HandTime implements TimeSource {
  #elapsed: Ms = 0;
  #wall: Ms = START;

  wall = (): Ms => this.#wall;
  elapsed = (): Ms => this.#elapsed;
  quality = (): 'synchronised' => 'synchronised';

  pass(ms: Ms): void {
    this.#elapsed += ms;
    this.#wall += ms;
  }

  /** Somebody, or a time source, sets the wall clock. */
  setWall(by: Ms): void {
    this.#wall += by;
  }
}

export class NoRoom extends Error {}

/** A log in memory: a second implementer of what the loop needs, with a disk that can be full or broken. */
export class MemoryLog implements KioskLog {
  readonly facts: Fact[] = [];
  /** What people are to be told, with the fact it tells of. */
  readonly outbox: { readonly channel: string; readonly about: Fact['type'] | undefined }[] = [];
  readonly trace: string[];
  room: 'enough' | 'only_the_reserve' | 'none' = 'enough';
  broken = false;

  constructor(trace: string[]) {
    this.trace = trace;
  }

  append(
    _moment: unknown,
    _boot: string,
    facts: readonly Fact[],
    notices: readonly ChannelNotice[],
  ): { readonly last: number } {
    if (this.broken) throw new Error('the disk is broken');
    if (this.room !== 'enough') throw new NoRoom();
    this.facts.push(...facts);
    this.outbox.push(...notices.map(({ channel, index }) => ({ channel, about: facts[index]?.type })));
    this.trace.push(...facts.map((fact) => `recorded ${fact.type}`));
    return { last: this.facts.length - 1 };
  }

  /** How many facts were there when it was last asked to sign. */
  signed = 0;

  signSoon(): void {
    this.signed = this.facts.length;
  }

  isFull(error: unknown): boolean {
    return error instanceof NoRoom;
  }

  releaseReserve(): boolean {
    if (this.room !== 'only_the_reserve') return false;
    this.room = 'enough';
    return true;
  }
}

export interface TestKiosk {
  readonly kiosk: Kiosk;
  readonly log: MemoryLog;
  readonly time: HandTime;
  readonly clock: Clock;
  /** What was recorded and done, in order. */
  readonly trace: string[];
  readonly performed: Effect[];
  readonly failures: unknown[];
  /** How many looks at the clock went through the loop. */
  readonly ticks: () => number;
  badge(name: string, reader?: ReaderId): boolean;
  /** Lets time pass and the loop look at it. */
  pass(ms: Ms): void;
  replay(): unknown;
}

export interface TestKioskOptions extends WorldOptions {
  readonly people: readonly PersonRecord[];
  readonly channels?: readonly ChannelRule[];
  /** What devices answer to an effect, in the middle of the turn. */
  readonly onEffect?: (effect: Effect, offer: (observation: Observation) => void) => void;
}

/** The real loop, in a room whose door is closed and whose list is given. */
export const testKiosk = (options: TestKioskOptions): TestKiosk => {
  const time = new HandTime();
  const clock = new Clock(time, 'America/New_York');
  const trace: string[] = [];
  const log = new MemoryLog(trace);
  const performed: Effect[] = [];
  const failures: unknown[] = [];
  let ticks = 0;
  const kiosk: Kiosk = new Kiosk({
    log,
    clock,
    boot: 'boot-1',
    state: INITIAL_STATE,
    index: -1,
    channels: options.channels ?? [],
    perform: (effect) => {
      performed.push(effect);
      trace.push(`performed ${effect.type}`);
      options.onEffect?.(effect, (observation) => kiosk.offer(observation));
    },
    onFailure: (error) => failures.push(error),
    ticked: () => {
      ticks += 1;
    },
  });
  kiosk.offer(startInput(options));
  kiosk.offer({ type: 'door_found', door: DOOR, contact: 'closed' });
  kiosk.offer({ type: 'people_listed', people: options.people, source: '00' });
  return {
    kiosk,
    log,
    time,
    clock,
    trace,
    performed,
    failures,
    ticks: () => ticks,
    badge: (name, reader = OUTSIDE) => kiosk.offer({ type: 'badge_read', reader, credential: badgeOf(name) }),
    pass: (ms) => {
      time.pass(ms);
      kiosk.tick();
    },
    replay: () => log.facts.reduce(apply, INITIAL_STATE),
  };
};
