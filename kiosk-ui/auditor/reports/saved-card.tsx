import { useSignal } from '@preact/signals';
import type { SavedLine } from '../../../src/office/api/saved-schemas.ts';
import { Icon } from '../../shared/icons.tsx';
import { Press, Say } from '../../shared/press.tsx';
import { Form, Refused, TypeIn } from '../../supervisor/office/fields.tsx';
import { localText } from '../said.ts';
import { text } from '../text.ts';
import { askedText } from './asked-text.ts';
import { MailForm, mailText } from './mail.tsx';
import { addressOf, fileAddress, typedOf } from './place.ts';
import { Runs, ScheduleForm, scheduleText } from './schedule.tsx';
import { useDoing } from './use-doing.ts';

export interface CardProps {
  readonly line: SavedLine;
  readonly onChanged: () => void;
}

const askedName = (field: string): string =>
  text(field === 'since' || field === 'before' ? `asked-instant-${field}` : `asked-${field}`);

/** The question in words, without the name that somebody gave it. */
const questionText = ({ report, asked }: SavedLine): string =>
  [
    text(`report-${report}`),
    ...Object.entries(asked).map(([field, value]) => `${askedName(field)}: ${askedText(field, value)}`),
  ].join(' · ');

const faultText = ({ fault, asked }: SavedLine): string =>
  fault === null ? '' : text(`fault-${fault.code}`, { room: String(asked['room'] ?? '') });

/** That of its newest run somebody was not told for whom it was meant. */
const Untold = ({ line: { runs } }: { readonly line: SavedLine }) => {
  const isTold = runs[0]?.mails.every(({ state, why }) => state !== 'given_up' || why === 'taken_back');
  return isTold === false ? (
    <Say tone="care" icon="warning">
      {text('mail-newest-given-up')}
    </Say>
  ) : null;
};

const Rename = ({ line: { saved, name }, onChanged }: CardProps) => {
  const typed = useSignal(name);
  const { isWaiting, why, send } = useDoing(onChanged);
  return (
    <Form
      button={text('rename-now')}
      why={why.value}
      about="report"
      isWaiting={isWaiting.value}
      onSubmit={() => void send(`/saved-reports/${saved}/rename`, { name: typed.value.trim() })}
    >
      <TypeIn label={text('keep-name')} of={typed} most={80} isNeeded />
    </Form>
  );
};

const Remove = ({ line: { saved, name }, onChanged }: CardProps) => {
  const { isWaiting, why, send } = useDoing(onChanged);
  return (
    <>
      <p>{text('remove-about', { name })}</p>
      <Refused why={why.value} about="report" />
      <div class="acts">
        <Press
          look="strong"
          isDisabled={isWaiting.value}
          onPress={() => void send(`/saved-reports/${saved}/remove`, {})}
        >
          {text('remove-now')}
        </Press>
      </div>
    </>
  );
};

const PARTS = { schedule: ScheduleForm, mail: MailForm, rename: Rename, remove: Remove } as const;
type Part = keyof typeof PARTS;

/** One kept report: its name asks it, and whoever keeps it changes it. */
export const SavedCard = ({ line, onChanged }: CardProps) => {
  const open = useSignal<Part | null>(null);
  const { name, report, asked, format, language, made_by, made_at, may_change, fault, schedule, mail } = line;
  const file = new URLSearchParams(Object.entries(asked).map(([field, value]) => [field, String(value)]));
  const Part = open.value === null ? null : PARTS[open.value];
  return (
    <article class="saved-card">
      <h3>
        <a href={addressOf({ report, typed: typedOf(report, asked), isAsked: true })}>{name}</a>
      </h3>
      <p>{questionText(line)}</p>
      <p class="saved-by">{text('kept-by', { account: made_by, time: localText(made_at) })}</p>
      {fault === null ? null : (
        <Say tone="care" icon="warning">
          {faultText(line)}
        </Say>
      )}
      {schedule === null ? null : (
        <p>
          <b>{scheduleText(schedule)}</b> {mailText(mail)}
        </p>
      )}
      <Untold line={line} />
      <div class="acts">
        <a class="press" download href={fileAddress(report, file, { format, language })}>
          <Icon name="paper" />
          {text(`take-${format}`)}
        </a>
        {may_change === 'no'
          ? null
          : (Object.keys(PARTS) as Part[]).map((part) => (
              <Press
                key={part}
                isOpen={open.value === part}
                label={`${text(part)}: ${name}`}
                onPress={() => {
                  open.value = open.value === part ? null : part;
                }}
              >
                {text(part)}
              </Press>
            ))}
      </div>
      {Part === null ? null : (
        <Part
          line={line}
          onChanged={() => {
            // Several addresses are added one after the other.
            if (open.value !== 'mail') open.value = null;
            onChanged();
          }}
        />
      )}
      <Runs line={line} />
    </article>
  );
};
