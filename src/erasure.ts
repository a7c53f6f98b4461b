import type { OfficialAct } from './core/facts-evidence.ts';
import type { Observation } from './core/inputs.ts';
import type { State } from './core/state.ts';
import type { PersonId } from './core/terms.ts';
import { isNamedIn } from './named-fields.ts';
import { takeSnapshot } from './snapshots.ts';

/** A personal field of an entry. */
export interface FieldOfEntry {
  readonly seq: number;
  readonly name: string;
}

type Erased = Extract<OfficialAct, { readonly type: 'disclosures_erased' }>;

/** Whom two officials erase, on which ground, and who they are. */
export type ErasureAct = Omit<Erased, 'type' | 'erased' | 'digest'>;

/** Whether what is to be erased is gone from the files; if not, what has to end first, or why it may not be erased. */
export type Erasure =
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'waiting'; readonly what: string }
  | { readonly outcome: 'refused'; readonly what: string; readonly remedy: string };

/** What an erasing needs of the log. */
export interface ErasableLog {
  readonly erasing: {
    readonly isUnfinished: boolean;
    /** What entry `by` says that erases these fields. */
    actOf(by: number, fields: readonly FieldOfEntry[]): Pick<Erased, 'erased' | 'digest'>;
    /** Does work in which that entry is recorded. */
    during(fields: readonly FieldOfEntry[], work: () => void): void;
    finish(snapshotUpto: number): Erasure;
  };
  writeSnapshot(upto: number, state: string): string;
  latestSnapshot(): { readonly upto: number } | undefined;
}

/** The loop, as far as an erasing goes through it. */
export interface ErasingLoop {
  readonly index: number;
  readonly state: State;
  tick(): void;
  offer(observation: Observation): boolean;
}

/** Why somebody cannot be forgotten now; undefined where nothing is in the way. What is left out goes with them. */
export const erasureBar = (
  { people, badges, training, sheets, ...state }: State,
  person: PersonId,
): Erasure | undefined => {
  if (people[person]?.status === 'listed') {
    const remedy =
      'Take them off it with "ballot-vault people import"; that is an entry, and is kept as long as any.';
    return { outcome: 'refused', what: `${person} is on the list of people`, remedy };
  }
  if (!isNamedIn(state, person)) return undefined;
  const what = `${person} is part of what goes on in a room`;
  return { outcome: 'refused', what, remedy: 'Sign them out first.' };
};

/**
 * Finishes what an entry allows to erase, where that was begun: the state is written down without it first, so
 * that no later start asks for it.
 */
export const finishErasing = (log: ErasableLog, kiosk: ErasingLoop): Erasure => {
  if (!log.erasing.isUnfinished) return { outcome: 'gone' };
  const upto = kiosk.index;
  if (upto >= 0) kiosk.offer(takeSnapshot(log, upto, kiosk.state));
  const latest = log.latestSnapshot()?.upto ?? -1;
  return latest < upto ? { outcome: 'waiting', what: 'the disk is full' } : log.erasing.finish(latest);
};

/**
 * Erases what opens these fields: the record first, with the list, and only then the deleting, so that a crash
 * between them is finished at the next start. That all duties to keep them are over is the caller's to see.
 */
export const eraseFields = (
  log: ErasableLog,
  kiosk: ErasingLoop,
  fields: readonly FieldOfEntry[],
  act: ErasureAct,
): Erasure => {
  const bar = erasureBar(kiosk.state, act.person);
  if (bar !== undefined) return bar;
  // Whatever is due is recorded first, so that the next entry is the one of the erasing.
  kiosk.tick();
  const by = kiosk.index + 1;
  const said = { type: 'disclosures_erased', ...act, ...log.erasing.actOf(by, fields) } as const;
  log.erasing.during(fields, () => kiosk.offer({ type: 'officials_acted', act: said }));
  if (kiosk.index < by) return { outcome: 'refused', what: 'the disk is full', remedy: 'Make room on it.' };
  return finishErasing(log, kiosk);
};
