import { ANOMALY_RULES, type AnomalyRule } from '../core/anomalies.ts';
import type { FindingAction } from '../core/facts-review.ts';
import type { KioskPolicy, RoomPolicy } from '../core/policy.ts';
import { PHASES, type Phase, PURPOSES, type Purpose } from '../core/terms.ts';

/** An entry as anybody reads it: what is committed to is never opened for this. */
export interface PublicEntry {
  readonly type: string;
  /** Local day of the entry, such as 2026-11-03. */
  readonly day: string;
  readonly fields: { readonly [field: string]: unknown };
}

/** What one day had. */
export interface PublicDay {
  readonly day: string;
  readonly entries: { readonly [P in Purpose | 'not_asked']?: number };
  /** Visits that two people typed in from paper afterwards, by the day on the paper. */
  readonly on_paper: number;
}

/** Something that a review had to explain. `begun`: no finding yet; `explained`: nobody else has read it yet. */
export interface PublicException {
  readonly day: string;
  readonly rule: AnomalyRule;
  readonly stands: 'begun' | 'explained' | 'closed';
  readonly action: FindingAction | null;
}

/** What the public page says of a log, as of its last entry looked at. Nothing in it is about a person. */
export interface PublicFigures {
  readonly time_zone: string;
  readonly phase: Phase;
  readonly rooms: readonly RoomPolicy[];
  /** Those with something to tell, in order. */
  readonly days: readonly PublicDay[];
  readonly exceptions: readonly PublicException[];
  /** Last day whose entries are all reviewed; empty where none is. */
  readonly reviewed_until: string;
}

interface Ref {
  readonly rule: AnomalyRule;
  readonly entry: number;
}

interface Review {
  readonly listed: Ref[];
  readonly actions: Map<string, FindingAction>;
  closed: boolean;
}

const isOneOf = <Word extends string>(words: readonly Word[], value: unknown): value is Word =>
  words.some((word) => word === value);
const number = (value: unknown): number => (typeof value === 'number' ? value : -1);

const refsIn = (value: unknown): readonly Ref[] =>
  Array.isArray(value)
    ? value.flatMap(({ rule, entry }: { readonly rule?: unknown; readonly entry?: unknown }) =>
        isOneOf(ANOMALY_RULES, rule) ? [{ rule, entry: number(entry) }] : [],
      )
    : [];

/** Kinds of entry that the public page is made of; every other one is passed over unread. */
export const PUBLIC_TYPES: ReadonlySet<string> = new Set([
  'kiosk_started',
  'room_policy_set',
  'room_closed_down',
  'phase_changed',
  'access_granted',
  'entry_taken',
  'paper_visit_transcribed',
  'review_started',
  'review_anomalies_listed',
  'finding_recorded',
  'review_closed',
]);

/**
 * Makes the figures of the public page from the open parts of entries alone. It never looks at alarms, PINs, badges or
 * people, so that a call for help leaves the figures as they are; what a reviewer noted beside the rules is not told
 * either, because it can be about one.
 */
export class PublicSummary {
  readonly #days = new Map<string, Map<Purpose | 'not_asked', number>>();
  readonly #paper = new Map<string, number>();
  readonly #rooms = new Map<string, RoomPolicy>();
  readonly #granted = new Map<string, Purpose | 'not_asked'>();
  readonly #reviews = new Map<number, Review>();
  readonly #dayOfEntry: (entry: number) => string;
  #zone = 'UTC';
  #phase: Phase = 'preparation';
  #reviewed = -1;

  /** @param dayOfEntry local day of an entry that lies before the one looked at. */
  constructor(dayOfEntry: (entry: number) => string) {
    this.#dayOfEntry = dayOfEntry;
  }

  /** Entries come in the order of the log, from its first one on; those of other types may be left out. */
  look(entry: PublicEntry, dayAt: (instant: number, zone: string) => string): void {
    const { type, day, fields } = entry;
    const room = String(fields['room'] ?? '');
    switch (type) {
      case 'kiosk_started':
        this.#zone = (fields['policy'] as KioskPolicy).time_zone;
        return;
      case 'room_policy_set':
        this.#rooms.set(room, fields['policy'] as RoomPolicy);
        return;
      case 'room_closed_down':
        this.#rooms.delete(room);
        return;
      case 'phase_changed':
        if (isOneOf(PHASES, fields['to'])) this.#phase = fields['to'];
        return;
      case 'access_granted': {
        const purpose = fields['purpose'];
        this.#granted.set(room, isOneOf(PURPOSES, purpose) ? purpose : 'not_asked');
        return;
      }
      case 'entry_taken':
        return this.#count(day, this.#granted.get(room) ?? 'not_asked');
      case 'paper_visit_transcribed': {
        const on = dayAt(number(fields['from']), this.#zone);
        this.#paper.set(on, (this.#paper.get(on) ?? 0) + 1);
        return;
      }
      default:
        this.#lookAtReview(type, fields);
    }
  }

  figures(): PublicFigures {
    const days = [...new Set([...this.#days.keys(), ...this.#paper.keys()])].sort();
    return {
      time_zone: this.#zone,
      phase: this.#phase,
      rooms: [...this.#rooms.values()],
      days: days.map((day) => ({
        day,
        entries: Object.fromEntries(this.#days.get(day) ?? []),
        on_paper: this.#paper.get(day) ?? 0,
      })),
      exceptions: this.#exceptions(),
      reviewed_until: this.#reviewed < 0 ? '' : this.#dayOfEntry(this.#reviewed),
    };
  }

  #count(day: string, purpose: Purpose | 'not_asked'): void {
    const counts = this.#days.get(day) ?? new Map<Purpose | 'not_asked', number>();
    counts.set(purpose, (counts.get(purpose) ?? 0) + 1);
    this.#days.set(day, counts);
  }

  #lookAtReview(type: string, fields: PublicEntry['fields']): void {
    const review = number(fields['review']);
    if (type === 'review_started') {
      this.#reviews.set(review, { listed: [], actions: new Map(), closed: false });
      return;
    }
    const known = this.#reviews.get(review);
    if (type === 'review_anomalies_listed') known?.listed.push(...refsIn(fields['listed']));
    if (type === 'finding_recorded') {
      known?.actions.set(
        `${String(fields['rule'])} ${number(fields['entry'])}`,
        fields['action'] as FindingAction,
      );
    }
    if (type !== 'review_closed') return;
    if (known !== undefined) known.closed = true;
    this.#reviewed = Math.max(this.#reviewed, number(fields['to_entry']));
  }

  /** What several reviews list, as a daily and a weekly one do, is told once, by the one that came furthest. */
  #exceptions(): readonly PublicException[] {
    const found = new Map<string, PublicException>();
    for (const { listed, actions, closed } of this.#reviews.values()) {
      for (const { rule, entry } of listed) {
        const key = `${rule} ${entry}`;
        const action = actions.get(key) ?? null;
        const before = found.get(key);
        if (before !== undefined && (action === null || (before.stands === 'closed' && !closed))) continue;
        const read = closed ? 'closed' : 'explained';
        const stands = action === null ? 'begun' : read;
        found.set(key, { day: this.#dayOfEntry(entry), rule, stands, action });
      }
    }
    return [...found.values()].sort((one, other) =>
      `${one.day} ${one.rule}` < `${other.day} ${other.rule}` ? -1 : 1,
    );
  }
}
