import './list.css';
import './changes.css';
import { useSignal } from '@preact/signals';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { Stale } from '../live/stale.tsx';
import { Refused } from '../office/fields.tsx';
import { AtOnce } from './at-once.tsx';
import { type ListDoing, type ListStands, listVersion, type Shared } from './doing.ts';
import { Enrol } from './enrol.tsx';
import { Import } from './import.tsx';
import { People } from './people.tsx';
import { Phase } from './phase.tsx';
import { addressOf, LIST_PAGES, type Place, placeOf } from './place.ts';
import { Proposals } from './proposals.tsx';
import { Propose } from './propose.tsx';
import { Reviews } from './reviews.tsx';
import { text } from './text.ts';
import { Train } from './train.tsx';
import { useRead } from './use-read.ts';

const ICONS: { readonly [P in (typeof LIST_PAGES)[number]]: IconName } = {
  people: 'people',
  proposals: 'scale',
  propose: 'plus',
  import: 'paper',
  reviews: 'eye',
  phase: 'clock',
};

/** How much waits on a page; 0 for nothing. */
const waitingOn = (page: (typeof LIST_PAGES)[number], stands: ListStands | null): number => {
  if (page === 'proposals') return stands?.proposals.length ?? 0;
  return page === 'reviews' ? (stands?.reviews.length ?? 0) : 0;
};

interface WaysProps {
  readonly place: Place;
  readonly stands: ListStands | null;
  readonly mayChange: boolean;
}

/** Whoever only looks has nobody to add. */
const Ways = ({ place, stands, mayChange }: WaysProps) => (
  <nav class="ways" aria-label={text('list')}>
    {LIST_PAGES.filter((page) => mayChange || page !== 'propose').map((page) => {
      const count = waitingOn(page, stands);
      return (
        <a
          key={page}
          class="press"
          href={addressOf(page)}
          aria-current={place.page === page && place.person === '' ? 'page' : undefined}
        >
          <Icon name={ICONS[page]} />
          {count === 0 ? text(`page-${page}`) : text('page-waiting', { page: text(`page-${page}`), count })}
        </a>
      );
    })}
  </nav>
);

const Shown = ({ place: { page, person }, shared }: { readonly place: Place; readonly shared: Shared }) => {
  switch (page) {
    case 'people':
      return <People shared={shared} />;
    case 'proposals':
      return <Proposals shared={shared} />;
    case 'propose':
      return <Propose shared={shared} person={person} />;
    case 'import':
      return <Import shared={shared} />;
    case 'reviews':
      return <Reviews shared={shared} />;
    case 'phase':
      return <Phase shared={shared} />;
    case 'enrol':
      return <Enrol shared={shared} person={person} />;
    case 'train':
      return <Train key={person} shared={shared} person={person} />;
    case 'lost':
    case 'suspend':
      return <AtOnce key={`${page} ${person}`} shared={shared} person={person} what={page} />;
  }
};

interface PagesProps {
  readonly doing: ListDoing;
  /** Which page of the list, as the browser's address has it. */
  readonly address: string;
}

/** The pages of the authorization list. */
export const ListPages = ({ doing, address }: PagesProps) => {
  const asked = useSignal(0);
  const again = (): void => {
    asked.value += 1;
  };
  const of = [listVersion.value, asked.value];
  const standing = useRead(() => doing.standing(), of);
  const list = useRead(() => doing.people(), of);
  const training = useRead(() => doing.training(), of);
  const stands = standing.value.value;
  const trained = training.value.value;
  const people = list.value.value;
  const place = placeOf(address);
  return (
    <div class="list">
      <Stale />
      <Ways place={place} stands={stands} mayChange={doing.mayChange} />
      <Refused why={list.why.value ?? standing.why.value ?? training.why.value} />
      {people === null || stands === null || trained === null ? (
        <p role="status">{text('reading')}</p>
      ) : (
        <Shown place={place} shared={{ doing, people, stands, trained, again }} />
      )}
    </div>
  );
};
