import { type KeyObject, randomBytes } from 'node:crypto';
import { localDayIn } from '../config/local-time.ts';
import type { PersonRecord } from '../core/people.ts';
import { isBeingSetUp } from '../core/setup.ts';
import { codesLeft, FOUNDERS, type Founder } from '../core/setup-people.ts';
import { policyOf } from '../core/state.ts';
import type { Credential, Ms, RoomId } from '../core/terms.ts';
import { KeeperRefused, type KeptKiosk, offer } from '../kept-kiosk.ts';
import { isSetupCode } from '../log/setup-code.ts';
import { choosePin, tooEasy } from '../pin.ts';
import type { AskedOfPeople, PeopleCourse, PeopleFault, PeopleShown } from '../web/wire-setup.ts';
import { daysAsked, groupsOffered, inAllRooms, recordOfFounder, shutFor } from './founder-record.ts';

/** Whoever walks away is given no longer than this. */
const IDLE_MS: Ms = 120_000;
const TICKET_BYTES = 16;

export interface FirstPeopleParts {
  readonly kiosk: KeptKiosk;
  readonly siteKey: KeyObject | Uint8Array;
  /** The set-up code; undefined where it is gone or cannot be read. */
  readonly code: () => string | undefined;
}

/** What two people have said so far: in this process alone, so that nothing of it outlives them. */
interface Course {
  readonly room: RoomId;
  /** What the next message has to bring; each counts once, so that nobody plays one again. Empty meanwhile. */
  ticket: string;
  until: Ms;
  done: readonly Founder[];
  now: PersonRecord | null;
  /** The badge of this person as it was read for the first time: somebody else's in between would be another one. */
  read: Credential | '';
  fault: PeopleFault;
}

type Said<S extends AskedOfPeople['say']> = Extract<AskedOfPeople, { readonly say: S }>;

const NOTHING: PeopleShown = { outcome: 'over', tries_left: 0, until: 0, course: null };

const newTicket = (): string => randomBytes(TICKET_BYTES).toString('hex');

const stageOf = ({ done, now, read }: Course): PeopleCourse['stage'] => {
  if (done.length === FOUNDERS) return 'check';
  if (now === null) return 'person';
  if (now.credentials.length > 0) return 'pin';
  return read === '' ? 'badge' : 'badge_again';
};

/**
 * The first two people put themselves on the list, at the screen of a kiosk that nobody can enter by yet. Both are put
 * on it by one input or neither is. There is one course at a time: who knows the code begins anew, and only the screen that
 * was given the last ticket goes on.
 */
export class FirstPeople {
  readonly #parts: FirstPeopleParts;
  #course: Course | null = null;

  constructor(parts: FirstPeopleParts) {
    this.#parts = parts;
  }

  async ask(room: RoomId, asked: AskedOfPeople): Promise<PeopleShown> {
    const bar = this.#bar();
    if (bar !== null) {
      this.#course = null;
      return { ...NOTHING, outcome: bar };
    }
    if (asked.say === 'code') return this.#begin(room, asked.code);
    const course = this.#courseOf(room, asked.ticket);
    if (course === null) return NOTHING;
    course.ticket = '';
    course.fault = '';
    try {
      if (asked.say === 'leave') this.#course = null;
      else if (asked.say === 'list') return this.#list(course);
      else await this.#take(course, asked);
    } catch (error) {
      if (!(error instanceof KeeperRefused)) throw error;
      this.#course = null;
      return { ...NOTHING, outcome: 'not_recorded' };
    }
    return this.#shown(course);
  }

