import type { Fact } from './facts.ts';
import { INSTALLATION_MAX_MS, type ReaderFact } from './facts-readers.ts';
import type { Input } from './inputs.ts';
import { roomOfReader } from './reader-lines.ts';
import type { State } from './state.ts';
import type { Turn } from './turn.ts';

/** A fact about the line between a reader and the kiosk. */
export type StampedReaderFact = Extract<Fact, ReaderFact>;

type ReaderInput = Extract<
  Input,
  {
    readonly type:
      | 'reader_refused'
      | 'reader_keys_exposed'
      | 'reader_installation_ordered'
      | 'reader_installation_ended';
  }
>;

/** Puts on record what is said of the line to a reader, and by whom it is installed: by two, and for a bounded time. */
export const reportReader = (turn: Turn, input: ReaderInput): void => {
  const { moment, ...said } = input;
  if (said.type !== 'reader_installation_ordered') return turn.record(said);
  const { reader, for_ms, signed_by } = said;
  const isOrdered = new Set(signed_by).size === 2 && for_ms > 0 && for_ms <= INSTALLATION_MAX_MS;
  if (!isOrdered || roomOfReader(turn.state, reader) === '') return;
  const until = moment.at + for_ms;
  turn.record({ type: 'reader_installation_started', reader, for_ms, until, signed_by });
};

export const isReaderFact = (fact: Fact): fact is StampedReaderFact => fact.type.startsWith('reader_');

/** None changes the state: a refusal is an alarm, a loss a fact of its own, and an installation ends at the reader. */
export const applyReaderFact = (state: State, _: StampedReaderFact): State => state;
