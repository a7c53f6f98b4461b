import type { SilencedSource } from '../../../src/core/supervisor-view.ts';
import { Press, Say } from '../../shared/press.tsx';
import { timeText } from '../live/times.tsx';
import { type Doing, doOnce, isWaiting, refusalOf } from './doing.ts';
import { sourceName } from './source-name.ts';
import { text } from './text.ts';

const Row = ({ silenced, doing }: { readonly silenced: SilencedSource; readonly doing: Doing }) => {
  const { source, how, since, until, by, by_name } = silenced;
  const refused = refusalOf(source);
  const isShelved = how === 'shelved';
  const again = text(isShelved ? 'unshelve' : 'put-in-service');
  return (
    <li class="silenced">
      <p>
        <b>{sourceName(source)}</b>{' '}
        {isShelved
          ? text('shelved-until', { time: timeText(until) })
          : text('out-of-service-since', { time: timeText(since) })}
        {by === '' ? null : ` · ${text('silenced-by', { name: by_name === '' ? by : by_name })}`}
      </p>
      {doing.mayAct ? (
        <Press
          icon="speaker"
          isDisabled={isWaiting(source)}
          label={text('act-on', { act: again, title: sourceName(source) })}
          onPress={() =>
            doOnce(doing, { act: isShelved ? 'unshelve' : 'put_in_service', source, words: '' }).then(
              () => undefined,
            )
          }
        >
          {again}
        </Press>
      ) : null}
      {refused === null ? null : (
        <Say tone="bad" icon="no_entry" role="alert">
          <b>{refused.what}</b>
          <p>{refused.remedy}</p>
        </Say>
      )}
    </li>
  );
};

/** Sources of which nobody is told just now, and until when. */
export const Silenced = ({
  silenced,
  doing,
}: {
  readonly silenced: readonly SilencedSource[];
  readonly doing: Doing;
}) =>
  silenced.length === 0 ? null : (
    <section class="silenced-list" aria-labelledby="silenced-title">
      <h2 id="silenced-title">{text('silenced-title')}</h2>
      <ul>
        {silenced.map((one) => (
          <Row key={`${one.how} ${one.source}`} silenced={one} doing={doing} />
        ))}
      </ul>
    </section>
  );
