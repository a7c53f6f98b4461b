import { useSignal } from '@preact/signals';
import { PHASES } from '../../../src/core/terms.ts';
import { PERIODS, type ReportName, SUBJECTS, TREND_PERIODS } from '../../../src/reports/report-names.ts';
import { roomText } from '../../supervisor/list/said.ts';
import { text as liveText } from '../../supervisor/live/text.ts';
import { zoneOf } from '../../supervisor/live/times.tsx';
import { watched } from '../../supervisor/live/watched.ts';
import { Choose, TypeIn } from '../../supervisor/office/fields.tsx';
import { text } from '../text.ts';
import { type FieldName, fieldsOf, isAskedWith, missingIn, NEEDED, type Typed } from './place.ts';

type Fields = { readonly [F in FieldName]?: { value: string } };

/** What is chosen before anybody chooses. */
const BEGINS_WITH: { readonly [F in FieldName]?: string } = { subject: 'person', per: 'week' };

const useFields = (report: ReportName, typed: Typed): Fields =>
  Object.fromEntries(
    fieldsOf(report).map((field) => [field, useSignal(typed[field] ?? BEGINS_WITH[field] ?? '')]),
  );

const roomChoices = (chosen: string): readonly (readonly [string, string])[] => {
  const known = watched.value?.rooms.map(({ room }): string => room) ?? [];
  return [...new Set([...known, ...(chosen === '' ? [] : [chosen])])].map((room) => [room, roomText(room)]);
};

interface FieldProps {
  readonly name: FieldName;
  readonly of: { value: string };
  readonly isNeeded: boolean;
  readonly fault: string;
}

/** What can be chosen for a field that is not typed. */
const CHOICES: {
  readonly [F in FieldName]?: (chosen: string, isNeeded: boolean) => readonly (readonly [string, string])[];
} = {
  room: (chosen, isNeeded) => [['', text(isNeeded ? 'choose' : 'any')], ...roomChoices(chosen)],
  phase: () => [
    ['', text('rules-of-then')],
    ...PHASES.map((phase) => [phase, liveText(`phase-${phase}`)] as const),
  ],
  period: () => [
    ['', text('period-typed')],
    ...PERIODS.map((period) => [period, text(`period-${period}`)] as const),
  ],
  per: () => TREND_PERIODS.map((per) => [per, text(`per-${per}`)] as const),
  subject: () => SUBJECTS.map((kind) => [kind, text(`subject-${kind}`)] as const),
};

const Field = ({ name, of, isNeeded, fault }: FieldProps) => {
  const label = text(`ask-${name}`);
  const choices = CHOICES[name];
  if (choices !== undefined) return <Choose label={label} of={of} choices={choices(of.value, isNeeded)} />;
  const shared = { label, of, fault, isNeeded };
  if (name === 'on') return <TypeIn {...shared} kind="date" />;
  if (name === 'from' || name === 'until')
    return <TypeIn {...shared} hint={text('filter-time-hint', { zone: zoneOf() })} kind="datetime-local" />;
  return <TypeIn {...shared} hint={text(`ask-${name}-hint`)} most={200} />;
};

/** What the form has besides what its period says. */
const shownIn = (report: ReportName, fields: Fields): readonly FieldName[] =>
  fieldsOf(report).filter((field) => isAskedWith(field, fields.period?.value ?? ''));

const typedIn = (report: ReportName, fields: Fields): Typed =>
  Object.fromEntries(
    shownIn(report, fields).flatMap((field) => {
      const value = fields[field]?.value.trim() ?? '';
      return value === '' ? [] : [[field, value]];
    }),
  );

interface FormProps {
  readonly report: ReportName;
  readonly typed: Typed;
  readonly onAsk: (typed: Typed) => void;
}

/** One question with what it asks for. */
export const ReportForm = ({ report, typed, onAsk }: FormProps) => {
  const fields = useFields(report, typed);
  const missing = useSignal<readonly FieldName[]>([]);
  return (
    <form
      class="report-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const now = typedIn(report, fields);
        missing.value = missingIn(report, now);
        if (missing.value.length === 0) onAsk(now);
      }}
    >
      <p>{text(`about-${report}`)}</p>
      <div class="filter">
        {shownIn(report, fields).map((name) => {
          const of = fields[name];
          const fault = missing.value.includes(name) ? text('needed') : '';
          const isNeeded = NEEDED[report].includes(name);
          return of === undefined ? null : (
            <Field key={name} name={name} of={of} isNeeded={isNeeded} fault={fault} />
          );
        })}
      </div>
      {missing.value.length === 0 ? null : (
        <p role="alert">
          {text('missing', { fields: missing.value.map((name) => text(`ask-${name}`)).join(', ') })}
        </p>
      )}
      <div class="acts">
        <button type="submit" class="press" data-look="strong">
          {text('answer')}
        </button>
      </div>
    </form>
  );
};
