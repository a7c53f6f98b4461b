import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { KioskView, Screen } from '../../src/core/view.ts';
import type { Page } from './place.ts';

export interface StepsProps {
  readonly view: KioskView;
  readonly page: Extract<Page, { readonly page: 'steps' }>;
}

/** What comes after the first picture, but for the pages about containers. */
interface LateParts {
  /** The way to the steps, on the screen of a room that waits. */
  readonly Strip: ComponentType<{ readonly view: KioskView }>;
  readonly StepsPage: ComponentType<StepsProps>;
  /** What nobody ticked, for whoever has signed out. */
  readonly Unticked: ComponentType<{ readonly screen: Extract<Screen, { screen: 'signed_out' }> }>;
  /** Where an office makes its first administrators, on one day of all. */
  readonly FirstAccounts: ComponentType;
}

const nothing = () => null;

/** Once they are here; until then they show nothing. */
export const late = signal<LateParts>({
  Strip: nothing,
  StepsPage: nothing,
  Unticked: nothing,
  FirstAccounts: nothing,
});
