import { instantOf, offsetMinutes } from '../config/local-time.ts';
import type { Config } from '../config.ts';
import type { AnomalyBounds } from '../core/anomalies.ts';
import type { Day } from '../core/days.ts';
import type { Observation, Statement, Touch } from '../core/inputs.ts';
import { type RoomState, roomOf } from '../core/state.ts';
import type {
  Credential,
  DeviceId,
  LineId,
  Ms,
  PersonId,
  PinHash,
  Purpose,
  ReaderId,
  RoomId,
  VisitorId,
} from '../core/terms.ts';
import { type OpenKiosk, openKiosk } from '../open-kiosk.ts';
import { snapshotDue, takeSnapshot } from '../snapshots.ts';
import { HandTime } from './hand-time.ts';

const MINUTE_MS: Ms = 60_000;
const DAY_MS: Ms = 86_400_000;
/** While people are at the door the loop looks at the time as often as a real one has reason to; else seldom. */
const LOOK_MS: Ms = 1_000;
const QUIET_MS: Ms = 15_000;

/** The story asked for something that the kiosk did not do: the story is wrong, or the rules of the demo changed. */
export class OutOfStory extends Error {}

/** What people answer to the questions of an entry. */
export interface Answers {
  readonly purpose: Purpose;
  readonly authority?: string;
  /** Whoever has a badge that does not count as the second person. */
  readonly guests?: readonly PersonId[];
  /** Visitors without a badge, by name. */
  readonly observers?: readonly string[];
}

export interface StageOptions {
  /** Without channels: nobody is to be told today of what happened last Tuesday. */
  readonly config: Config;
  readonly software: string;
  readonly badges: ReadonlyMap<PersonId, Credential>;
  readonly pins: ReadonlyMap<PersonId, PinHash>;
  readonly start: Ms;
}

/**
 * The demo's rooms as the loop has them, on a log of their own, with a clock that is pushed: everything that happens
 * here is decided and recorded as at a real door.
 */
export class Stage {
  readonly #options: StageOptions;
  readonly #time: HandTime;
  #opened: OpenKiosk;
  #snapshot: { index: number; at: Ms };

  constructor(options: StageOptions) {
    this.#options = options;
    this.#time = new HandTime(options.start);
    this.#opened = this.#open();
    this.#snapshot = { index: -1, at: options.start };
  }

  get opened(): OpenKiosk {
    return this.#opened;
  }

  get now(): Ms {
    return this.#opened.clock.moment().at;
  }

  /** Folder of the log. */
  get data(): string {
    return this.#options.config.paths.data;
  }

  /** From where on something is unusual. */
  get bounds(): AnomalyBounds {
    return this.#options.config.kiosk.reviews.bounds;
  }

  /** Resolves once this entry is signed: whatever it is, heartbeats behind it have that done within a minute. */
  signed(entry: number): Promise<void> {
    const { log } = this.#opened;
    return new Promise((resolve) => {
      const look = (): void => {
        if (log.publishedSize <= entry) return;
        stop();
        resolve();
      };
      const stop = log.onSigned(look);
      look();
    });
  }

  /** Time passes quietly until this hour of a day of the week, 0 being the first. */
  until(day: number, hour: string): void {
    const { time_zone } = this.#options.config.kiosk;
    const { start } = this.#options;
    const [hours = 0, minutes = 0] = hour.split(':').map(Number);
    const midnight = start + offsetMinutes(time_zone, start) * MINUTE_MS;
    this.untilInstant(instantOf(time_zone, midnight + day * DAY_MS + (hours * 60 + minutes) * MINUTE_MS));
  }

  untilInstant(at: Ms): void {
    if (at < this.now) throw new OutOfStory(`${new Date(at).toISOString()} is past`);
    for (let left = at - this.now; left > 0; left = at - this.now) {
      this.#pass(Math.min(left, QUIET_MS));
      this.#keepSnapshot();
    }
  }

  pass(seconds: number): void {
    for (let second = 0; second < seconds; second += 1) this.#pass(LOOK_MS);
  }

