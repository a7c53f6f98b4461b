import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { hasSigned } from '../../../src/log/verify/identity.ts';
import type { Report } from '../../../src/log/verify/report.ts';
import { keyIn } from '../check.ts';
import { Code, Section } from '../parts.tsx';
import { known } from '../state.ts';
import { text } from '../text.ts';
import { CheckAgain } from './check-again.tsx';

type Comparison = 'none' | 'no-key' | 'same' | 'beside' | 'another';

const comparisonOf = (typed: string, own: string, checkpoint: string | undefined): Comparison => {
  if (typed.trim() === '') return 'none';
  const key = keyIn(typed);
  if (key === undefined) return 'no-key';
  if (key === own) return 'same';
  return checkpoint !== undefined && hasSigned(key, checkpoint) ? 'beside' : 'another';
};

/** Whose log it is hangs on one thing that this page cannot know: the key that the county published. */
export const Key = ({ report }: { readonly report: Report }): JSX.Element | null => {
  const id = useId();
  const { key } = report;
  if (key === undefined) return null;
  const result = comparisonOf(known.value.key, key.verifier_key, report.checkpoint);
  return (
    <Section title={text('key')} kind="key">
      <p class="big-key">
        <Code>{key.verifier_key}</Code>
      </p>
      <p>{text(key.given ? 'key-given' : 'key-own')}</p>
      <div class="field no-print">
        <label for={id}>{text('key-published')}</label>
        <input
          id={id}
          type="text"
          spellcheck={false}
          autocomplete="off"
          value={known.value.key}
          onInput={({ currentTarget }) => {
            known.value = { ...known.value, key: currentTarget.value };
          }}
        />
      </div>
      <p class="compared" data-result={result} role="status">
        {text(`key-${result}`)}
      </p>
      {(result === 'same' || result === 'beside' || result === 'another') && <CheckAgain />}
    </Section>
  );
};
