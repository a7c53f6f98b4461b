import { useSignal } from '@preact/signals';
import type { RunLine, SavedLine } from '../../../src/office/api/saved-schemas.ts';
import { Icon } from '../../shared/icons.tsx';
import { LOCALES } from '../../shared/languages.ts';
import { language } from '../../shared/words.ts';
import { zoneOf } from '../../supervisor/live/times.tsx';
import { Choose, Form, TypeIn } from '../../supervisor/office/fields.tsx';
import { localText, numberText } from '../said.ts';
import { text, wordOf } from '../text.ts';
import { isInstant } from './cells.tsx';
import { Mails } from './mail.tsx';
import type { CardProps } from './saved-card.tsx';
import { useDoing } from './use-doing.ts';

const WEEK_DAYS = 7;
const MONTH_DAYS = 31;
const DAY_MS = 86_400_000;
/** 5 January 1970, as if it were UTC. */
const MONDAY = 4 * DAY_MS;

const weekdayText = (day: number): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], { timeZone: 'UTC', weekday: 'long' }).format(
    MONDAY + (day - 1) * DAY_MS,
  );

const numbersTo = (most: number): readonly number[] => Array.from({ length: most }, (_, index) => index + 1);

/** When it is made by itself, as a sentence. */
export const scheduleText = (schedule: NonNullable<SavedLine['schedule']>): string => {
  const { every, day, at, next } = schedule;
  const weekday = every === 'week' ? weekdayText(day) : '';
  const when = text(`made-each-${every}`, { at, weekday, day, zone: zoneOf() });
  return `${when} ${text('made-next', { time: localText(next) })}`;
};

const scheduleIn = (every: string, day: string, at: string) => {
  if (every === 'never') return null;
  return every === 'day' ? { every, at } : { every, day: Number(day), at };
};

/** Has a kept report made by itself, or no longer. */
export const ScheduleForm = ({ line: { saved, schedule }, onChanged }: CardProps) => {
  const every = useSignal<string>(schedule?.every ?? 'week');
  const day = useSignal(String(schedule?.day || 1));
  const at = useSignal(schedule?.at ?? '06:00');
  const { isWaiting, why, send } = useDoing(onChanged);
  const days = numbersTo(every.value === 'week' ? WEEK_DAYS : MONTH_DAYS);
  const often = {
    get value() {
      return every.value;
    },
    set value(chosen: string) {
      every.value = chosen;
      // The 31st is no day of a week.
      if (chosen === 'week' && Number(day.value) > WEEK_DAYS) day.value = '1';
    },
  };
  return (
    <Form
      button={text('schedule-now')}
      why={why.value}
      about="report"
      isWaiting={isWaiting.value}
      onSubmit={() =>
        void send(`/saved-reports/${saved}/schedule`, {
          schedule: scheduleIn(every.value, day.value, at.value),
        })
      }
    >
      <p>{text('schedule-about')}</p>
      <Choose
        label={text('schedule-every')}
        of={often}
        choices={['day', 'week', 'month', 'never'].map((one) => [one, text(`every-${one}`)] as const)}
      />
      {every.value === 'week' || every.value === 'month' ? (
        <Choose
          label={text('schedule-day')}
          of={day}
          choices={days.map(
            (one) => [String(one), every.value === 'week' ? weekdayText(one) : String(one)] as const,
          )}
        />
      ) : null}
      {every.value === 'never' ? null : (
        <TypeIn
          label={text('schedule-at')}
          hint={text('filter-time-hint', { zone: zoneOf() })}
          kind="time"
          of={at}
          isNeeded
        />
      )}
    </Form>
  );
};

const timeOf = ({ since, before }: RunLine): string => {
  const from = isInstant(since) ? localText(since) : text('run-first');
  const until = isInstant(before) ? localText(before) : text('run-last');
  return text('run-time', { from, until });
};

const becameText = (run: RunLine): string => {
  const { state, why, tries, try_at, made_at } = run;
  if (state === 'made') return text('run-made', { time: localText(made_at) });
  const said = why === '' ? '' : wordOf('run-why', why);
  if (state === 'not_made') return text('run-not-made', { why: said });
  return tries === 0 ? text('run-owed') : text('run-waits', { why: said, time: localText(try_at), tries });
};

const RunFile = ({ run: { run, state, file } }: { readonly run: RunLine }) => {
  if (state !== 'made') return null;
  if (file === '') return <>{text('run-gone')}</>;
  return (
    <a class="press" download href={`/api/v1/report-runs/${run}/file`}>
      <Icon name="paper" />
      {file}
    </a>
  );
};

/** What came of its times, each with its file. */
export const Runs = ({ line: { runs, name } }: { readonly line: SavedLine }) =>
  runs.length === 0 ? null : (
    <details class="runs">
      <summary aria-label={text('runs-of', { name })}>
        {text('runs', { count: numberText(runs.length) })}
      </summary>
      <ul>
        {runs.map((run) => (
          <li key={run.run} data-state={run.state}>
            <b>{text('run-due', { time: localText(run.due) })}</b> {becameText(run)}{' '}
            {run.state === 'made' ? timeOf(run) : null}{' '}
            {run.missed === 0 ? null : text('run-missed', { missed: run.missed })} <RunFile run={run} />
            <Mails mails={run.mails} />
          </li>
        ))}
      </ul>
    </details>
  );