  /** What keeps anybody from this, where the kiosk could not record a list or does not know which day it is. */
  #bar(): 'closed' | 'not_recorded' | 'clock' | null {
    const { state, moment } = this.#parts.kiosk;
    if (!isBeingSetUp(state)) return 'closed';
    if (state.storage === 'full') return 'not_recorded';
    return moment.clock === 'unset' || state.clock_behind_until !== 0 ? 'clock' : null;
  }

  /** On record before it is answered, so that a restart gives nobody five tries more. */
  #begin(room: RoomId, typed: string): PeopleShown {
    const { kiosk, code } = this.#parts;
    const locked = (): Ms => kiosk.state.setup.code.locked_until;
    if (kiosk.moment.at < locked()) return { ...NOTHING, outcome: 'locked', until: locked() };
    const known = code();
    if (known === undefined) return { ...NOTHING, outcome: 'no_code' };
    const is = isSetupCode(known, typed) ? 'right' : 'wrong';
    try {
      offer(kiosk, { type: 'setup_code_tried', room, is });
    } catch (error) {
      if (!(error instanceof KeeperRefused)) throw error;
      return { ...NOTHING, outcome: 'not_recorded' };
    }
    if (is === 'wrong') {
      const outcome = locked() === 0 ? 'wrong_code' : 'locked';
      return { ...NOTHING, outcome, tries_left: codesLeft(kiosk.state.setup), until: locked() };
    }
    this.#course = { room, ticket: '', until: 0, done: [], now: null, read: '', fault: '' };
    return this.#shown(this.#course);
  }

  #courseOf(room: RoomId, ticket: string): Course | null {
    const course = this.#course;
    if (course === null) return null;
    if (this.#parts.kiosk.moment.uptime_ms >= course.until) {
      this.#course = null;
      return null;
    }
    return course.ticket !== '' && course.room === room && course.ticket === ticket ? course : null;
  }

  #take(
    course: Course,
    asked: Exclude<AskedOfPeople, Said<'code' | 'leave' | 'list'>>,
  ): Promise<void> | void {
    switch (asked.say) {
      case 'person':
        return this.#takePerson(course, asked);
      case 'badge':
        return this.#takeBadge(course);
      case 'pin':
        return this.#takePin(course, asked);
      default:
        course.done = [];
        course.now = null;
        course.read = '';
    }
  }

  #takePerson(course: Course, { person }: Said<'person'>): void {
    if (stageOf(course) !== 'person') return;
    const { state, moment } = this.#parts.kiosk;
    const record = recordOfFounder(state, moment.at, person, course.done[0]?.record);
    if (typeof record === 'string') {
      course.fault = record;
      return;
    }
    course.now = record;
    this.#awaitBadge(course);
  }

  #awaitBadge({ room }: Course): void {
    offer(this.#parts.kiosk, { type: 'setup_badge_wanted', room });
  }

  /** Read twice, as a PIN is typed twice. Without one it is awaited for a minute more. */
  #takeBadge(course: Course): void {
    if (!['badge', 'badge_again'].includes(stageOf(course)) || course.now === null) return;
    const { state, moment } = this.#parts.kiosk;
    const { badge } = state.setup;
    const isAwaited = badge !== null && badge.room === course.room && moment.at < badge.until;
    const credential = badge !== null && badge.room === course.room ? badge.credential : '';
    if (credential === '') {
      if (!isAwaited) this.#awaitBadge(course);
      return;
    }
    if (course.read === credential) {
      course.now = { ...course.now, credentials: [credential] };
      return;
    }
    const isOfOther = course.done.some(({ record }) => record.credentials.includes(credential));
    if (isOfOther) course.fault = 'same_badge';
    else if (course.read !== '') course.fault = 'other_badge';
    course.read = course.fault === '' ? credential : '';
    this.#awaitBadge(course);
  }

  async #takePin(course: Course, { digits, again }: Said<'pin'>): Promise<void> {
    const { now } = course;
    if (stageOf(course) !== 'pin' || now === null) return;
    if (digits !== again) course.fault = 'pins_differ';
    else if (tooEasy(digits) !== null) course.fault = 'easy_pin';
    if (course.fault !== '') return;
    const others = course.done.map(({ record, pin, duress }) => ({ person: record.person, pin, duress }));
    const chosen = await choosePin(this.#parts.siteKey, now.person, digits, others);
    if (chosen.outcome === 'refused') {
      course.fault = 'pin_in_use';
      return;
    }
    const { pin, duress } = chosen;
    course.done = [...course.done, inAllRooms(this.#parts.kiosk.state, { record: now, pin, duress })];
    course.now = null;
    course.read = '';
  }

  #list(course: Course): PeopleShown {
    if (stageOf(course) !== 'check') return this.#shown(course);
    offer(this.#parts.kiosk, { type: 'founders_named', founders: course.done });
    this.#course = null;
    return { ...NOTHING, outcome: 'listed' };
  }

  /** Where they stand, with the next ticket; nothing where another course began or this one ended meanwhile. */
  #shown(course: Course): PeopleShown {
    if (this.#course !== course) return NOTHING;
    const { state, moment } = this.#parts.kiosk;
    course.ticket = newTicket();
    course.until = moment.uptime_ms + IDLE_MS;
    const { ticket, fault, done, now } = course;
    const names = [...done.map(({ record }) => record.name), ...(now === null ? [] : [now.name])];
    const stage = stageOf(course);
    return {
      ...NOTHING,
      outcome: 'go_on',
      course: {
        ...{ ticket, fault, stage, names },
        place: Math.min(FOUNDERS, done.length + 1),
        groups: groupsOffered(state),
        days: daysAsked(state),
        today: localDayIn(moment.at, policyOf(state).time_zone),
        shut: stage === 'check' ? shutFor(state, moment.at, done) : [],
      },
    };
  }
}
