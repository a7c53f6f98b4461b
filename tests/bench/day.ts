import { type CredentialOf, credentialOf, type SiteKey } from '../../devices/credential.ts';
import { Clock } from '../../src/clock.ts';
import type { Effect } from '../../src/core/effects.ts';
import type { Observation } from '../../src/core/inputs.ts';
import type { State } from '../../src/core/state.ts';
import type { DeviceId, DoorId, LineId, Ms, ReaderId } from '../../src/core/terms.ts';
import { Kiosk, type KioskLog } from '../../src/kiosk.ts';
import { badgeOf, benchConfig, benchPeople, DOOR, INSIDE, OUTSIDE, PEOPLE, TIME_ZONE } from './site.ts';

/** The first day of every log of the bench: fixed, so that each start brings the same list of people. */
export const HISTORY_START: Ms = Date.UTC(2024, 0, 1);

export interface DayOptions {
  readonly log: KioskLog;
  readonly siteKey: SiteKey;
  readonly state: State;
  readonly index: number;
  /** The instant at which the day begins; from there on time passes as it does, and by `pass`. */
  readonly start: Ms;
  /** How long the kiosk ran before, where it goes on and does not start. */
  readonly uptime_ms?: Ms;
  readonly perform: (effect: Effect) => void;
}

/** The real loop in the measured room, with a clock that can be pushed. */
export class Day {
  readonly kiosk: Kiosk;
  readonly credentialOf: CredentialOf;
  readonly #clock: Clock;
  #pair = 0;

  constructor({ log, siteKey, state, index, start, perform, uptime_ms = 0 }: DayOptions) {
    const begun = performance.now();
    const elapsed = (): Ms => Math.floor(performance.now() - begun);
    const source = {
      wall: () => start - uptime_ms + elapsed(),
      elapsed,
      quality: () => 'synchronised' as const,
    };
    this.credentialOf = (badge) => credentialOf(siteKey, badge);
    this.#clock = new Clock(source, TIME_ZONE);
    this.#clock.skip(uptime_ms);
    this.kiosk = new Kiosk({
      log,
      clock: this.#clock,
      boot: 'bench',
      state,
      index,
      perform,
      onFailure: (error) => {
        throw error;
      },
    });
    if (uptime_ms === 0) this.#begin();
  }

  get at(): Ms {
    return this.#clock.moment().at;
  }

  /** Monotonic milliseconds of the day. */
  now = (): Ms => this.#clock.moment().uptime_ms;

  offer(observation: Observation): void {
    if (!this.kiosk.offer(observation)) throw new Error('the inbox is full');
  }

  /** Time passes, and the loop looks at it. */
  pass(ms: Ms): void {
    this.#clock.skip(ms);
    this.kiosk.tick();
  }

  badge(person: number, reader: string = OUTSIDE): void {
    this.offer({
      type: 'badge_read',
      reader: reader as ReaderId,
      credential: this.credentialOf(badgeOf(person)),
    });
  }

  /** The next two people who may enter together. */
  nextPair(): readonly [number, number] {
    this.#pair = (this.#pair + 2) % PEOPLE;
    return [this.#pair, this.#pair + 1];
  }

  /** Two who were let in open the door, go in, and sign out later. */
  visit([one, other]: readonly [number, number]): void {
    const door = DOOR as DoorId;
    this.pass(1_000);
    this.offer({ type: 'door_opened', door });
    this.pass(3_000);
    this.offer({ type: 'door_closed', door });
    this.pass(20_000);
    this.badge(one, INSIDE);
    this.pass(2_000);
    this.badge(other, INSIDE);
    this.offer({ type: 'door_opened', door });
    this.pass(3_000);
    this.offer({ type: 'door_closed', door });
    this.pass(10_000);
  }

  /** The same people, with oaths and trainings of that day. */
  list(listed: Ms): void {
    const people = benchPeople(listed, this.credentialOf);
    this.offer({ type: 'people_listed', people, source: benchConfig('.').digest });
  }

  #begin(): void {
    const { kiosk, rooms, digest } = benchConfig('.');
    const offered: readonly Observation[] = [
      { type: 'started', boot: 'bench', software: '0.0.0', config_digest: digest, policy: kiosk, rooms },
      { type: 'people_listed', people: benchPeople(HISTORY_START, this.credentialOf), source: digest },
      ...['contact', 'fire', 'tamper'].map(
        (line) => ({ type: 'line_changed', line: line as LineId, state: 'normal' }) as const,
      ),
      ...[OUTSIDE, INSIDE].map(
        (reader) =>
          ({ type: 'device_recovered', device: reader as string as DeviceId, kind: 'reader' }) as const,
      ),
      { type: 'door_found', door: DOOR as DoorId, contact: 'closed' },
    ];
    for (const observation of offered) this.offer(observation);
  }
}
