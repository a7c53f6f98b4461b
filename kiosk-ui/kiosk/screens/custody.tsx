import type { KioskView, Screen } from '../../../src/core/view.ts';
import { Signal } from './answers.tsx';

interface Props<S extends Screen['screen']> {
  readonly view: KioskView;
  readonly screen: Extract<Screen, { screen: S }>;
}

/** The number on record is told only here. Good news is not green: a number that matches proves nothing. */
export const SealSeen = ({ view, screen }: Props<'seal_seen'>) => {
  const isWell = screen.outcome === 'matches' && screen.condition === 'intact';
  return (
    <Signal view={view} tone={isWell ? 'info' : 'bad'} icon={isWell ? 'seal' : 'seal_open'} faces={[]} />
  );
};

export const CustodyRefused = ({ view }: Props<'custody_refused'>) => (
  <Signal view={view} tone="care" icon="cross" faces={[]} />
);
