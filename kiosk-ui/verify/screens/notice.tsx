import type { JSX } from 'preact';
import { type Notice, notice } from '../state.ts';
import { text } from '../text.ts';

const OF = {
  bundle: ['no-bag', 'unreadable'],
  known: ['no-checkpoint', 'bad-witness'],
} as const satisfies Readonly<Record<string, readonly Notice[]>>;

/** What was wrong with the last thing that was given, said at once and where it was given. */
export const NoticeLine = ({ about }: { readonly about: keyof typeof OF }): JSX.Element => {
  const said = OF[about].find((key) => key === notice.value);
  return (
    <p class="notice no-print" role="alert">
      {said === undefined ? '' : text(`notice-${said}`)}
    </p>
  );
};
