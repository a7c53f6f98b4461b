import { type Signal, useSignal } from '@preact/signals';
import type { AlarmRow as AlarmRowValue } from '../../../src/core/supervisor-view.ts';
import type { AlarmId } from '../../../src/core/terms.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { Press, Say } from '../../shared/press.tsx';
import { Running, timeText } from '../live/times.tsx';
import { watched } from '../live/watched.ts';
import { type Doing, doOnce, isWaiting, refusalOf } from './doing.ts';
import { kindTitle, responseOf } from './kinds.ts';
import { Silencing } from './silencing.tsx';
import { subjectOf } from './source-name.ts';
import { text } from './text.ts';
import { Told } from './told.tsx';

const ICONS = { critical: 'emergency', high: 'warning', medium: 'bell', low: 'list' } as const satisfies {
  readonly [P in AlarmRowValue['priority']]: IconName;
};
const TONES = { critical: 'bad', high: 'care', medium: 'info', low: 'plain' } as const;

const stateOf = ({ condition, answer }: AlarmRowValue): string => `state-${condition}-${answer}`;

interface WordsProps {
  readonly id: string;
  readonly words: Signal<string>;
  /** They were needed and not there. */
  readonly isMissing: boolean;
}

/** What is said with an act: needed to close an alarm. */
const Words = ({ id, words, isMissing }: WordsProps) => (
  <div class="words">
    <label for={id}>{text('words')}</label>
    <input
      id={id}
      class="fill"
      type="text"
      maxLength={400}
      autocomplete="off"
      value={words.value}
      aria-invalid={isMissing}
      aria-describedby={isMissing ? `${id}-missing` : undefined}
      onInput={(event) => {
        words.value = event.currentTarget.value;
      }}
    />
    {isMissing ? (
      <p id={`${id}-missing`} class="missing" role="alert">
        {text('words-missing')}
      </p>
    ) : null}
  </div>
);

/** Whether somebody can close it now, and if not, why. */
const closing = (row: AlarmRowValue, person: string): 'open' | 'second' | 'not_seen' | 'goes_on' | 'own' => {
  if (row.answer === 'unacknowledged') return 'not_seen';
  if (row.ends === 'by_itself' && row.condition === 'active') return 'goes_on';
  if (row.closing_by === '') return 'open';
  return row.closing_by === person ? 'own' : 'second';
};

const CLOSE_LABELS = { by_itself: 'close', by_one: 'close', by_two: 'propose-closing' } as const;

const Acts = ({ row, doing }: { readonly row: AlarmRowValue; readonly doing: Doing }) => {
  const words = useSignal('');
  const isMissing = useSignal(false);
  const { alarm } = row;
  const id = `words-${alarm}`;
  const busy = isWaiting(alarm);
  const title = kindTitle(row.kind);
  const can = closing(row, doing.person);
  const act = async (what: 'acknowledge' | 'close'): Promise<void> => {
    const said = words.peek().trim();
    isMissing.value = what === 'close' && said === '';
    if (isMissing.peek()) return document.getElementById(id)?.focus();
    const isDone = await doOnce(doing, { act: what, alarm: alarm as AlarmId, words: said });
    // What was typed while the answer was on its way is for the next act.
    if (isDone && words.peek().trim() === said) words.value = '';
  };
  const closeText = text(can === 'second' ? 'close-second' : CLOSE_LABELS[row.ends]);
  return (
    <div class="acts">
      {row.answer === 'unacknowledged' ? (
        <Press
          icon="check"
          look="strong"
          isDisabled={busy}
          label={text('act-on', { act: text('acknowledge'), title })}
          onPress={() => act('acknowledge')}
        >
          {text(busy ? 'working' : 'acknowledge')}
        </Press>
      ) : null}
      {can === 'open' || can === 'second' ? (
        <Press
          icon="cross"
          look={can === 'second' ? 'strong' : 'plain'}
          isDisabled={busy}
          label={text('act-on', { act: closeText, title })}
          onPress={() => act('close')}
        >
          {closeText}
        </Press>
      ) : null}
      <Words id={id} words={words} isMissing={isMissing.value && words.value.trim() === ''} />
      {row.shelvable === 'yes' && row.silenced === 'no' ? (
        <Silencing source={row.source} doing={doing} />
      ) : null}
      {can === 'goes_on' || can === 'own' ? <p class="aside">{text(`closing-${can}`)}</p> : null}
    </div>
  );
};

/** How it stands: whether it goes on, since when, how often, and how it ends. */
const HowItStands = ({ row }: { readonly row: AlarmRowValue }) => (
  <p class="alarm-state">
    <b>{text(stateOf(row))}</b>
    <span>
      {text('since', { time: timeText(row.since) })} · <Running since={row.since} />
    </span>
    {row.occurrences > 1 ? (
      <span>{text('occurrences', { count: row.occurrences, time: timeText(row.last) })}</span>
    ) : null}
    {row.told_again > 0 && row.answer === 'unacknowledged' ? (
      <span>{text('told-again', { count: row.told_again })}</span>
    ) : null}
    {row.silenced === 'no' ? null : <span>{text(`silenced-${row.silenced}`)}</span>}
    {row.ends === 'by_two' ? <span>{text('ends-by-two')}</span> : null}
    {row.shelvable === 'no' ? <span>{text('never-silenced')}</span> : null}
  </p>
);

/** Who was told of it, once somebody asks. */
const ToldPart = ({ row, doing }: { readonly row: AlarmRowValue; readonly doing: Doing }) => {
  const isOpen = useSignal(false);
  return (
    <div class="told-part">
      <Press
        icon={isOpen.value ? 'up' : 'down'}
        isOpen={isOpen.value}
        label={text('act-on', { act: text('told'), title: kindTitle(row.kind) })}
        onPress={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        {text('told')}
      </Press>
      {/* Asked again whenever something is on record since. */}
      {isOpen.value ? <Told alarm={row.alarm} doing={doing} version={watched.value?.log.index ?? 0} /> : null}
    </div>
  );
};

/** One alarm: how bad, what, where, since when, what to do, who answered, and what can be done about it. */
export const AlarmRow = ({ row, doing }: { readonly row: AlarmRowValue; readonly doing: Doing }) => {
  const refused = refusalOf(row.alarm);
  const id = `alarm-${row.alarm}`;
  const subject = subjectOf(row.source);
  return (
    <li>
      <article class="alarm" data-tone={TONES[row.priority]} aria-labelledby={id}>
        <header>
          <span class="priority">
            <Icon name={ICONS[row.priority]} />
            {text(`priority-${row.priority}`)}
          </span>
          <h2 id={id}>
            {kindTitle(row.kind)}
            {subject === '' ? null : ' · '}
            <bdi>{subject}</bdi>
          </h2>
        </header>
        <div class="alarm-body">
          <p class="response">
            <b>{text('response')}</b> {responseOf(row.kind)}
          </p>
          <HowItStands row={row} />
          {row.closing_by === '' ? null : (
            <Say tone="care" icon="people">
              {text('closing-proposed', {
                name: row.closing_name === '' ? row.closing_by : row.closing_name,
              })}
            </Say>
          )}
          {doing.mayAct ? <Acts row={row} doing={doing} /> : null}
          {refused === null ? null : (
            <Say tone="bad" icon="no_entry" role="alert">
              <b>{refused.what}</b>
              <p>{refused.remedy}</p>
            </Say>
          )}
          <ToldPart row={row} doing={doing} />
        </div>
      </article>
    </li>
  );
};
