import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from './text.ts';

/**
 * A part of the pages that is a file of its own, which a browser asks for when somebody opens it. Says so while it is
 * loaded, or where it cannot be; then it is asked for again with the next address, and when it is opened again.
 */
export const later = <Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props & { readonly address?: string }> => {
  const loaded = signal<{ readonly Part: FunctionComponent<Props> } | null>(null);
  const isUnreachable = signal(false);
  const ask = async (): Promise<void> => {
    isUnreachable.value = false;
    try {
      loaded.value = { Part: await load() };
    } catch {
      isUnreachable.value = true;
    }
  };
  return (props) => {
    useEffect(() => {
      if (loaded.peek() === null) void ask();
    }, [props.address]);
    if (loaded.value !== null) return <loaded.value.Part {...props} />;
    return <p role="status">{text(isUnreachable.value ? 'view-unreachable' : 'view-loading')}</p>;
  };
};
