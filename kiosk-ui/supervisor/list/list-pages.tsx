import './list.css';
import { Stale } from '../live/stale.tsx';
import type { ListDoing } from './doing.ts';
import { People } from './people.tsx';
import { placeOf } from './place.ts';

interface PagesProps {
  readonly doing: ListDoing;
  /** Which page of the list, as the browser's address has it. */
  readonly address: string;
}

/** The pages of the authorization list. */
export const ListPages = ({ doing, address }: PagesProps) => {
  const { page } = placeOf(address);
  return (
    <div class="list">
      <Stale />
      {page === 'people' ? <People doing={doing} /> : null}
    </div>
  );
};
