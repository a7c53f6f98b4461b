import { useMemo } from 'preact/hooks';
import { later } from '../live/later.tsx';
import type { DoingOver } from '../views.tsx';
import { officeSheets } from './doing.ts';

const Pages = later(async () => (await import('./sheet-pages.tsx')).SheetPages);

interface ShownProps {
  readonly session: DoingOver['session'];
  /** As the browser has it, with its number sign. */
  readonly address: string;
}

/** The pages of sheets for whoever is signed in. */
export const ShownSheets = ({ session, address }: ShownProps) => {
  const doing = useMemo(
    () => officeSheets(session),
    [session.session, session.role, session.person, session.account],
  );
  return <Pages doing={doing} address={address} />;
};
