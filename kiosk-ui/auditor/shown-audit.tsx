import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../supervisor/live/text.ts';
import type { AuditPage } from './place.ts';

type Page = FunctionComponent<{ readonly address: string }>;

/** Each is a file of its own, which a browser asks for when somebody opens it. */
const LOADERS: { readonly [P in AuditPage]: () => Promise<Page> } = {
  records: async () => (await import('./records/records.tsx')).Records,
  timeline: async () => (await import('./timeline/timeline.tsx')).Timeline,
  reports: async () => (await import('./reports/reports.tsx')).Reports,
};

const loaded = signal<{ readonly [P in AuditPage]?: Page }>({});
const unreachable = signal<AuditPage | null>(null);

const load = async (page: AuditPage): Promise<void> => {
  unreachable.value = null;
  try {
    const came = await LOADERS[page]();
    loaded.value = { ...loaded.peek(), [page]: came };
  } catch {
    unreachable.value = page;
  }
};

interface ShownProps {
  readonly page: AuditPage;
  /** As the browser has it, with its number sign. */
  readonly address: string;
}

/** One of the auditor's pages; says so while it is loaded, or where it cannot be. */
export const ShownAudit = ({ page, address }: ShownProps) => {
  useEffect(() => {
    if (loaded.peek()[page] === undefined) void load(page);
  }, [page, address]);
  const Component = loaded.value[page];
  if (Component !== undefined) return <Component address={address} />;
  return <p role="status">{text(unreachable.value === page ? 'view-unreachable' : 'view-loading')}</p>;
};
