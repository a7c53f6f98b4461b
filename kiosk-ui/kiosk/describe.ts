import { isCustody, isCustodyAct } from '../../src/core/custody-terms.ts';
import { assertNever } from '../../src/core/terms.ts';
import type { Face, KioskView, Screen, VisitorFace } from '../../src/core/view.ts';
import { timeOfDay } from '../shared/clock.ts';
import type { Sound } from '../shared/sounds.ts';
import { listed, text, textOr } from '../shared/text.ts';
import { custodyRefused, custodySigned, custodyStated, sealSeen } from './custody-words.ts';

/** What a screen says in words and sound: its heading, what to do next, and the signal that goes with it. */
export interface Description {
  readonly title: string;
  readonly hint: string;
  readonly sound: Sound | null;
}

export const namesOf = (people: readonly (Face | VisitorFace)[]): string =>
  listed(people.map((person) => person.name));

type Of<S extends Screen['screen']> = Extract<Screen, { screen: S }>;

const signWords = ({ statement, visitor }: Of<'sign'>): string => {
  if (isCustody(statement)) return custodySigned(statement);
  switch (statement.statement) {
    case 'head_count':
      return text('sign-head_count', { count: statement.count });
    case 'managed_opening': {
      const reason = text(`opening-${statement.reason}`);
      return text('sign-managed_opening', { minutes: statement.minutes, reason });
    }
    case 'end_managed_opening':
      return text('sign-end_managed_opening');
    case 'contents':
      return text(`sign-contents-${statement.contents}`);
    case 'hand_over_escort':
      return text('sign-hand_over_escort', { visitor: visitor?.name ?? '' });
    case 'end_emergency':
      return text(`sign-end_emergency-${statement.sweep}`);
    case 'seal_sweep':
      return text(`sign-end_emergency-${statement.seals}`);
    case 'acknowledge_alarm':
      return text('sign-acknowledge_alarm', { words: statement.words });
    default:
      return assertNever(statement);
  }
};

const signNeeded = ({ needed, signed_by, announced }: Of<'sign'>): string => {
  if (announced !== null) return text('sign-announced', { name: announced.name });
  return needed === 'pair' && signed_by.length > 0
    ? text('sign-needed-pair-more')
    : text(`sign-needed-${needed}`);
};

const signedOut = ({ face, left_behind, visitors, open }: Of<'signed_out'>): Description => {
  const title = text('signed_out-title', { name: face.name });
  if (left_behind.length > 0) {
    const alone = text('signed_out-alone', { count: left_behind.length, names: namesOf(left_behind) });
    return { title, hint: `${alone}. ${text('signed_out-alone-hint')}`, sound: 'attention' };
  }
  if (visitors.length > 0) {
    const without = text('signed_out-visitors', { names: namesOf(visitors) });
    return { title, hint: `${without}. ${text('signed_out-visitors-hint')}`, sound: 'attention' };
  }
  if (open.length === 0) return { title, hint: text('signed_out-hint'), sound: 'accepted_out' };
  return { title, hint: textOr('signed_out-open', 'signed_out-hint'), sound: 'attention' };
};

const stated = ({ statement, outcome, count, expected }: Of<'stated'>): Description => {
  if (isCustodyAct(statement)) return { ...custodyStated(statement), sound: 'accepted_in' };
  const key = outcome === 'done' ? `stated-${statement}` : `stated-${statement}-${outcome}`;
  return {
    title: text(key),
    hint: text(`${key}-next`, { count, expected }),
    sound: outcome === 'count_differs' ? 'attention' : 'accepted_in',
  };
};

/** Its words come after the page. */
const asksOfVisitor = ({ field, visitor: { name } }: Of<'visitor_record'>): Description => ({
  title: textOr(`visitor_record-${field}`, 'visitors-title', { name }),
  hint: '',
  sound: 'waiting',
});

