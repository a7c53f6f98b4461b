import { Say } from '../../shared/press.tsx';
import { titleOf } from '../feed/feed-lines.ts';
import { wordFor } from '../live/text.ts';
import { Refused } from '../office/fields.tsx';
import { type ListDoing, listVersion } from './doing.ts';
import { instantText, roomText } from './said.ts';
import { text } from './text.ts';
import { useRead } from './use-read.ts';

interface UsesProps {
  readonly doing: ListDoing;
  readonly review: number;
  /** Of whom the badge was. */
  readonly name: string;
}

/** Where a lost badge was presented since it was last certain who had it. */
export const BadgeUses = ({ doing, review, name }: UsesProps) => {
  const read = useRead(() => doing.uses(review), [review, listVersion.value]);
  const found = read.value.value;
  if (found === null) {
    return read.why.value === null ? (
      <p role="status">{text('reading')}</p>
    ) : (
      <Refused why={read.why.value} />
    );
  }
  return (
    <section class="uses" aria-label={text('act-on', { act: text('uses'), name })}>
      <p>
        <b>{text('uses')}</b>
      </p>
      <p>{text('uses-since', { time: instantText(found.since) })}</p>
      {found.uses.length === 0 ? (
        <Say tone="good" icon="check">
          {text('uses-none')}
        </Say>
      ) : (
        <ol>
          {found.uses.map(({ seq, at, type, room, reason }) => (
            <li key={seq} class="step">
              <b>{titleOf({ type })}</b>
              {reason === '' ? null : <span>: {wordFor('value', reason)}</span>}
              <p>
                {instantText(at)} · {room === '' ? '' : `${roomText(room)} · `}
                {text('entry', { seq })}
              </p>
            </li>
          ))}
        </ol>
      )}
      {found.left_out === 0 ? null : <p>{text('uses-more', { count: found.left_out })}</p>}
    </section>
  );
};
