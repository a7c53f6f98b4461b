import type { Fact } from './facts.ts';
import type { ReaderFact } from './facts-readers.ts';
import type { State } from './state.ts';

/** A fact about the line between a reader and the kiosk. */
export type StampedReaderFact = Extract<Fact, ReaderFact>;

export const isReaderFact = (fact: Fact): fact is StampedReaderFact => fact.type === 'reader_refused';

/** A refusal changes nothing by itself: it is an alarm, and the loss of the reader a fact of its own. */
export const applyReaderFact = (state: State, _: StampedReaderFact): State => state;
