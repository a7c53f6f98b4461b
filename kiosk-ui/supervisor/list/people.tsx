import { useComputed, useSignal } from '@preact/signals';
import type { Ms } from '../../../src/core/terms.ts';
import { Say } from '../../shared/press.tsx';
import { clock } from '../live/watched.ts';
import { Refused } from '../office/fields.tsx';
import { ChooseAsOf, PastBanner } from './as-of.tsx';
import type { ListDoing, ListRead, ListStands, Shared } from './doing.ts';
import { FilterBar } from './filter-bar.tsx';
import { type FilterParts, filtered, type ListFilter, NO_FILTER } from './list-filter.ts';
import { AT_ONCE, More } from './parts.tsx';
import { PersonCard } from './person-card.tsx';
import { text } from './text.ts';
import { useRead } from './use-read.ts';

interface FoundProps {
  readonly doing: ListDoing;
  readonly list: ListRead;
  readonly parts: FilterParts;
}

const Found = ({ doing, list: { at, people, erased, training_erased }, parts }: FoundProps) => {
  const filter = useSignal<ListFilter>(NO_FILTER);
  const most = useSignal(AT_ONCE);
  const found = filtered(people, filter.value, parts);
  const all = people.filter(({ status }) => status !== 'removed').length;
  return (
    <>
      <FilterBar list={people} filter={filter} />
      <p role="status">{text('found', { found: found.length, all })}</p>
      {erased === 0 ? null : (
        <Say tone="info" icon="eye">
          {text('erased', { count: erased })}
        </Say>
      )}
      {training_erased === 0 ? null : (
        <Say tone="info" icon="eye">
          {text('training-erased', { count: training_erased })}
        </Say>
      )}
      {found.length === 0 ? <p>{text('found-none')}</p> : null}
      <ul class="people">
        {found.slice(0, most.value).map((line) => (
          <PersonCard
            key={line.person}
            doing={doing}
            line={line}
            list={people}
            parts={parts}
            isPast={at !== null}
          />
        ))}
      </ul>
      <More most={most} all={found.length} />
    </>
  );
};

const lostOf = (stands: ListStands): ReadonlySet<string> =>
  new Set(stands.reviews.filter(({ kind }) => kind === 'lost_badge').map(({ person }) => person));

/** Everybody on the list: now, or as of an instant. */
export const People = ({ shared: { doing, people, stands, trained } }: { readonly shared: Shared }) => {
  const at = useSignal<Ms | null>(null);
  const past = useRead<ListRead | null>(() => {
    const then = at.peek();
    return then === null ? Promise.resolve({ ok: true, body: null }) : doing.peopleThen(then);
  }, [at.value]);
  // A date runs out by the hour at most: nothing is reckoned anew with each tick of the clock.
  const hour = useComputed(() => clock.value - (clock.value % 3_600_000));
  const now: ListRead = { at: null, people, erased: 0, trained, training_erased: 0 };
  // What was read of another instant is not shown while the one asked for is on its way.
  const then = past.value.value?.at === at.value ? past.value.value : null;
  const list = at.value === null ? now : then;
  return (
    <>
      <h1>{text('people-title')}</h1>
      <PastBanner at={at} />
      <details class="narrow-down">
        <summary>{text('as-of-open')}</summary>
        <ChooseAsOf at={at} />
      </details>
      {at.value === null ? null : <Refused why={past.why.value} />}
      {list === null ? (
        <p role="status">{text('reading')}</p>
      ) : (
        <Found
          doing={doing}
          list={list}
          parts={{
            holds: stands.holds,
            at: at.value ?? hour.value,
            trained: list.trained,
            lost: at.value === null ? lostOf(stands) : new Set(),
          }}
        />
      )}
    </>
  );
};
