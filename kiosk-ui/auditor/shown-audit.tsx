import type { FunctionComponent } from 'preact';
import { later } from '../supervisor/live/later.tsx';
import type { AuditPage } from './place.ts';

interface PageProps {
  /** As the browser has it, with its number sign. */
  readonly address: string;
}

const PAGES: { readonly [P in AuditPage]: FunctionComponent<PageProps> } = {
  records: later(async () => (await import('./records/records.tsx')).Records),
  timeline: later(async () => (await import('./timeline/timeline.tsx')).Timeline),
  reports: later(async () => (await import('./reports/reports.tsx')).Reports),
};

/** One of the auditor's pages. */
export const ShownAudit = ({ page, address }: PageProps & { readonly page: AuditPage }) => {
  const Page = PAGES[page];
  return <Page address={address} />;
};
