import type { Fact, FactOf } from './facts.ts';
import type { DenialReason } from './facts-entry.ts';
import { type Leaving, LoneIntervals } from './leavings.ts';
import type { Ms, PersonId, RoomId } from './terms.ts';

/** The four of NIST SP 800-53 PE-6 by their names there, then those of this kiosk. */
export const ANOMALY_RULES = [
  'outside_hours',
  'unusual_area_or_repetition',
  'unusual_length',
  'out_of_sequence',
  'lone_interval',
  'count_mismatch',
  'gap',
  'denied_series',
  'late_entry',
] as const;
export type AnomalyRule = (typeof ANOMALY_RULES)[number];

/** From where on something is unusual. Lengths are milliseconds. */
export interface AnomalyBounds {
  /** A visit longer than this is of unusual length. */
  readonly visit_max: Ms;
  /** More entries of one person into one room within a day than this are repetition. */
  readonly entries_a_day: number;
  /** A room is unusual for whoever did not enter it within this time. */
  readonly familiar_for: Ms;
  /** A log younger than this knows nobody's habits: no area is called unusual. */
  readonly habits_after: Ms;
  /** Time in which nothing was watched, from this length on. */
  readonly gap_min: Ms;
  /** This many refusals at one reader, each within `series_within` of the one before, are a series. */
  readonly series_min: number;
  readonly series_within: Ms;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Proposals of ours: PE-6 names the rules and no numbers. */
export const USUAL_BOUNDS: AnomalyBounds = {
  visit_max: 240 * MINUTE_MS,
  entries_a_day: 12,
  familiar_for: 90 * DAY_MS,
  habits_after: 7 * DAY_MS,
  gap_min: 2 * MINUTE_MS,
  series_min: 3,
  series_within: 10 * MINUTE_MS,
};

/** What a reviewer has to look at. `entry` is the number of the log's entry that it begins with. */
export interface Anomaly {
  readonly rule: AnomalyRule;
  readonly entry: number;
  readonly at: Ms;
  /** Empty where it is about the whole kiosk. */
  readonly room: RoomId | '';
  readonly people: readonly PersonId[];
  /** The type of the fact that showed it, or the reason of a refusal. */
  readonly cause: string;
  /** How long it lasted, as far as the log knows; 0 where it is about an instant. */
  readonly lasted_ms: Ms;
}

/** One fact and the number of its entry. */
export interface Numbered {
  readonly seq: number;
  readonly fact: Fact;
}

const LONE = { rule: 'lone_interval', cause: 'lone_interval_started' } as const;

interface Series {
  readonly first: Numbered;
  readonly reason: string;
  last: Ms;
  count: number;
}

/** Refusals which say that somebody is elsewhere than their sign-ins say. */
const MISPLACED: ReadonlySet<DenialReason> = new Set(['already_inside', 'inside_other_room']);
const OUT_OF_HOURS: ReadonlySet<DenialReason> = new Set(['outside_hours', 'outside_own_hours']);

/**
 * Finds what a daily review has to look at. Facts come in the order of the log, from its first one on, because habits,
 * visits and intervals begin before the day that is asked for.
 *
 * - `outside_hours`: a grant after hours, a refusal for the hour, and people inside when hours change to after hours.
 * - `unusual_area_or_repetition`: somebody enters a room that they did not enter within `familiar_for` (asked of a log
 *   older than `habits_after`), or more often than `entries_a_day` within 24 hours.
 * - `unusual_length`: a visit from the entry taken to the exit signed, or to the last fact, is longer than `visit_max`.
 * - `out_of_sequence`: an exit without an entry, by a badge nobody holds, or not taken; a badge for an entry of somebody
 *   inside; a door opened with nobody signed for it.
 * - `lone_interval`: every interval in which the pairing rule did not hold, however short; but where the last people left
 *   one after the other, and the grace of the room then in force was not over, it is counted among `leavings`.
 * - `count_mismatch`: people counted others than are inside by sign-in, or other containers than are on the register.
 * - `gap`: a start after nothing was watched for `gap_min` or longer.
 * - `denied_series`: `series_min` or more refusals at one reader, or refusals that were counted together.
 * - `late_entry`: a visit that two people typed in from paper afterwards.
 */
export class Anomalies {
  readonly #bounds: AnomalyBounds;
  readonly #found: Anomaly[] = [];
  readonly #entered = new Map<string, Ms[]>();
  readonly #inside = new Map<
    string,
    { readonly person: PersonId; readonly room: RoomId; readonly by: Numbered }
  >();
  readonly #lone = new LoneIntervals();
  readonly #leavings: Leaving[] = [];
  readonly #series = new Map<string, Series>();
  #first: Ms | undefined;
  #last: Ms = 0;

  constructor(bounds: AnomalyBounds) {
    this.#bounds = bounds;
  }

  look(numbered: Numbered): void {
    const { fact } = numbered;
    this.#first ??= fact.at;
    this.#last = fact.at;
    this.#lookAtLone(numbered);
    switch (fact.type) {
      case 'access_granted':
        if (fact.hours === 'after_hours') this.#add('outside_hours', numbered, fact.room, fact.holders);
        return;
      case 'hours_changed':
        if (fact.to === 'after_hours' && fact.inside > 0) this.#add('outside_hours', numbered, fact.room);
        return;
      case 'entry_taken':
        for (const person of fact.people) this.#enter(numbered, fact.room, person);
        return;
      case 'exit_signed':
        return this.#exit(numbered, fact);
      case 'door_forced':
        return this.#force(numbered, fact);
      case 'exit_by_unknown_badge':
        return this.#add('out_of_sequence', numbered, fact.room);
      case 'exit_not_taken':
        return this.#add('out_of_sequence', numbered, fact.room, fact.people);
      case 'door_opened':
        if (fact.accounted_by === 'nobody') this.#add('out_of_sequence', numbered, fact.room);
        return;
      case 'access_denied':
        return this.#refuse(numbered, fact);
      default:
        this.#lookElse(numbered);
    }
  }

