import { qualifiedInside } from '../core/authorization.ts';
import { pairingRuleOf } from '../core/entry.ts';
import { localTime, type Moment } from '../core/moment.ts';
import { evaluate } from '../core/pairing.ts';
import { isAfterHours, loneGrace } from '../core/policy.ts';
import { countInside, roomIds, roomOf, rulesOf, type State } from '../core/state.ts';
import type { Ms, PersonId, RoomId } from '../core/terms.ts';

/** A time in which the people inside broke the pairing rule. */
export interface LoneSpan {
  readonly room: RoomId;
  readonly since: Ms;
  /** Where it was still so at the end, that instant. */
  readonly until: Ms;
  /** Who was inside by sign-in when it began. */
  readonly people: readonly PersonId[];
  /** When people were told, the grace being over; 0 where it ended before. */
  readonly alerted: Ms;
}

const nameOf = ({ room, since }: LoneSpan): string => `${room} ${since}`;

/** Those of which people were told. */
export const alertsOf = (spans: readonly LoneSpan[]): readonly LoneSpan[] =>
  spans.filter(({ alerted }) => alerted > 0);

/** Alerts of one that are no alerts of the other. */
export const alertsBeside = (
  spans: readonly LoneSpan[],
  others: readonly LoneSpan[],
): readonly LoneSpan[] => {
  const known = new Set(alertsOf(others).map(nameOf));
  return alertsOf(spans).filter((span) => !known.has(nameOf(span)));
};

/**
 * Finds such times by looking at the state after each entry, so that the same is done with the rules of then and with
 * others. An oath that runs out inside is seen at the next entry, which comes within a minute.
 */
export class LoneSpans {
  #done: LoneSpan[] = [];
  readonly #open = new Map<RoomId, LoneSpan>();

  /** Whether there is anything to look at: while nobody is inside, no rule is broken. */
  concerns(state: State): boolean {
    return this.#open.size > 0 || roomIds(state).some((room) => countInside(roomOf(state, room)) > 0);
  }

  look(state: State, moment: Moment): void {
    for (const room of roomIds(state)) this.#lookAt(state, room, moment);
  }

  #lookAt(state: State, room: RoomId, moment: Moment): void {
    const { at } = moment;
    const now = roomOf(state, room);
    const rules = rulesOf(state, room);
    const open = this.#open.get(room);
    const isBroken =
      countInside(now) > 0 &&
      evaluate(pairingRuleOf(state, room), qualifiedInside(state, room, at)).outcome !== 'holds';
    if (open === undefined) {
      const people = now.inside.map(({ person }) => person);
      if (isBroken) this.#open.set(room, { room, since: at, until: at, people, alerted: 0 });
      return;
    }
    const due = open.since + loneGrace(rules, state.phase, isAfterHours(rules, localTime(moment)));
    const isTold = open.alerted === 0 && now.emergency === null && due <= at;
    const span = { ...open, until: at, alerted: isTold ? due : open.alerted };
    this.#open.set(room, span);
    if (isBroken) return;
    this.#done.push(span);
    this.#open.delete(room);
  }

  /** Those that are over; they are forgotten then, so that years of them take no room. */
  drain(): readonly LoneSpan[] {
    const done = this.#done;
    if (done.length > 0) this.#done = [];
    return done;
  }

  /** Rooms in which the rule is broken now. */
  get rooms(): Iterable<RoomId> {
    return this.#open.keys();
  }

  isOpen(room: RoomId): boolean {
    return this.#open.has(room);
  }

  get spans(): readonly LoneSpan[] {
    return [...this.#done, ...this.#open.values()];
  }
}