  offer(observation: Observation): void {
    if (!this.#opened.kiosk.offer(observation)) throw new OutOfStory('the inbox is full');
  }

  /** Number of the entry behind which an act stands. */
  get index(): number {
    return this.#opened.kiosk.index;
  }

  room(room: RoomId): RoomState {
    return roomOf(this.#opened.kiosk.state, room);
  }

  touch(room: RoomId, touch: Touch): void {
    this.offer({ type: 'touched', room, touch });
    this.pass(2);
  }

  badge(person: PersonId, reader: string): void {
    this.offer({ type: 'badge_read', reader: reader as ReaderId, credential: this.badgeOf(person) });
    this.pass(2);
  }

  badgeOf(person: PersonId): Credential {
    const credential = this.#options.badges.get(person);
    if (credential === undefined) throw new OutOfStory(`${person} has no badge`);
    return credential;
  }

  /** The calendar's day of a day of the week. */
  day(day: number): Day {
    const { start, config } = this.#options;
    const noon = start + day * DAY_MS + DAY_MS / 2;
    return new Date(noon + offsetMinutes(config.kiosk.time_zone, noon) * MINUTE_MS)
      .toISOString()
      .slice(0, 'YYYY-MM-DD'.length);
  }

  /** Somebody badges to come in, and types their PIN where that is asked. */
  identify(room: RoomId, person: PersonId): void {
    this.badge(person, this.outside(room));
    const pin = this.#options.pins.get(person);
    if (this.room(room).entry?.step !== 'pin' || pin === undefined) return;
    this.touch(room, { touch: 'enter_pin', pin });
  }

  outside(room: RoomId): string {
    return this.room(room).policy.outside_reader;
  }

  door(room: RoomId, move: 'door_opened' | 'door_closed'): void {
    this.offer({ type: move, door: this.room(room).policy.door });
  }

  /** People come, answer what they are asked, are let in, and close the door behind them. */
  enter(room: RoomId, people: readonly PersonId[], { purpose, authority, guests, observers }: Answers): void {
    const [first, ...others] = people;
    if (first === undefined) throw new OutOfStory('nobody comes');
    this.identify(room, first);
    for (const guest of guests ?? []) this.identify(room, guest);
    for (const other of others) this.identify(room, other);
    this.touch(room, { touch: 'confirm_partner', answer: 'seen' });
    this.touch(room, { touch: 'choose_purpose', purpose, words: '' });
    if (authority !== undefined) this.touch(room, { touch: 'state_authority', words: authority });
    for (const name of observers ?? []) {
      const visitor = name.toLowerCase().replaceAll(' ', '-') as VisitorId;
      const organization = 'League of Voters';
      this.touch(room, { touch: 'add_visitor', visitor, name, organization, visitor_class: 'observer' });
    }
    this.through(room);
    this.#requireInside(room, people);
  }

  through(room: RoomId): void {
    this.door(room, 'door_opened');
    this.pass(4);
    this.door(room, 'door_closed');
    this.pass(2);
  }

  /** People sign out with their badges and leave. */
  leave(room: RoomId, people: readonly PersonId[]): void {
    const { inside_reader, outside_reader } = this.room(room).policy;
    const reader = inside_reader === '' ? outside_reader : inside_reader;
    for (const person of people) this.badge(person, reader);
    for (const { visitor } of this.room(room).visitors)
      this.touch(room, {
        touch: 'sign_out_visitor',
        visitor,
        badge: 'not_asked',
        items: 'not_asked',
        words: '',
      });
    this.through(room);
  }

  /** People go back into a room after an emergency: nothing is asked then. */
  goBack(room: RoomId, people: readonly PersonId[]): void {
    for (const person of people) this.identify(room, person);
    this.through(room);
    this.#requireInside(room, people);
  }

  /** Something is stated on the screen, and people sign for it with their badges. */
  sign(room: RoomId, statement: Statement, people: readonly PersonId[]): void {
    const before = this.index;
    const { policy, inside } = this.room(room);
    this.touch(room, { touch: 'propose', statement });
    for (const person of people) {
      // Where the only reader signs out whoever is inside, they say first that they mean to sign.
      const signsOut = policy.inside_reader === '' && inside.some((occupant) => occupant.person === person);
      if (signsOut) this.touch(room, { touch: 'announce_signature', person });
      this.badge(person, this.outside(room));
    }
    if (this.index === before) throw new OutOfStory(`nothing came of ${statement.statement}`);
  }

  line(line: string, state: 'normal' | 'active'): void {
    this.offer({ type: 'line_changed', line: line as LineId, state });
  }

  /** The power goes, and comes back after so many minutes. */
  outage(minutes: number): void {
    this.#opened.log.close();
    this.#time.pass(minutes * MINUTE_MS);
    this.#opened = this.#open();
  }

  end(): void {
    this.#opened.close('the week is over');
  }

  #requireInside(room: RoomId, people: readonly PersonId[]): void {
    const inside = this.room(room).inside.map(({ person }) => person);
    const missing = people.filter((person) => !inside.includes(person));
    if (missing.length > 0) throw new OutOfStory(`${missing.join(', ')} did not get into ${room}`);
  }

  #open(): OpenKiosk {
    const { config, software } = this.#options;
    const opened = openKiosk({
      config,
      software,
      time: this.#time,
      perform: () => undefined,
      onFailure: (error) => {
        throw error;
      },
    });
    opened.begin();
    for (const { door, outside_reader, inside_reader, ...lines } of config.rooms) {
      for (const line of [lines.contact_line, lines.fire_line, lines.tamper_line]) {
        if (line !== '') opened.kiosk.offer({ type: 'line_changed', line, state: 'normal' });
      }
      opened.kiosk.offer({ type: 'door_found', door, contact: 'closed' });
      for (const reader of [outside_reader, inside_reader]) {
        if (reader === '') continue;
        opened.kiosk.offer({
          type: 'device_recovered',
          device: reader as string as DeviceId,
          kind: 'reader',
        });
      }
    }
    return opened;
  }

  #pass(ms: Ms): void {
    this.#time.pass(ms);
    this.#opened.kiosk.tick();
  }

  #keepSnapshot(): void {
    const { log, kiosk } = this.#opened;
    if (!snapshotDue(this.#snapshot, kiosk.index, this.now)) return;
    this.offer(takeSnapshot(log, kiosk.index, kiosk.state));
    this.#snapshot = { index: kiosk.index, at: this.now };
  }
}
