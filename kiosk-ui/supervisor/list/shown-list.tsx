import { useMemo } from 'preact/hooks';
import { later } from '../live/later.tsx';
import type { DoingOver } from '../views.tsx';
import { officeList } from './office-list.ts';

const Pages = later(async () => (await import('./list-pages.tsx')).ListPages);

interface ShownProps {
  readonly session: DoingOver['session'];
  /** As the browser has it, with its number sign. */
  readonly address: string;
}

/** The list's pages for whoever is signed in. */
export const ShownList = ({ session, address }: ShownProps) => {
  const doing = useMemo(() => officeList(session), [session.session, session.role, session.person]);
  return <Pages doing={doing} address={address} />;
};
