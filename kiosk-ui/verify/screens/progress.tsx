import type { JSX } from 'preact';
import { bag, type Progress } from '../state.ts';
import { text } from '../text.ts';
import { number } from '../times.ts';

const share = (done: number, of: number): number => (of === 0 ? 0 : done / of);

/** A check that is running: how far it is, and the way out of it. */
export const Checking = ({
  progress,
  cancel,
}: {
  readonly progress: Progress;
  readonly cancel: () => void;
}): JSX.Element => {
  const { entries, of_entries: ofEntries, files, of_files: ofFiles } = progress;
  const whole = (share(entries, ofEntries) + share(files, ofFiles)) / 2;
  return (
    <section class="checking" aria-labelledby="checking">
      <h2 id="checking">{text('checking', { name: bag.value?.name ?? '' })}</h2>
      <progress max={1} value={whole} aria-label={text('checking-label')} />
      <p>{text('checking-entries', { done: number(entries), of: number(ofEntries) })}</p>
      <p>{text('checking-files', { done: number(files), of: number(ofFiles) })}</p>
      <button type="button" onClick={cancel}>
        {text('cancel')}
      </button>
    </section>
  );
};