  #lookElse(numbered: Numbered): void {
    const { fact } = numbered;
    switch (fact.type) {
      case 'paper_visit_transcribed':
        return this.#add('late_entry', numbered, fact.room, fact.people);
      case 'count_mismatch':
        return this.#add('count_mismatch', numbered, fact.room);
      case 'inventory_counted':
        if (fact.missing_in_all + fact.extra_in_all > 0)
          this.#add('count_mismatch', numbered, fact.room, fact.signed_by);
        return;
      case 'inventory_given_up':
        if (fact.outcome === 'differs') this.#add('count_mismatch', numbered, fact.room);
        return;
      case 'kiosk_started':
        if (fact.unwatched_ms >= this.#bounds.gap_min) this.#add('gap', numbered, '', [], fact.unwatched_ms);
        return;
      case 'refusals_repeated':
        return this.#add('denied_series', numbered, '', [], fact.last - fact.since, fact.reason);
      default:
    }
  }

  /** Lone intervals that are no anomaly: the last people left one after the other, within the grace. */
  get leavings(): readonly Leaving[] {
    return this.#leavings;
  }

  /** All that was found, in the order of the log; what still goes on lasts until the last fact. */
  found(): readonly Anomaly[] {
    const open = new Anomalies(this.#bounds);
    for (const [room, { entry, at, people, since }] of this.#lone.open) {
      open.#found.push({ ...LONE, entry, at, room, people, lasted_ms: this.#last - since });
    }
    for (const { by, person, room } of this.#inside.values()) {
      open.#judgeLength(by, room, person, this.#last);
    }
    for (const series of this.#series.values()) open.#closeSeries(series);
    return [...this.#found, ...open.#found].sort((one, other) => one.entry - other.entry);
  }

  #lookAtLone({ seq, fact }: Numbered): void {
    const ended = this.#lone.look(seq, fact);
    if (ended === undefined || fact.type !== 'lone_interval_ended') return;
    const { entry, at, people, lasted_ms, isLeaving } = ended;
    const { room } = fact;
    if (isLeaving) this.#leavings.push({ room, entry, ended: seq, at, lasted_ms });
    else this.#found.push({ ...LONE, entry, at, room, people, lasted_ms });
  }

  #add(
    rule: AnomalyRule,
    { seq, fact }: Numbered,
    room: RoomId | '',
    people: readonly PersonId[] = [],
    lasted_ms: Ms = 0,
    cause: string = fact.type,
  ): void {
    this.#found.push({ rule, entry: seq, at: fact.at, room, people, cause, lasted_ms });
  }

  #enter(numbered: Numbered, room: RoomId, person: PersonId): void {
    const { familiar_for, habits_after, entries_a_day } = this.#bounds;
    const { at } = numbered.fact;
    const key = `${room} ${person}`;
    const before = (this.#entered.get(key) ?? []).filter((entered) => entered > at - familiar_for);
    const isOld = at - (this.#first ?? at) >= habits_after;
    const today = before.filter((entered) => entered > at - DAY_MS).length;
    if ((isOld && before.length === 0) || today >= entries_a_day) {
      this.#add('unusual_area_or_repetition', numbered, room, [person]);
    }
    this.#entered.set(key, [...before, at]);
    this.#inside.set(key, { person, room, by: numbered });
  }

  #exit(numbered: Numbered, { room, person, matched }: FactOf<'exit_signed'>): void {
    if (matched === 'unmatched') this.#add('out_of_sequence', numbered, room, [person]);
    const key = `${room} ${person}`;
    const visit = this.#inside.get(key);
    this.#inside.delete(key);
    if (visit !== undefined) this.#judgeLength(visit.by, room, person, numbered.fact.at);
  }

  #judgeLength(by: Numbered, room: RoomId, person: PersonId, until: Ms): void {
    const lasted = until - by.fact.at;
    if (lasted > this.#bounds.visit_max) this.#add('unusual_length', by, room, [person], lasted);
  }

  /** An empty room's door is opened and forced in one turn: that is one thing to look at, by its graver name. */
  #force(numbered: Numbered, { at, room }: FactOf<'door_forced'>): void {
    const last = this.#found.at(-1);
    if (last?.cause === 'door_opened' && last.room === room && last.at === at) this.#found.pop();
    this.#add('out_of_sequence', numbered, room);
  }

  #refuse(numbered: Numbered, { at, room, reader, reason, person }: FactOf<'access_denied'>): void {
    const people = person === undefined ? [] : [person];
    if (OUT_OF_HOURS.has(reason)) this.#add('outside_hours', numbered, room, people, 0, reason);
    if (MISPLACED.has(reason)) this.#add('out_of_sequence', numbered, room, people, 0, reason);
    const series = this.#series.get(reader);
    if (series !== undefined && at - series.last <= this.#bounds.series_within) {
      series.last = at;
      series.count += 1;
      return;
    }
    if (series !== undefined) this.#closeSeries(series);
    this.#series.set(reader, { first: numbered, reason, last: at, count: 1 });
  }

  #closeSeries({ first, reason, last, count }: Series): void {
    if (count < this.#bounds.series_min) return;
    const { room } = first.fact as FactOf<'access_denied'>;
    this.#add('denied_series', first, room, [], last - first.fact.at, reason);
  }
}
