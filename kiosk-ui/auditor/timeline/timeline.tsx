import '../records/records.css';
import '../reports/reports.css';
import './timeline.css';
import { useEffect, useRef } from 'preact/hooks';
import type { TimelineAnswer } from '../../../src/office/api/timeline-schemas.ts';
import { useRead } from '../../supervisor/list/use-read.ts';
import { clock, watched } from '../../supervisor/live/watched.ts';
import { api } from '../../supervisor/office/api.ts';
import { Refused } from '../../supervisor/office/fields.tsx';
import { localText, numberText } from '../said.ts';
import { text } from '../text.ts';
import { keyedPlace, Steps, WhatIsShown } from './controls.tsx';
import { Drawing } from './drawing.tsx';
import { lanesOfPeople, lanesOfRooms } from './lanes.ts';
import { addressOf, placeOf, type Shown, shownOf, type TimelinePlace } from './place.ts';
import { SpanTable } from './span-table.tsx';

/** Steps through time fill no history: the way back leads to where somebody came from. */
const go = (place: TimelinePlace): void => location.replace(addressOf(place));

const pathOf = ({ room, who }: TimelinePlace, { since, before }: Shown): string => {
  const asked = new URLSearchParams({ since: String(since), before: String(before) });
  if (who !== '') asked.set('who', who);
  else if (room !== '') asked.set('room', room);
  return `/timeline?${asked}`;
};

const Found = ({ place, answer }: { readonly place: TimelinePlace; readonly answer: TimelineAnswer }) => {
  const { since, before, spans, marks, left_out, followed, size } = answer;
  const isRooms = place.by === 'rooms';
  const known =
    place.room === '' ? (watched.value?.rooms.map(({ room }): string => room) ?? []) : [place.room];
  const looked = { ...answer, now: clock.peek() };
  const lanes = isRooms ? lanesOfRooms(looked, place.who === '' ? known : []) : lanesOfPeople(looked);
  const isEmpty = spans.length + marks.length === 0;
  return (
    <>
      <p role="status">
        {text('timeline-shown', {
          from: localText(since),
          until: localText(before),
          count: spans.length + marks.length,
        })}
        {left_out === 0 ? '' : ` ${text('timeline-left-out', { count: numberText(left_out) })}`}
        {followed >= size
          ? ''
          : ` ${text('not-indexed', { indexed: numberText(followed), size: numberText(size) })}`}
      </p>
      {isEmpty && lanes.length === 0 ? null : <Drawing answer={answer} lanes={lanes} isRooms={isRooms} />}
      {isEmpty ? null : (
        <>
          <h2>{text('same-in-words')}</h2>
          <SpanTable answer={answer} isPeople={!isRooms} />
        </>
      )}
    </>
  );
};

/** Lanes of rooms or people over time, and the same as a table. */
export const Timeline = ({ address }: { readonly address: string }) => {
  const place = placeOf(address);
  const shown = useRef<{ readonly address: string; readonly shown: Shown } | null>(null);
  // What is shown moves with the address alone, and not with each view of the kiosk.
  if (shown.current?.address !== address) shown.current = { address, shown: shownOf(place, clock.peek()) };
  const time = shown.current.shown;
  const path = pathOf(place, time);
  const read = useRead<TimelineAnswer>(() => api('GET', path), [path]);
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, altKey, metaKey } = event;
      if (ctrlKey || altKey || metaKey || part.current?.contains(document.activeElement) !== true) return;
      // Keys can come faster than what they ask for is drawn.
      const now = placeOf(location.hash);
      const next = keyedPlace(key, { place: now, shown: shownOf(now, clock.peek()) });
      if (next === undefined) return;
      event.preventDefault();
      go(next);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const { value: answer } = read.value;
  return (
    <div class="list records reports timeline">
      <h1>{text('timeline-title')}</h1>
      <WhatIsShown key={addressOf(place)} place={place} shown={time} go={go} />
      <section ref={part} class="timeline-part" aria-label={text('timeline-title')}>
        <p>{text('timeline-keys')}</p>
        <Steps place={place} shown={time} go={go} />
        <Refused why={read.why.value} />
        {answer === null ? <p role="status">{text('reading')}</p> : <Found place={place} answer={answer} />}
      </section>
    </div>
  );
};
