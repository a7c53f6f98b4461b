import './alarms.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AlarmFigures } from '../../../src/alarm-figures.ts';
import { PRIORITIES } from '../../../src/core/alarm-kinds.ts';
import { LOCALES } from '../../shared/languages.ts';
import { Press } from '../../shared/press.tsx';
import { language } from '../../shared/words.ts';
import { lengthText, timeText } from '../live/times.tsx';
import type { Doing } from './doing.ts';
import { sourceName } from './source-name.ts';
import { text } from './text.ts';

/** What EEMUA 191 asks for: fewer than one alarm in ten minutes, and of each hundred so many of a priority. */
const PER_10_MIN_MAX = 1;
const SHARES = { critical: null, high: 5, medium: 15, low: 80 } as const;
const SPANS = [1, 7, 30] as const;

const decimal = (value: number): string =>
  new Intl.NumberFormat(LOCALES[language.value], { maximumFractionDigits: 2 }).format(value);

const Rate = ({ figures }: { readonly figures: AlarmFigures }) => {
  const { mean, worst, worst_from } = figures.per_10_min;
  return (
    <dl class="numbers">
      <div data-bad={mean > PER_10_MIN_MAX ? '' : undefined}>
        <dt>{text('figure-mean')}</dt>
        <dd>{decimal(mean)}</dd>
        <dd class="aside">{text(mean > PER_10_MIN_MAX ? 'figure-mean-over' : 'figure-mean-good')}</dd>
      </div>
      <div>
        <dt>{text('figure-worst')}</dt>
        <dd>{decimal(worst)}</dd>
        <dd class="aside">{worst === 0 ? '' : text('figure-from', { time: timeText(worst_from) })}</dd>
      </div>
      <div>
        <dt>{text('figure-alarms')}</dt>
        <dd>{decimal(figures.alarms)}</dd>
        <dd class="aside">{text('figure-silenced', { count: figures.silenced })}</dd>
      </div>
      <div data-bad={figures.standing.length > 0 ? '' : undefined}>
        <dt>{text('figure-standing')}</dt>
        <dd>{decimal(figures.standing.length)}</dd>
        <dd class="aside">{text('figure-stood', { count: figures.stood })}</dd>
      </div>
      <div>
        <dt>{text('figure-median')}</dt>
        <dd>
          {figures.median_to_acknowledge_ms === null
            ? text('figure-none')
            : lengthText(figures.median_to_acknowledge_ms)}
        </dd>
        <dd class="aside">{text('figure-unanswered', { count: figures.unanswered })}</dd>
      </div>
    </dl>
  );
};

const Shares = ({ figures }: { readonly figures: AlarmFigures }) => (
  <table>
    <caption>{text('figure-shares')}</caption>
    <thead>
      <tr>
        {['priority', 'count', 'share', 'asked'].map((column) => (
          <th key={column} scope="col">
            {text(`figure-${column}`)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {PRIORITIES.map((priority) => {
        const count = figures.by_priority[priority];
        const asked = SHARES[priority];
        return (
          <tr key={priority}>
            <th scope="row">{text(`priority-${priority}`)}</th>
            <td>{decimal(count)}</td>
            <td>{figures.alarms === 0 ? '' : `${decimal(Math.round((100 * count) / figures.alarms))} %`}</td>
            <td>{asked === null ? text('figure-rare') : `${asked} %`}</td>
          </tr>
        );
      })}
    </tbody>
  </table>
);

const Lists = ({ figures }: { readonly figures: AlarmFigures }) => (
  <div class="figure-lists">
    <section aria-labelledby="frequent-title">
      <h2 id="frequent-title">{text('figure-frequent')}</h2>
      {figures.most_frequent.length === 0 ? <p>{text('figure-none')}</p> : null}
      <ol>
        {figures.most_frequent.map(({ source, alarms }) => (
          <li key={source}>
            <b>{decimal(alarms)}</b> {sourceName(source)}
          </li>
        ))}
      </ol>
    </section>
    <section aria-labelledby="standing-title">
      <h2 id="standing-title">{text('figure-standing')}</h2>
      {figures.standing.length === 0 ? <p>{text('figure-none')}</p> : null}
      <ol>
        {figures.standing.map(({ alarm, priority, since }) => (
          <li key={alarm}>
            <b>{text(`priority-${priority}`)}</b> {sourceName(alarm)} ·{' '}
            {text('since', { time: timeText(since) })}
          </li>
        ))}
      </ol>
    </section>
  </div>
);

/** How alarms do, in the numbers by which ISA-18.2 and EEMUA 191 judge them. */
export const Figures = ({ doing }: { readonly doing: Pick<Doing, 'figures'> }) => {
  const days = useSignal<number>(30);
  const figures = useSignal<AlarmFigures | 'asking' | 'failed'>('asking');
  useEffect(() => {
    let isWanted = true;
    figures.value = 'asking';
    doing.figures(days.value).then(
      (came) => {
        if (isWanted) figures.value = came;
      },
      () => {
        if (isWanted) figures.value = 'failed';
      },
    );
    return () => {
      isWanted = false;
    };
  }, [days.value]);
  const { value } = figures;
  return (
    <div class="alarms figures">
      <h1>{text('figures-title')}</h1>
      <fieldset class="choices" aria-label={text('figure-span')}>
        {SPANS.map((span) => (
          <Press
            key={span}
            isChosen={days.value === span}
            onPress={() => {
              days.value = span;
            }}
          >
            {text('figure-days', { count: span })}
          </Press>
        ))}
      </fieldset>
      {value === 'asking' ? <p role="status">{text('figures-asking')}</p> : null}
      {value === 'failed' ? <p role="alert">{text('figures-unread')}</p> : null}
      {typeof value === 'string' ? null : (
        <>
          <p>{text('figure-span-of', { from: timeText(value.from), until: timeText(value.until) })}</p>
          <Rate figures={value} />
          <Shares figures={value} />
          <Lists figures={value} />
          <p class="aside">{text('figures-mean')}</p>
        </>
      )}
    </div>
  );
};
