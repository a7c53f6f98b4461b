import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { take } from '../check.ts';
import { pickedFiles } from '../evidence/chosen-files.ts';
import { isDraggedOver, phase } from '../state.ts';
import { text } from '../text.ts';
import { number } from '../times.ts';
import { NoticeLine } from './notice.tsx';

const STEPS = ['step-drop', 'step-wait', 'step-compare'] as const;

/** Says where to drop a bag, although the whole page takes it; and the button for those who do not drag. */
export const DropArea = (): JSX.Element => {
  const picker = useRef<HTMLInputElement>(null);
  const pick = async (input: HTMLInputElement): Promise<void> => {
    const chosen = pickedFiles(input.files);
    input.value = '';
    if (chosen.length > 0) await take(chosen);
  };
  return (
    <div class="drop" data-over={isDraggedOver.value}>
      <p class="drop-words">{text('drop-here')}</p>
      <button type="button" class="main" onClick={() => picker.current?.click()}>
        {text('choose-folder')}
      </button>
      <input
        ref={picker}
        type="file"
        class="unseen"
        tabIndex={-1}
        aria-label={text('choose-folder')}
        onChange={({ currentTarget }) => pick(currentTarget)}
        {...{ webkitdirectory: true }}
      />
      {phase.value.name === 'finding' && (
        <p role="status">{text('finding', { files: number(phase.value.files) })}</p>
      )}
      <NoticeLine about="bundle" />
    </div>
  );
};

/** The page before anything was given. */
export const Start = (): JSX.Element => (
  <>
    <p class="lead">{text('lead')}</p>
    <ol class="steps">
      {STEPS.map((step) => (
        <li key={step}>{text(step)}</li>
      ))}
    </ol>
    <DropArea />
  </>
);
