import { signal } from '@preact/signals';
import type { Exercise } from '../../src/core/facts-exercises.ts';
import type { SetupStep } from '../../src/core/facts-setup.ts';
import { type AlarmId, assertNever, type Ms, type VisitorClass } from '../../src/core/terms.ts';
import type { KioskView, Screen } from '../../src/core/view.ts';
import { afterPaint } from '../shared/after-paint.ts';
import { now } from '../shared/clock.ts';
import { recall, remember } from '../shared/memory.ts';

/** A page that a person opened over what the room shows by itself. */
export type Page =
  | { readonly page: 'inside' | 'sign_inside' | 'head_count' | 'more' | 'contents' | 'opening_reason' }
  | { readonly page: 'emergency' | 'notices' | 'lone_reason' | 'sweep' | 'display' }
  | { readonly page: 'receipt' | 'challenge' | 'proof' | 'slip' | 'founders' }
  | { readonly page: 'leaving'; readonly kind: 'person' | 'visitor'; readonly id: string }
  /** What a visitor carries out, as far as it is said: then their badge is asked for. */
  | { readonly page: 'leaving_items'; readonly id: string }
  | { readonly page: 'badge_owed'; readonly badge: number }
  | { readonly page: 'exercises' }
  /** A step of the set-up that somebody went back to; empty for the first one that nobody answered. */
  | { readonly page: 'setup'; readonly step: SetupStep | '' }
  | { readonly page: 'exercise_person'; readonly exercise: Exercise }
  | { readonly page: 'opening_minutes'; readonly reason: string }
  | { readonly page: 'acknowledge' | 'acknowledge_other'; readonly alarm: AlarmId }
  /** A procedure by the digest of its text; `step` counts from 1, 0 for all of them. */
  | { readonly page: 'steps'; readonly digest: string; readonly step: number }
  | { readonly page: 'purpose_other' }
  | { readonly page: 'visitor_class' }
  /** `at`: which question of the errand is asked. */
  | { readonly page: 'custody'; readonly errand: string; readonly at: number }
  | { readonly page: 'visitor_name' | 'visitor_organization'; readonly visitor_class: VisitorClass };

export type Draft =
  | 'count'
  | 'words'
  | 'authority'
  | 'purpose'
  | 'name'
  | 'organization'
  | 'challenge'
  | 'trainee'
  | `visitor-${string}`
  | `custody-${string}`;

/** What a step belongs to: pages and half-typed words live and die with it. */
interface Step {
  readonly kind: 'standing' | 'emergency' | 'entry' | 'sign' | 'notice';
  /** Who began it, where the screen says so. */
  readonly who: string;
  readonly until: Ms;
}

interface Place {
  readonly step: Step;
  readonly page: Page | null;
  /** Which part of a long list is shown. */
  readonly part: number;
  readonly drafts: { readonly [D in Draft]?: string };
}

const NOWHERE: Place = {
  step: { kind: 'standing', who: '', until: 0 },
  page: null,
  part: 0,
  drafts: {},
};

const MEMORY = 'place';

export const place = signal<Place>(NOWHERE);

const kindOf = (screen: Screen): Step['kind'] => {
  switch (screen.screen) {
    case 'attract':
    case 'door_held':
    case 'managed_opening':
    case 'fault':
      return 'standing';
    case 'emergency':
      return 'emergency';
    case 'visitors_announced':
    case 'badge':
    case 'pin':
    case 'approval':
    case 'confirm':
    case 'purpose':
    case 'authority':
    case 'visitors':
    case 'visitor_record':
    case 'observers':
      return 'entry';
    case 'sign':
      return 'sign';
    case 'granted':
    case 'entered':
    case 'denied':
    case 'signed_out':
    case 'stated':
    case 'seal_seen':
    case 'custody_refused':
    case 'abandoned':
      return 'notice';
    default:
      return assertNever(screen);
  }
};

const stepOf = ({ screen }: KioskView): Step => ({
  kind: kindOf(screen),
  who: 'holders' in screen ? (screen.holders[0]?.person ?? '') : '',
  until: 'until' in screen && screen.screen !== 'managed_opening' ? screen.until : 0,
});

/** A step that ran out while nobody looked is over, even if another of its kind has begun since. */
const isSameStep = (before: Step, after: Step): boolean => {
  const hasLapsed = before.until > 0 && before.until < now.value && before.until !== after.until;
  const isOther = before.who !== '' && after.who !== '' && before.who !== after.who;
  return before.kind === after.kind && !hasLapsed && !isOther;
};

/** Follows the view: pages and drafts go when their step is over; a refusal passes over them and leaves them. */
export const followView = (view: KioskView): void => {
  if (view.screen.screen === 'denied') return;
  const { step: before } = place.value;
  const step = stepOf(view);
  place.value = isSameStep(before, step)
    ? { ...place.value, step: { ...step, who: step.who || before.who } }
    : { ...NOWHERE, step };
};

export const openPage = (page: Page): void => {
  place.value = { ...place.value, page, part: 0 };
};

/** Back to what the room shows by itself; what was typed is gone. */
export const closePage = (): void => {
  place.value = { ...place.value, page: null, part: 0, drafts: {} };
};

export const turnTo = (part: number): void => {
  place.value = { ...place.value, part };
};

export const draftOf = (draft: Draft): string => place.value.drafts[draft] ?? '';

export const setDraft = (draft: Draft, value: string): void => {
  place.value = { ...place.value, drafts: { ...place.value.drafts, [draft]: value } };
};

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && 'step' in value && 'drafts' in value && 'page' in value;

const keep = (): void => remember(MEMORY, place.peek());

/** Brings the place back after a reload, and keeps it from now on. */
export const startPlace = (): void => {
  const kept = recall(MEMORY);
  if (isPlace(kept)) place.value = kept;
  place.subscribe(() => afterPaint(keep));
  // A reload may come before the frame that the place is kept after.
  window.addEventListener('pagehide', keep);
};
