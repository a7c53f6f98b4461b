import { useSignal } from '@preact/signals';
import type { SavedLine } from '../../../src/office/api/saved-schemas.ts';
import type { ReportName } from '../../../src/reports/report-names.ts';
import { Press, Say } from '../../shared/press.tsx';
import { language } from '../../shared/words.ts';
import { api, type Refusal } from '../../supervisor/office/api.ts';
import { Choose, Form, TypeIn } from '../../supervisor/office/fields.tsx';
import { text } from '../text.ts';

/** The forms of a file, for people. */
export const FORMAT_CHOICES = (): readonly (readonly [string, string])[] =>
  (['pdf', 'csv', 'json'] as const).map((format) => [format, text(`format-${format}`)]);

interface KeepProps {
  readonly report: ReportName;
  readonly asked: URLSearchParams;
}

/** Gives the question that stands here a name, so that it is asked again with one press. */
export const Keep = ({ report, asked }: KeepProps) => {
  const isOpen = useSignal(false);
  const isWaiting = useSignal(false);
  const name = useSignal('');
  const format = useSignal('pdf');
  const why = useSignal<Refusal | null>(null);
  const kept = useSignal<SavedLine | null>(null);
  const keep = async (): Promise<void> => {
    isWaiting.value = true;
    const answer = await api<SavedLine>('POST', '/saved-reports', {
      name: name.value.trim(),
      report,
      asked: Object.fromEntries(asked),
      format: format.value,
      language: language.value,
    });
    isWaiting.value = false;
    why.value = answer.ok ? null : answer.error;
    if (answer.ok) kept.value = answer.body;
  };
  if (kept.value !== null)
    return (
      <Say tone="good" icon="check" role="status">
        {text('kept', { name: kept.value.name })} <a href="#reports">{text('to-kept')}</a>
      </Say>
    );
  return (
    <div class="keep">
      <Press
        icon="list"
        isOpen={isOpen.value}
        onPress={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        {text('keep')}
      </Press>
      {isOpen.value ? (
        <Form
          button={text('keep-now')}
          why={why.value}
          about="report"
          isWaiting={isWaiting.value}
          onSubmit={() => void keep()}
        >
          <p>{text(asked.has('period') || !asked.has('since') ? 'keep-about' : 'keep-fixed')}</p>
          <div class="filter">
            <TypeIn label={text('keep-name')} hint={text('keep-name-hint')} of={name} most={80} isNeeded />
            <Choose label={text('keep-format')} of={format} choices={FORMAT_CHOICES()} />
          </div>
        </Form>
      ) : null}
    </div>
  );
};
