/** What nobody waits for at the door, in one file: fewer and larger ones compress better. */
export { CustodyPages, WORDS as CUSTODY_TEXTS } from './custody/pages.tsx';
export { ExerciseBand, ExercisePerson, Exercises, WORDS as EXERCISE_TEXTS } from './exercises/pages.tsx';
export { FirstAccounts, WORDS as FOUNDERS_TEXTS } from './pages/founders.tsx';
export { Challenge, LogReceipt, Proof, ShiftSlip } from './pages/receipt.tsx';
export { VisitorClasses, VisitorName, VisitorOrganization } from './pages/visitors.tsx';
export { StepsPage, Strip, Unticked, WORDS as STEPS_TEXTS } from './procedures/parts.tsx';
export { FirstTile } from './setup/first-tile.tsx';
export { Setup, WORDS as SETUP_TEXTS } from './setup/pages.tsx';

export { BadgeOwed, VisitorItemsOut, VisitorLeaving } from './visitors/leaving.tsx';
export { VisitorRecord, WORDS as VISITOR_TEXTS } from './visitors/record.tsx';
