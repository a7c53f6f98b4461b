import { assertNever } from '../../src/core/terms.ts';
import type { KioskView } from '../../src/core/view.ts';
import { Coming } from './coming.tsx';
import { custodyPages } from './custody.ts';
import { late } from './late.ts';
import { Inside, Leaving, SignInside } from './pages/inside.tsx';
import { Display, More, Notices } from './pages/menus.tsx';
import {
  Acknowledge,
  AcknowledgeOther,
  ConfirmEmergency,
  Contents,
  HeadCount,
  LoneReasons,
  OpeningMinutes,
  OpeningReasons,
  PurposeOther,
  Sweep,
} from './pages/statements.tsx';
import { type Page, place } from './place.ts';
import { Abandoned, Denied, Entered, Granted, Sign, SignedOut, Stated } from './screens/answers.tsx';
import { CustodyRefused, SealSeen } from './screens/custody.tsx';
import { Approval, Authority, Badge, Confirm, Pin } from './screens/entry.tsx';
import { PurposeChoice } from './screens/purpose.tsx';
import { Attract, DoorHeld, Emergency, Fault, ManagedOpening } from './screens/standing.tsx';
import { Observers, Visitors, VisitorsAnnounced } from './screens/visitors.tsx';

/** One component for each screen of the core. */
const ScreenOf = ({ view }: { readonly view: KioskView }) => {
  const { screen } = view;
  switch (screen.screen) {
    case 'attract':
      return <Attract view={view} />;
    case 'visitors_announced':
      return <VisitorsAnnounced view={view} screen={screen} />;
    case 'badge':
      return <Badge view={view} screen={screen} />;
    case 'pin':
      return <Pin key={screen.holder.person} view={view} screen={screen} />;
    case 'approval':
      return <Approval view={view} screen={screen} />;
    case 'confirm':
      return <Confirm view={view} screen={screen} />;
    case 'purpose':
      return <PurposeChoice view={view} screen={screen} />;
    case 'authority':
      return <Authority view={view} screen={screen} />;
    case 'visitors':
      return <Visitors view={view} screen={screen} />;
    case 'visitor_record':
      return <late.value.VisitorRecord key={screen.field} view={view} screen={screen} />;
    case 'observers':
      return <Observers view={view} screen={screen} />;
    case 'granted':
      return <Granted view={view} screen={screen} />;
    case 'entered':
      return <Entered view={view} screen={screen} />;
    case 'denied':
      return <Denied view={view} screen={screen} />;
    case 'signed_out':
      return <SignedOut view={view} screen={screen} />;
    case 'sign':
      return <Sign view={view} screen={screen} />;
    case 'stated':
      return <Stated view={view} screen={screen} />;
    case 'seal_seen':
      return <SealSeen view={view} screen={screen} />;
    case 'custody_refused':
      return <CustodyRefused view={view} screen={screen} />;
    case 'abandoned':
      return <Abandoned view={view} screen={screen} />;
    case 'door_held':
      return <DoorHeld view={view} />;
    case 'managed_opening':
      return <ManagedOpening view={view} screen={screen} />;
    case 'emergency':
      return <Emergency view={view} screen={screen} />;
    case 'fault':
      return <Fault view={view} screen={screen} />;
    default:
      return assertNever(screen);
  }
};

type LatePage = Extract<
  Page,
  {
    readonly page:
      | 'leaving_items'
      | 'badge_owed'
      | 'exercises'
      | 'exercise_person'
      | 'setup'
      | 'receipt'
      | 'challenge'
      | 'proof'
      | 'slip'
      | 'founders'
      | 'visitor_class'
      | 'visitor_name'
      | 'visitor_organization';
  }
>;

/** Pages that people open by hand: about visitors, exercises, the set-up and what is taken out of the building. */
const LatePageOf = ({ view, page }: { readonly view: KioskView; readonly page: LatePage }) => {
  switch (page.page) {
    case 'leaving_items':
      return <late.value.VisitorItemsOut view={view} id={page.id} />;
    case 'exercises':
      return <late.value.Exercises view={view} />;
    case 'exercise_person':
      return <late.value.ExercisePerson exercise={page.exercise} />;
    case 'receipt':
      return <late.value.LogReceipt view={view} />;
    case 'challenge':
      return <late.value.Challenge />;
    case 'proof':
      return <late.value.Proof />;
    case 'slip':
      return <late.value.ShiftSlip view={view} />;
    case 'founders':
      return <late.value.FirstAccounts />;
    case 'setup':
      return <late.value.Setup view={view} wanted={page.step} />;
    case 'badge_owed':
      return <late.value.BadgeOwed view={view} badge={page.badge} />;
    case 'visitor_class':
      return <late.value.VisitorClasses view={view} />;
    case 'visitor_name':
      return <late.value.VisitorName visitor_class={page.visitor_class} />;
    case 'visitor_organization':
      return <late.value.VisitorOrganization visitor_class={page.visitor_class} />;
    default:
      return assertNever(page);
  }
};

const PageOf = ({ view, page }: { readonly view: KioskView; readonly page: Page }) => {
  switch (page.page) {
    case 'inside':
      return <Inside view={view} />;
    case 'sign_inside':
      return <SignInside view={view} />;
    case 'leaving':
      return page.kind === 'visitor' ? (
        <late.value.VisitorLeaving view={view} id={page.id} />
      ) : (
        <Leaving view={view} id={page.id} />
      );
    case 'head_count':
      return <HeadCount />;
    case 'more':
      return <More view={view} />;
    case 'contents':
      return <Contents view={view} />;
    case 'opening_reason':
      return <OpeningReasons />;
    case 'opening_minutes':
      return <OpeningMinutes view={view} reason={page.reason} />;
    case 'emergency':
      return <ConfirmEmergency view={view} />;
    case 'sweep':
      return <Sweep view={view} />;
    case 'notices':
      return <Notices view={view} />;
    case 'lone_reason':
      return <LoneReasons />;
    case 'acknowledge':
      return <Acknowledge alarm={page.alarm} />;
    case 'acknowledge_other':
      return <AcknowledgeOther alarm={page.alarm} />;
    case 'display':
      return <Display />;
    case 'custody': {
      const Pages = custodyPages.value;
      return Pages === null ? <Coming /> : <Pages view={view} page={page} />;
    }
    case 'steps':
      return <late.value.StepsPage view={view} page={page} />;
    case 'purpose_other':
      return <PurposeOther />;
    default:
      return <LatePageOf view={view} page={page} />;
  }
};

/** What the room shows; a page that a person opened lies over it, but never over a refusal. */
export const Room = ({ view }: { readonly view: KioskView }) => {
  const { page } = place.value;
  // In the set-up a badge that nobody knows is what is tried there.
  const isDenied = view.screen.screen === 'denied' && page?.page !== 'setup';
  if (page === null || isDenied) {
    const { screen } = view;
    return <ScreenOf key={screen.screen} view={view} />;
  }
  return <PageOf key={page.page} view={view} page={page} />;
};
