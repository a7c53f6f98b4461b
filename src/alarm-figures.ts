import { PRIORITIES, type Priority } from './core/alarm-kinds.ts';
import type { AlarmFact } from './core/facts-alarms.ts';
import type { AlarmId, AlarmSource, Ms } from './core/terms.ts';

const TEN_MINUTES_MS: Ms = 600_000;
const DAY_MS: Ms = 86_400_000;
const MOST_FREQUENT = 5;

type Of<T extends AlarmFact['type']> = Extract<AlarmFact, { readonly type: T }>;

/** What the figures need of the facts about alarms: nothing that names a person. `at` is the instant of the entry. */
export type AlarmStep = { readonly at: Ms } & (
  | Pick<Of<'alarm_raised'>, 'type' | 'alarm' | 'source' | 'priority'>
  | Pick<Of<'alarm_acknowledged' | 'alarm_closed'>, 'type' | 'alarm'>
  | Pick<
      Of<'alarm_shelved' | 'alarm_unshelved' | 'alarm_out_of_service' | 'alarm_in_service'>,
      'type' | 'source'
    >
);

export interface StandingAlarm {
  readonly alarm: AlarmId;
  readonly priority: Priority;
  readonly since: Ms;
}

/**
 * How alarms do, in the numbers of ISA-18.2: instants in milliseconds since 1970 (UTC), lengths in milliseconds.
 * An alarm counts each time that people were told of it; of a source that was silenced they were not.
 */
export interface AlarmFigures {
  readonly from: Ms;
  readonly until: Ms;
  readonly alarms: number;
  readonly silenced: number;
  /** The mean over the whole time, and the most in any ten minutes with the first of those; 0 where there was none. */
  readonly per_10_min: { readonly mean: number; readonly worst: number; readonly worst_from: Ms };
  readonly by_priority: { readonly [P in Priority]: number };
  /** Open for more than a day at the end, oldest first; and how many were at any time. */
  readonly standing: readonly StandingAlarm[];
  readonly stood: number;
  /** At most five, most frequent first. */
  readonly most_frequent: readonly { readonly source: AlarmSource; readonly alarms: number }[];
  readonly acknowledged: number;
  /** From the first time that people were told, or told anew, until somebody answered; null where nobody did. */
  readonly median_to_acknowledge_ms: Ms | null;
  /** Open at the end, and nobody has answered. */
  readonly unanswered: number;
}

interface Open extends StandingAlarm {
  /** When people were told what nobody has answered yet. */
  told: Ms | null;
}

const medianOf = (lengths: readonly Ms[]): Ms | null => {
  const sorted = lengths.toSorted((one, other) => one - other);
  const [upper] = sorted.slice(Math.floor(sorted.length / 2));
  const [lower] = sorted.slice(Math.floor((sorted.length - 1) / 2));
  return upper === undefined || lower === undefined ? null : Math.round((lower + upper) / 2);
};

/** Counts as the steps go by; holds what is open and one number for each answer, whatever the length of the log. */
export class AlarmTally {
  readonly #from: Ms;
  readonly #until: Ms;
  readonly #open = new Map<AlarmId, Open>();
  readonly #silenced = new Set<AlarmSource>();
  readonly #bySource = new Map<AlarmSource, number>();
  readonly #byPriority = { critical: 0, high: 0, medium: 0, low: 0 };
  readonly #answered: Ms[] = [];
  /** Alarms of the last ten minutes. */
  #recent: readonly Ms[] = [];
  #worst: readonly Ms[] = [];
  #silencedAlarms = 0;
  #stood = 0;

  constructor({ from, until }: { readonly from: Ms; readonly until: Ms }) {
    this.#from = from;
    this.#until = until;
  }

  take(step: AlarmStep): void {
    switch (step.type) {
      case 'alarm_raised':
        return this.#raised(step);
      case 'alarm_acknowledged':
        return this.#acknowledged(step);
      case 'alarm_closed':
        return this.#over(step.alarm, step.at);
      case 'alarm_shelved':
      case 'alarm_out_of_service':
        return void this.#silenced.add(step.source);
      case 'alarm_unshelved':
      case 'alarm_in_service':
        return void this.#silenced.delete(step.source);
    }
  }

  #raised({ at, alarm, source, priority }: Extract<AlarmStep, { readonly type: 'alarm_raised' }>): void {
    const open = this.#open.get(alarm);
    this.#open.set(alarm, { alarm, priority, since: open?.since ?? at, told: open?.told ?? at });
    if (at < this.#from) return;
    if (this.#silenced.has(source)) {
      this.#silencedAlarms += 1;
      return;
    }
    this.#byPriority[priority] += 1;
    this.#bySource.set(source, (this.#bySource.get(source) ?? 0) + 1);
    this.#recent = [...this.#recent.filter((other) => other <= at && other > at - TEN_MINUTES_MS), at];
    if (this.#recent.length > this.#worst.length) this.#worst = this.#recent;
  }

  #acknowledged({ at, alarm }: { readonly at: Ms; readonly alarm: AlarmId }): void {
    const open = this.#open.get(alarm);
    if (open === undefined || open.told === null) return;
    if (at >= this.#from) this.#answered.push(Math.max(0, at - open.told));
    open.told = null;
  }

  #over(alarm: AlarmId, at: Ms): void {
    const open = this.#open.get(alarm);
    if (open !== undefined && at >= this.#from && at - open.since > DAY_MS) this.#stood += 1;
    this.#open.delete(alarm);
  }

  figures(): AlarmFigures {
    const [from, until] = [this.#from, this.#until];
    const alarms = PRIORITIES.reduce((sum, priority) => sum + this.#byPriority[priority], 0);
    const open = [...this.#open.values()];
    const standing = open
      .filter(({ since }) => until - since > DAY_MS)
      .map(({ alarm, priority, since }) => ({ alarm, priority, since }))
      .toSorted((one, other) => one.since - other.since);
    return {
      from,
      until,
      alarms,
      silenced: this.#silencedAlarms,
      per_10_min: {
        mean: alarms / Math.max(1, (until - from) / TEN_MINUTES_MS),
        worst: this.#worst.length,
        worst_from: this.#worst[0] ?? 0,
      },
      by_priority: this.#byPriority,
      standing,
      stood: this.#stood + standing.length,
      most_frequent: [...this.#bySource]
        .map(([source, count]) => ({ source, alarms: count }))
        .toSorted((one, other) => other.alarms - one.alarms || (one.source < other.source ? -1 : 1))
        .slice(0, MOST_FREQUENT),
      acknowledged: this.#answered.length,
      median_to_acknowledge_ms: medianOf(this.#answered),
      unanswered: open.filter(({ told }) => told !== null).length,
    };
  }
}

/**
 * The figures of a time from `from` up to before `until`. The steps are those of the whole log in its order: what was
 * open or silenced before counts too. Steps from `until` on are passed over.
 */
export const alarmFigures = (
  steps: Iterable<AlarmStep>,
  span: { readonly from: Ms; readonly until: Ms },
): AlarmFigures => {
  const tally = new AlarmTally(span);
  for (const step of steps) if (step.at < span.until) tally.take(step);
  return tally.figures();
};
