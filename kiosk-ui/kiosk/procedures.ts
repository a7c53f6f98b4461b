import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { KioskView, Screen } from '../../src/core/view.ts';
import type { Page } from './place.ts';

export interface StepsProps {
  readonly view: KioskView;
  readonly page: Extract<Page, { readonly page: 'steps' }>;
}

/** What written procedures put on the screen. */
interface ProcedureParts {
  /** The way to the steps, on the screen of a room that waits. */
  readonly Strip: ComponentType<{ readonly view: KioskView }>;
  readonly StepsPage: ComponentType<StepsProps>;
  /** What nobody ticked, for whoever has signed out. */
  readonly Unticked: ComponentType<{ readonly screen: Extract<Screen, { screen: 'signed_out' }> }>;
}

const nothing = () => null;

/** Once they are here; until then they show nothing. */
export const procedureParts = signal<ProcedureParts>({
  Strip: nothing,
  StepsPage: nothing,
  Unticked: nothing,
});
