import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ToldLine } from '../../../src/alarm-told.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { timeText } from '../live/times.tsx';
import type { Doing } from './doing.ts';
import { text, wordFor } from './text.ts';

const ICONS: Readonly<Record<string, IconName>> = {
  notice_delivered: 'check',
  notice_failed: 'cross',
  alarm_unanswered: 'clock',
  alarm_acknowledged: 'eye',
  alarm_closed: 'seal',
};

const whatOf = (line: ToldLine): string => {
  const { type, channel, number, given_up } = line;
  if (type === 'notice_failed') return text(given_up ? 'told-given-up' : 'told-failed', { channel });
  if (type === 'notice_delivered') return text(line.late ? 'told-late' : 'told-by', { channel });
  return number > 1 ? `${wordFor('told', type)} (${number})` : wordFor('told', type);
};

const Line = ({ line }: { readonly line: ToldLine }) => (
  <li class="told-line" data-type={line.type}>
    <span class="line-when">
      <time>{timeText(line.at)}</time>
      <span class="line-number">{text('entry', { seq: String(line.seq) })}</span>
    </span>
    <span>
      <b>
        <Icon name={ICONS[line.type] ?? 'bell'} /> {whatOf(line)}
      </b>
      {line.who.length === 0 ? null : (
        <>
          {' '}
          <bdi>{line.who.join(', ')}</bdi>
        </>
      )}
      {line.erased ? ` ${text('told-erased')}` : null}
      {line.cause === '' || line.type === 'alarm_closed' ? null : ` · ${wordFor('cause', line.cause)}`}
      {line.tries > 1 ? ` · ${text('told-tries', { count: line.tries })}` : null}
      {line.refused > 0 ? ` · ${text('told-refused', { count: line.refused })}` : null}
      {line.words === '' ? null : (
        <>
          {' · '}
          <q>
            <bdi>{line.words}</bdi>
          </q>
        </>
      )}
    </span>
  </li>
);

interface ToldProps {
  readonly alarm: string;
  readonly doing: Pick<Doing, 'told'>;
  /** Asked again when this is another one. */
  readonly version: number;
}

/** Who was told of an alarm, by what and when, and who answered: from the entries of the log. */
export const Told = ({ alarm, doing, version }: ToldProps) => {
  const lines = useSignal<readonly ToldLine[] | 'asking' | 'failed'>('asking');
  useEffect(() => {
    let isWanted = true;
    doing.told(alarm).then(
      (came) => {
        if (isWanted) lines.value = came;
      },
      () => {
        if (isWanted) lines.value = 'failed';
      },
    );
    return () => {
      isWanted = false;
    };
  }, [alarm, version]);
  const { value } = lines;
  if (value === 'asking') return <p role="status">{text('told-asking')}</p>;
  if (value === 'failed') return <p role="alert">{text('told-unread')}</p>;
  const isTold = value.some(({ type }) => type === 'notice_delivered');
  return (
    <div class="told">
      {isTold ? null : <p>{text('told-nobody')}</p>}
      <ol>
        {value.map((line) => (
          <Line key={line.seq} line={line} />
        ))}
      </ol>
      <p class="aside">{text('told-means')}</p>
    </div>
  );
};
