import { useSignal } from '@preact/signals';
import type { AskedAct } from '../../../src/asked-act.ts';
import type { AlarmSource } from '../../../src/core/terms.ts';
import { Press, Say } from '../../shared/press.tsx';
import { lengthText } from '../live/times.tsx';
import { watched } from '../live/watched.ts';
import { type Doing, doOnce, isWaiting, refusalOf, shelve, shelvingChoices } from './doing.ts';
import { sourceName } from './source-name.ts';
import { text } from './text.ts';

interface FormProps {
  readonly source: AlarmSource;
  readonly doing: Doing;
  readonly onDone: () => void;
}

/** What is asked for a reason: for a time that ends by itself, or while something is mended. */
const Form = ({ source, doing, onDone }: FormProps) => {
  const words = useSignal('');
  const isMissing = useSignal(false);
  const busy = isWaiting(source);
  const id = `silence-${source}`;
  const act = async (make: (said: string) => AskedAct): Promise<void> => {
    const said = words.peek().trim();
    isMissing.value = said === '';
    if (said === '') return document.getElementById(id)?.focus();
    if (await doOnce(doing, make(said))) onDone();
  };
  return (
    <fieldset class="silence-form" aria-label={text('silence-of', { source: sourceName(source) })}>
      <p>{text('silence-means')}</p>
      <label for={id}>{text('silence-why')}</label>
      <input
        id={id}
        class="fill"
        type="text"
        maxLength={400}
        autocomplete="off"
        value={words.value}
        aria-invalid={isMissing.value}
        aria-describedby={isMissing.value ? `${id}-missing` : undefined}
        onInput={(event) => {
          words.value = event.currentTarget.value;
        }}
      />
      {isMissing.value ? (
        <p id={`${id}-missing`} class="missing" role="alert">
          {text('silence-why-missing')}
        </p>
      ) : null}
      <div class="choices">
        {shelvingChoices(watched.value?.kiosk.shelve_max_ms ?? 0).map((length) => (
          <Press key={length} isDisabled={busy} onPress={() => act((said) => shelve(source, length, said))}>
            {text('shelve-for', { length: lengthText(length) })}
          </Press>
        ))}
        <Press
          icon="wrench"
          isDisabled={busy}
          onPress={() => act((said) => ({ act: 'take_out_of_service', source, words: said }))}
        >
          {text('take-out-of-service')}
        </Press>
      </div>
    </fieldset>
  );
};

/** Ways to hear nothing of a source. */
export const Silencing = ({ source, doing }: Omit<FormProps, 'onDone'>) => {
  const isOpen = useSignal(false);
  const refused = refusalOf(source);
  return (
    <div class="silencing">
      <Press
        icon="speaker_off"
        isOpen={isOpen.value}
        label={text('act-on', { act: text('silence'), title: sourceName(source) })}
        onPress={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        {text('silence')}
      </Press>
      {isOpen.value ? (
        <Form
          source={source}
          doing={doing}
          onDone={() => {
            isOpen.value = false;
          }}
        />
      ) : null}
      {refused === null ? null : (
        <div class="silence-refused">
          <Say tone="bad" icon="no_entry" role="alert">
            <b>{refused.what}</b>
            <p>{refused.remedy}</p>
          </Say>
        </div>
      )}
    </div>
  );
};