/** Screens of an entry that forms. */
const entry = (
  screen: Of<
    | 'visitors_announced'
    | 'badge'
    | 'pin'
    | 'approval'
    | 'confirm'
    | 'purpose'
    | 'authority'
    | 'visitors'
    | 'visitor_record'
    | 'observers'
  >,
  placesLeft: number,
): Description => {
  switch (screen.screen) {
    case 'visitors_announced':
      return { title: text('attract-title'), hint: text('visitors_announced-hint'), sound: 'waiting' };
    case 'badge':
      return {
        title: text(`need-${screen.need}`, { groups: listed(screen.groups) }),
        hint: text(`need-${screen.need}-next`),
        sound: 'waiting',
      };
    case 'pin':
      return {
        title: text('pin-title', { name: screen.holder.name }),
        hint: text('pin-hint'),
        sound: 'waiting',
      };
    case 'approval':
      return { title: text('approval-title'), hint: text('approval-hint'), sound: 'waiting' };
    case 'confirm': {
      const first = screen.holders[0]?.name ?? '';
      return { title: text('confirm-title', { first }), hint: text('confirm-hint'), sound: 'waiting' };
    }
    case 'purpose':
      return { title: text('purpose-title'), hint: '', sound: 'waiting' };
    case 'authority':
      return { title: text('authority-title'), hint: text('authority-hint'), sound: 'waiting' };
    case 'visitors':
      return {
        title: text('visitors-title'),
        hint: text('visitors-hint', { count: placesLeft }),
        sound: 'waiting',
      };
    case 'visitor_record':
      return asksOfVisitor(screen);
    case 'observers':
      return {
        title: text('observers-title', { count: screen.observers_missing }),
        hint: text('observers-hint'),
        sound: 'waiting',
      };
    default:
      return assertNever(screen);
  }
};

const emergency = ({ stage }: Of<'emergency'>): Description =>
  stage === 'reentered'
    ? {
        title: text('emergency-reentered-title'),
        hint: text('emergency-reentered-hint'),
        sound: 'attention',
      }
    : { title: text('emergency-title'), hint: text('emergency-hint'), sound: 'alarm' };

const managed = ({ reason, signed_by }: Of<'managed_opening'>): Description => {
  const names = namesOf(signed_by);
  return {
    title: text('managed_opening-title', { reason: text(`opening-${reason}`) }),
    hint: text(signed_by.length > 1 ? 'managed_opening-hint' : 'managed_opening-one', { names }),
    sound: null,
  };
};

const custody = (screen: Of<'seal_seen' | 'custody_refused'>): Description => {
  if (screen.screen === 'custody_refused') return { ...custodyRefused(screen), sound: 'denied' };
  const isWell = screen.outcome === 'matches' && screen.condition === 'intact';
  return { ...sealSeen(screen), sound: isWell ? 'accepted_in' : 'attention' };
};

/** The words and the signal of whatever screen is on; read on screen, by the live region and aloud alike. */
export const describe = ({ screen, inside, time_zone, visitor_places_left }: KioskView): Description => {
  switch (screen.screen) {
    case 'attract': {
      const hint = text(inside.length === 0 ? 'attract-hint-empty' : 'attract-hint');
      return { title: text('attract-title'), hint, sound: null };
    }
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
      return entry(screen, visitor_places_left);
    case 'granted':
      return { title: text('granted-title'), hint: text('granted-hint'), sound: 'accepted_in' };
    case 'entered':
      return { title: text('entered-title'), hint: text('entered-hint'), sound: 'accepted_in' };
    case 'denied':
      return {
        title: text(`denied-${screen.reason}`),
        hint: text(`denied-${screen.reason}-next`),
        sound: 'denied',
      };
    case 'signed_out':
      return signedOut(screen);
    case 'sign':
      return { title: signWords(screen), hint: signNeeded(screen), sound: 'waiting' };
    case 'stated':
      return stated(screen);
    case 'seal_seen':
    case 'custody_refused':
      return custody(screen);
    case 'abandoned':
      return {
        title: text(`abandoned-${screen.cause}`),
        hint: text(`abandoned-${screen.cause}-next`),
        sound: 'denied',
      };
    case 'door_held': {
      const time = timeOfDay(screen.since, time_zone);
      return { title: text('door_held-title'), hint: text('door_held-hint', { time }), sound: 'attention' };
    }
    case 'managed_opening':
      return managed(screen);
    case 'emergency':
      return emergency(screen);
    case 'fault':
      return { title: text('fault-title'), hint: text('fault-hint'), sound: 'attention' };
    default:
      return assertNever(screen);
  }
};
