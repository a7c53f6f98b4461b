import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../live/text.ts';

const loaded = signal<{ readonly Page: FunctionComponent } | null>(null);
const isUnreachable = signal(false);

const load = async (): Promise<void> => {
  isUnreachable.value = false;
  try {
    loaded.value = { Page: (await import('./health.tsx')).Health };
  } catch {
    isUnreachable.value = true;
  }
};

/** The page of a file of its own, which a browser asks for when somebody opens it; says so where it cannot be had. */
export const ShownHealth = () => {
  useEffect(() => {
    if (loaded.peek() === null) void load();
  }, []);
  if (loaded.value !== null) return <loaded.value.Page />;
  return <p role="status">{text(isUnreachable.value ? 'view-unreachable' : 'view-loading')}</p>;
};
