import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { take, takePasted } from '../check.ts';
import { pickedFiles } from '../evidence/chosen-files.ts';
import { known } from '../state.ts';
import { text } from '../text.ts';
import { CheckAgain } from './check-again.tsx';
import { NoticeLine } from './notice.tsx';

const Kept = (): JSX.Element => (
  <ul class="kept">
    {known.value.old.map((old, place) => (
      <li key={`${place} ${old.name}`}>
        <span>{old.name}</span>
        <button
          type="button"
          aria-label={text('old-remove-label', { name: old.name })}
          onClick={() => {
            known.value = { ...known.value, old: known.value.old.filter((other) => other !== old) };
          }}
        >
          {text('old-remove')}
        </button>
      </li>
    ))}
  </ul>
);

/** Checkpoints that somebody kept: the only thing that shows a log that was cut or rolled back. */
const OldCheckpoints = (): JSX.Element => {
  const id = useId();
  const pasted = useSignal('');
  const picker = useRef<HTMLInputElement>(null);
  const add = (): void => {
    const name = text('old-pasted', { number: known.value.old.length + 1 });
    if (takePasted(pasted.value, name)) pasted.value = '';
  };
  const pick = async (input: HTMLInputElement): Promise<void> => {
    const chosen = pickedFiles(input.files);
    input.value = '';
    if (chosen.length > 0) await take(chosen);
  };
  return (
    <div class="field">
      <label for={id}>{text('old')}</label>
      <p class="hint">{text('old-hint')}</p>
      <textarea
        id={id}
        rows={4}
        spellcheck={false}
        value={pasted.value}
        onInput={({ currentTarget }) => {
          pasted.value = currentTarget.value;
        }}
      />
      <div class="buttons">
        <button type="button" onClick={add} disabled={pasted.value.trim() === ''}>
          {text('old-add')}
        </button>
        <button type="button" onClick={() => picker.current?.click()}>
          {text('old-files')}
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          class="unseen"
          tabIndex={-1}
          aria-label={text('old-files')}
          onChange={({ currentTarget }) => pick(currentTarget)}
        />
      </div>
      {known.value.old.length > 0 && <Kept />}
    </div>
  );
};

const Witnesses = (): JSX.Element => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text('witness-keys')}</label>
      <p class="hint">{text('witness-keys-hint')}</p>
      <textarea
        id={id}
        rows={3}
        spellcheck={false}
        value={known.value.witnesses}
        onInput={({ currentTarget }) => {
          known.value = { ...known.value, witnesses: currentTarget.value };
        }}
      />
    </div>
  );
};

/** What the person has from elsewhere. In everything else the evidence speaks for itself, so this is what binds it. */
export const KnownThings = (): JSX.Element => {
  return (
    <section class="section no-print" data-kind="known" aria-labelledby="known">
      <h2 id="known">{text('known')}</h2>
      <OldCheckpoints />
      <Witnesses />
      <NoticeLine about="known" />
      <CheckAgain />
    </section>
  );
};
