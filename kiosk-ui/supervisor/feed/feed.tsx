import { computed, useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FeedLine } from '../../../src/core/supervisor-feed.ts';
import { Icon } from '../../shared/icons.tsx';
import { Press } from '../../shared/press.tsx';
import { text } from '../live/text.ts';
import { timeText, zoneOf } from '../live/times.tsx';
import { gaps, lines, watched } from '../live/watched.ts';
import { addedText, titleOf } from './feed-lines.ts';
import './feed.css';

const roomName = (room: string): string =>
  watched.value?.rooms.find((card) => card.room === room)?.name ?? room;

const isLoud = ({ level }: FeedLine): boolean => level !== 'routine' && level !== 'notice';

interface LineProps {
  readonly line: FeedLine;
  /** Its name. Given from outside, so that a line that stays is not made again with every view. */
  readonly room: string;
}

const Line = ({ line, room }: LineProps) => {
  const parts = [...new Set([room, ...line.who, addedText(line)])].filter((part) => part !== '');
  return (
    <li class="line" data-level={line.level}>
      <span class="line-when">
        <time>{timeText(line.at)}</time>
        <span class="line-number">{text('feed-number', { seq: String(line.seq) })}</span>
      </span>
      <span class="line-what">
        <b>
          {isLoud(line) ? <Icon name="warning" /> : null} {titleOf(line)}
        </b>
        <span class="line-about">
          {parts.map((part) => (
            <bdi key={part}>{part}</bdi>
          ))}
        </span>
      </span>
    </li>
  );
};

const newestFirst = computed(() => lines.value.toReversed());

/**
 * The feed, newest first. It does not move under the reader: while somebody has scrolled in it or has the focus inside,
 * new lines wait behind a button that says how many there are.
 */
export const Feed = () => {
  const list = useRef<HTMLOListElement>(null);
  /** The newest line that is shown while somebody reads; null while nobody does. */
  const held = useSignal<number | null>(null);
  const hold = (): void => {
    held.value ??= newestFirst.peek()[0]?.seq ?? -1;
  };
  const isRead = (): boolean => {
    const { current } = list;
    return current !== null && (current.scrollTop > 4 || current.contains(document.activeElement));
  };
  const look = (): void => {
    if (isRead()) hold();
    else held.value = null;
  };
  const showNew = (): void => {
    held.value = null;
    list.current?.scrollTo({ top: 0 });
    (document.activeElement as HTMLElement | null)?.blur();
  };
  useEffect(() => {
    if (list.current !== null) list.current.scrollTop = 0;
  }, []);
  const all = newestFirst.value;
  const { value } = held;
  const shown = value === null ? all : all.filter(({ seq }) => seq <= value);
  const waiting = all.length - shown.length;
  return (
    <section class="feed" aria-labelledby="feed-title">
      <header>
        <h2 id="feed-title">{text('feed-title')}</h2>
        {waiting === 0 ? null : (
          <Press icon="up" look="strong" onPress={showNew}>
            {text('feed-new', { count: waiting })}
          </Press>
        )}
      </header>
      {all.length === 0 ? <p class="nobody">{text('feed-empty')}</p> : null}
      <ol
        ref={list}
        class="lines"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-labelledby="feed-title"
        onScroll={look}
        onFocusIn={hold}
        onFocusOut={() => queueMicrotask(look)}
      >
        {shown.map((line) => (
          <Fragment key={line.seq}>
            <Line line={line} room={line.room === '' ? '' : roomName(line.room)} />
            {gaps.value.includes(line.seq) ? <li class="gap">{text('feed-gap')}</li> : null}
          </Fragment>
        ))}
      </ol>
      <small>{text('times-of', { zone: zoneOf().replaceAll('_', ' ') })}</small>
    </section>
  );
};
