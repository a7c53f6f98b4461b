import { signal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import type { Exercise } from '../../src/core/facts-exercises.ts';
import type { SetupStep } from '../../src/core/facts-setup.ts';
import type { VisitorClass } from '../../src/core/terms.ts';
import type { KioskView, Screen } from '../../src/core/view.ts';
import { Coming } from './coming.tsx';
import type { Page } from './place.ts';

export interface StepsProps {
  readonly view: KioskView;
  readonly page: Extract<Page, { readonly page: 'steps' }>;
}

export interface VisitorRecordProps {
  readonly view: KioskView;
  readonly screen: Extract<Screen, { screen: 'visitor_record' }>;
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
  /** What an observer takes out of the building. */
  readonly LogReceipt: ComponentType<{ readonly view: KioskView }>;
  readonly Challenge: ComponentType;
  readonly Proof: ComponentType;
  readonly ShiftSlip: ComponentType<{ readonly view: KioskView }>;
  /** What is practiced, and by whom. */
  readonly ExerciseBand: ComponentType<{ readonly view: KioskView }>;
  readonly Exercises: ComponentType<{ readonly view: KioskView }>;
  readonly ExercisePerson: ComponentType<{ readonly exercise: Exercise }>;
  /** A new kiosk is set up. */
  readonly Setup: ComponentType<{ readonly view: KioskView; readonly wanted: SetupStep | '' }>;
  /** What is done first in an empty room, in the place of its child: one tile more would have to be scrolled. */
  readonly FirstTile: ComponentType<{ readonly view: KioskView; readonly children: ComponentChildren }>;
  /** Visitors are named, asked, and signed out. */
  readonly VisitorClasses: ComponentType<{ readonly view: KioskView }>;
  readonly VisitorName: ComponentType<{ readonly visitor_class: VisitorClass }>;
  readonly VisitorOrganization: ComponentType<{ readonly visitor_class: VisitorClass }>;
  readonly VisitorRecord: ComponentType<VisitorRecordProps>;
  readonly VisitorLeaving: ComponentType<{ readonly view: KioskView; readonly id: string }>;
  readonly VisitorItemsOut: ComponentType<{ readonly view: KioskView; readonly id: string }>;
  readonly BadgeOwed: ComponentType<{ readonly view: KioskView; readonly badge: number }>;
}

const nothing = () => null;

/** Once they are here; until then they show nothing. */
export const late = signal<LateParts>({
  Strip: nothing,
  StepsPage: nothing,
  Unticked: nothing,
  FirstAccounts: Coming,
  LogReceipt: Coming,
  Challenge: Coming,
  Proof: Coming,
  ShiftSlip: Coming,
  ExerciseBand: nothing,
  Exercises: Coming,
  ExercisePerson: Coming,
  Setup: Coming,
  FirstTile: ({ children }) => children,
  VisitorClasses: Coming,
  VisitorName: Coming,
  VisitorOrganization: Coming,
  VisitorRecord: Coming,
  VisitorLeaving: Coming,
  VisitorItemsOut: Coming,
  BadgeOwed: Coming,
});
