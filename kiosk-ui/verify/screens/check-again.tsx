import type { JSX } from 'preact';
import { check } from '../check.ts';
import { bag, known, knownToReport, phase } from '../state.ts';
import { text } from '../text.ts';

/** Appears once something is known that the verdict on the page was made without. */
export const CheckAgain = (): JSX.Element | null => {
  const isNew = phase.value.name === 'done' && known.value !== knownToReport.value;
  return isNew && bag.value !== undefined ? (
    <button type="button" class="main no-print" onClick={check}>
      {text('check-again')}
    </button>
  ) : null;
};
