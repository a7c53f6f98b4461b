import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { text as liveText } from '../live/text.ts';
import type { DoingOver } from '../views.tsx';
import { officeSheets } from './doing.ts';

type Pages = typeof import('./sheet-pages.tsx').SheetPages;

/** A file of its own, which a browser asks for when somebody opens the sheets. */
const pages = signal<{ readonly Pages: Pages } | null>(null);
const isUnreachable = signal(false);

const load = async (): Promise<void> => {
  isUnreachable.value = false;
  try {
    const { SheetPages } = await import('./sheet-pages.tsx');
    pages.value = { Pages: SheetPages };
  } catch {
    isUnreachable.value = true;
  }
};

interface ShownProps {
  readonly session: DoingOver['session'];
  /** As the browser has it, with its number sign. */
  readonly address: string;
}

/** The pages of sheets for whoever is signed in; says so while they are loaded, or where they cannot be. */
export const ShownSheets = ({ session, address }: ShownProps) => {
  useEffect(() => {
    if (pages.peek() === null) void load();
  }, [address]);
  const doing = useMemo(() => officeSheets(session), [session.session, session.role, session.person]);
  if (pages.value === null) {
    return <p role="status">{liveText(isUnreachable.value ? 'view-unreachable' : 'view-loading')}</p>;
  }
  const { Pages } = pages.value;
  return <Pages doing={doing} address={address} />;
};
