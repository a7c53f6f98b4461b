import { computed, signal } from '@preact/signals';
import type { AlarmFigures } from '../../../src/alarm-figures.ts';
import type { ToldLine } from '../../../src/alarm-told.ts';
import type { AskedAct } from '../../../src/asked-act.ts';
import type { AlarmSource, Ms } from '../../../src/core/terms.ts';

/** What became of an act: what is so now, in one word, or why nothing changed and what to do instead. */
export type Answer =
  | { readonly outcome: 'done'; readonly became: string }
  /** Whoever was asked for their PIN gave none. */
  | { readonly outcome: 'cancelled' }
  | {
      readonly outcome: 'refused';
      readonly what: string;
      readonly where: string;
      readonly remedy: string;
    };

/** What the pages of alarms need of whoever shows them. Each way resolves; a lost connection is a refusal. */
export interface Doing {
  /** Whether whoever is signed in may act; else there is nothing to press. */
  readonly mayAct: boolean;
  /** The person on the list that the account belongs to; empty for none. */
  readonly person: string;
  act(verb: 'alarm_acted', body: { readonly act: AskedAct }): Promise<Answer>;
  /** Who was told of an alarm. Rejects where it cannot be read. */
  told(alarm: string): Promise<readonly ToldLine[]>;
  /** The figures of the last so many days. Rejects where they cannot be read. */
  figures(days: number): Promise<AlarmFigures>;
}

/** Acts whose answer is not there yet, by what they are about. */
const waiting = signal<ReadonlySet<string>>(new Set());
export const isWaiting = (about: string): boolean => waiting.value.has(about);

/** The last refusal, with what it was about; null while all went well. */
export const refusal = signal<{
  readonly about: string;
  readonly what: string;
  readonly remedy: string;
} | null>(null);
export const refusalOf = (about: string) =>
  computed(() => (refusal.value?.about === about ? refusal.value : null)).value;

/** What an act is about: an alarm, a source of alarms, a channel, or the code of a test. */
export const aboutOf = (act: AskedAct): string => {
  if ('alarm' in act) return act.alarm;
  if ('source' in act) return act.source;
  return act.act === 'test' ? act.channel : act.code;
};

/** Does something about an alarm once: while its answer is awaited it cannot be asked again. True when it was done. */
export const doOnce = async (doing: Doing, act: AskedAct): Promise<boolean> => {
  const about = aboutOf(act);
  if (waiting.peek().has(about)) return false;
  waiting.value = new Set([...waiting.peek(), about]);
  refusal.value = null;
  try {
    const answer = await doing.act('alarm_acted', { act });
    if (answer.outcome === 'done') return true;
    if (answer.outcome === 'refused') refusal.value = { about, what: answer.what, remedy: answer.remedy };
    return false;
  } finally {
    waiting.value = new Set([...waiting.peek()].filter((other) => other !== about));
  }
};

const MINUTE_MS: Ms = 60_000;
const HOUR_MS: Ms = 60 * MINUTE_MS;
const CHOICES: readonly Ms[] = [15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS, 8 * HOUR_MS, 24 * HOUR_MS];

/** For how long something can be shelved: each choice ends by itself, and none lies above what the policy allows. */
export const shelvingChoices = (most: Ms): readonly Ms[] => {
  const fitting = CHOICES.filter((choice) => choice <= most);
  return fitting.length === 0 && most > 0 ? [most] : fitting;
};

export const shelve = (source: AlarmSource, for_ms: Ms, words: string): AskedAct => ({
  act: 'shelve_for',
  source,
  for_ms,
  words,
});
