import { useComputed, useSignal } from '@preact/signals';
import type { Ms } from '../../../src/core/terms.ts';
import { Press, Say } from '../../shared/press.tsx';
import { clock } from '../live/watched.ts';
import { Refused } from '../office/fields.tsx';
import type { ListDoing, ListRead, StandingRead } from './doing.ts';
import { listVersion } from './doing.ts';
import { FilterBar } from './filter-bar.tsx';
import { type FilterParts, filtered, type ListFilter, NO_FILTER } from './list-filter.ts';
import { PersonCard } from './person-card.tsx';
import { text } from './text.ts';
import { useRead } from './use-read.ts';

/** So many are read at a glance; more are shown on request. */
const AT_ONCE = 40;

interface FoundProps {
  readonly list: ListRead;
  readonly parts: FilterParts;
}

const Found = ({ list: { people, erased }, parts }: FoundProps) => {
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
      {found.length === 0 ? <p>{text('found-none')}</p> : null}
      <ul class="people">
        {found.slice(0, most.value).map((line) => (
          <PersonCard key={line.person} line={line} list={people} parts={parts} />
        ))}
      </ul>
      {found.length <= most.value ? null : (
        <Press
          icon="more"
          onPress={() => {
            most.value += AT_ONCE;
          }}
        >
          {text('found-more', { count: found.length - most.value })}
        </Press>
      )}
    </>
  );
};

const lostOf = (standing: StandingRead): ReadonlySet<string> =>
  new Set(standing.reviews.filter(({ kind }) => kind === 'lost_badge').map(({ person }) => person));

/** Everybody on the list: now, or as of an instant. */
export const People = ({ doing }: { readonly doing: ListDoing }) => {
  const at = useSignal<Ms | null>(null);
  const standing = useRead(() => doing.standing(), [listVersion.value]);
  const list = useRead(() => doing.people(at.peek()), [at.value, listVersion.value]);
  // A date runs out by the hour at most: nothing is reckoned anew with each tick of the clock.
  const hour = useComputed(() => clock.value - (clock.value % 3_600_000));
  const stands = standing.value.value;
  // Of another instant, while the one asked for is on its way.
  const read = list.value.value?.at === at.value ? list.value.value : null;
  return (
    <>
      <h1>{text('people-title')}</h1>
      <Refused why={list.why.value ?? standing.why.value} />
      {read === null || stands === null ? (
        <p role="status">{text('reading')}</p>
      ) : (
        <Found
          list={read}
          parts={{
            holds: stands.holds,
            at: at.value ?? hour.value,
            lost: at.value === null ? lostOf(stands) : new Set(),
          }}
        />
      )}
    </>
  );
};
