import { useSignal } from '@preact/signals';
import { PHASES } from '../../../src/core/terms.ts';
import { roomText } from '../../supervisor/list/said.ts';
import { text as liveText } from '../../supervisor/live/text.ts';
import { zoneOf } from '../../supervisor/live/times.tsx';
import { watched } from '../../supervisor/live/watched.ts';
import { Choose, TypeIn } from '../../supervisor/office/fields.tsx';
import { text } from '../text.ts';
import {
  type FieldName,
  fieldsOf,
  missingIn,
  NEEDED,
  type ReportName,
  SUBJECTS,
  TREND_PERIODS,
  type Typed,
} from './place.ts';

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

const Field = ({ name, of, isNeeded, fault }: FieldProps) => {
  const label = text(`ask-${name}`);
  switch (name) {
    case 'from':
    case 'until': {
      const hint = text('filter-time-hint', { zone: zoneOf() });
      return (
        <TypeIn label={label} hint={hint} kind="datetime-local" of={of} fault={fault} isNeeded={isNeeded} />
      );
    }
    case 'on':
      return <TypeIn label={label} kind="date" of={of} fault={fault} isNeeded={isNeeded} />;
    case 'room':
      return (
        <Choose
          label={label}
          of={of}
          choices={[['', text(isNeeded ? 'choose' : 'any')], ...roomChoices(of.value)]}
        />
      );
    case 'phase':
      return (
        <Choose
          label={label}
          of={of}
          choices={[
            ['', text('rules-of-then')],
            ...PHASES.map((phase) => [phase, liveText(`phase-${phase}`)] as const),
          ]}
        />
      );
    case 'per':
      return (
        <Choose
          label={label}
          of={of}
          choices={TREND_PERIODS.map((per) => [per, text(`per-${per}`)] as const)}
        />
      );
    case 'subject':
      return (
        <Choose
          label={label}
          of={of}
          choices={SUBJECTS.map((kind) => [kind, text(`subject-${kind}`)] as const)}
        />
      );
    default:
      return (
        <TypeIn
          label={label}
          hint={text(`ask-${name}-hint`)}
          of={of}
          most={200}
          fault={fault}
          isNeeded={isNeeded}
        />
      );
  }
};

const typedIn = (report: ReportName, fields: Fields): Typed =>
  Object.fromEntries(
    fieldsOf(report).flatMap((field) => {
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
        {fieldsOf(report).map((name) => {
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
