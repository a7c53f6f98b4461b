import { setTimeout as wait } from 'node:timers/promises';
import { recordActOnAlarm } from '../alarm-acts.ts';
import { isByPin } from '../asked-act.ts';
import type { AccountChange, OfficeFact } from '../core/facts-office.ts';
import type { PersonId } from '../core/terms.ts';
import type { OwnKeeper } from '../keeper.ts';
import { KeeperRefused, type KeptKiosk, NotIdentified, offer } from '../kept-kiosk.ts';
import { askedOf, type HashBadge } from '../list-wishes.ts';
import type { By, OfficeAnswer, OfficeAsk, OfficeHappened } from '../office/messages.ts';
import { type AskedFigures, notAsked } from '../sheet-refusals.ts';
import { addressLimit, type Rate } from '../web/address-limit.ts';
import { SecondsTried } from './seconds.ts';

/** What happens there is bounded by what an office does: whoever breaks into it must not fill the disk. */
const HAPPENED: Rate = { at_once: 200, per_s: 2 };

/** The same of one account: nobody uses up what the others need. */
const HAPPENED_TO_ONE: Rate = { at_once: 40, per_s: 0.5 };

/** PINs that are tried from there, for all people together; each person's own count bounds guessing besides. */
const PINS_TRIED: Rate = { at_once: 60, per_s: 2 };
/** The same of one person. */
const PINS_OF_ONE: Rate = { at_once: 10, per_s: 0.5 };

/**
 * An answer to a PIN leaves at the end of such a step: the duress PIN has more to record than the right one, and
 * whoever watches the page must not see it by the clock.
 */
const STEP_MS = 500;

/** The loop as the office reaches it. */
export interface AnsweringParts {
  readonly kiosk: KeptKiosk;
  readonly keeper: Pick<OwnKeeper, 'actOnList' | 'actOnAlarm' | 'actOnSheet' | 'actOnTraining'>;
  readonly credential: HashBadge;
  readonly reconciliation: AskedFigures;
}

const inSteps = async <Done>(work: () => Promise<Done>): Promise<Done> => {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    const taken = performance.now() - begun;
    await wait(Math.ceil(taken / STEP_MS) * STEP_MS - taken);
  }
};

const personOf = ({ role, person, account }: By): PersonId => {
  if (role !== 'supervisor') {
    const article = /^[ao]/.test(role) ? 'an' : 'a';
    throw new KeeperRefused(`${article} ${role} only looks`, 'Ask a supervisor.');
  }
  if (person !== '') return person;
  throw new KeeperRefused(`the account ${account} belongs to nobody on the list`, 'Ask a supervisor.');
};

/** What an act on the list makes so, in one word. */
const BECAME = {
  propose: 'proposed',
  propose_phase: 'proposed',
  propose_rules: 'proposed',
  approve: 'approved',
  refuse: 'ended',
  suspend: 'suspended',
  report_lost: 'reported_lost',
  review: 'reviewed',
  sign_off: 'signed_off',
  await_badge: 'badge_awaited',
} as const;

/** What the office itself says of a sheet is looked at again here: the kiosk asks for the same figures from everywhere. */
const actOnSheet = async (
  { keeper, reconciliation }: AnsweringParts,
  person: PersonId,
  { act, digits }: Extract<OfficeAsk['ask'], { readonly verb: 'sheet_acted' }>,
): Promise<OfficeAnswer> => {
  const wrong = act.act === 'prepare' ? notAsked(reconciliation[act.stated.form], act.stated) : null;
  if (wrong !== null) throw new KeeperRefused(...wrong);
  const { index, sheet } = await keeper.actOnSheet({ person, digits, act });
  return { outcome: 'done', index, became: act.act === 'prepare' ? 'prepared' : 'verified', number: sheet };
};

const byPin = async (
  parts: AnsweringParts,
  person: PersonId,
  ask: OfficeAsk['ask'],
): Promise<OfficeAnswer> => {
  const { kiosk, keeper, credential } = parts;
  const { digits } = ask;
  if (ask.verb === 'training_acted') {
    const typed = [{ person, digits }, ask.second];
    const { index } = await keeper.actOnTraining({ acts: ask.acts, typed });
    return { outcome: 'done', index, became: 'recorded' };
  }
  if (ask.verb === 'sheet_acted') return actOnSheet(parts, person, ask);
  if (ask.verb === 'alarm_acted') {
    const became = await keeper.actOnAlarm({ person, digits, act: ask.act });
    return { outcome: 'done', index: kiosk.index, became };
  }
  const { act } = ask;
  const { index, number } = await keeper.actOnList({
    person,
    digits,
    act: (state) => askedOf(state, act, credential),
  });
  return { outcome: 'done', index, became: BECAME[act.act], number };
};

/** The same where a second person types at the page of the first. */
const byTwoPins = async (
  parts: AnsweringParts,
  person: PersonId,
  ask: OfficeAsk['ask'],
  takeBack: () => void,
): Promise<OfficeAnswer> => {
  try {
    const answer = await byPin(parts, person, ask);
    takeBack();
    return answer;
  } catch (error) {
    if (!(error instanceof NotIdentified)) takeBack();
    throw error;
  }
};

/** Made at the machine alone: whoever breaks into the office process makes nobody by saying so who acts or reads names. */
const MADE_ELSEWHERE: readonly AccountChange[] = ['invited', 'role_changed', 'reset'];

/** More that opens an account is signed for there, too. */
const ONLY_BY_COMMAND: readonly AccountChange[] = [
  ...(['reset', 'identity_linked', 'identity_unlinked', 'token_added', 'token_revoked'] as const),
];

const isMadeElsewhere = (fact: OfficeFact): boolean =>
  fact.type === 'account_changed' &&
  (ONLY_BY_COMMAND.includes(fact.change) ||
    ((fact.role === 'supervisor' || fact.role === 'auditor') && MADE_ELSEWHERE.includes(fact.change)));

const recordHappened = (kiosk: KeptKiosk, { facts }: OfficeHappened, isWithin: boolean): OfficeAnswer => {
  if (!isWithin) throw new KeeperRefused('too much happens in the office', 'Wait a minute.');
  if (facts.some(isMadeElsewhere)) {
    throw new KeeperRefused(
      'whoever acts or reads names is made at the machine',
      'Use "ballot-vault users".',
    );
  }
  offer(kiosk, { type: 'office_reported', facts });
  return { outcome: 'done', index: kiosk.index, became: 'recorded' };
};

/**
 * Answers what is asked, and records what happened. What the kiosk itself knows is looked at again here, and what is
 * dangerous carries the PIN of whoever does it: whoever breaks into the office process gains no standing by it, and is
 * not two people.
 */
export const officeAnswers = (
  parts: AnsweringParts,
): ((asked: OfficeAsk | OfficeHappened) => Promise<OfficeAnswer>) => {
  const { kiosk } = parts;
  const [mayHappen, mayHappenToOne] = [addressLimit(HAPPENED), addressLimit(HAPPENED_TO_ONE)];
  const [mayTry, mayTryOne] = [addressLimit(PINS_TRIED), addressLimit(PINS_OF_ONE)];
  const seconds = new SecondsTried();
  const isWithin = ({ facts }: OfficeHappened): boolean => {
    const now = performance.now();
    // Their own bound comes first, so that it is theirs that is used up.
    const accounts = new Set(facts.map(({ account = '' }) => account));
    return [...accounts].every((account) => mayHappenToOne(account, now)) && mayHappen('office', now);
  };
  const doAsked = ({ by, ask }: OfficeAsk): OfficeAnswer | Promise<OfficeAnswer> => {
    const person = personOf(by);
    if (ask.verb === 'alarm_acted' && !isByPin(ask.act)) {
      const became = recordActOnAlarm(kiosk, person, ask.act);
      return { outcome: 'done', index: kiosk.index, became };
    }
    if (ask.digits === '') throw new NotIdentified('the PIN is missing', 'Type your PIN.');
    const now = performance.now();
    // Of two who type at one page each is counted.
    const people = ask.verb === 'training_acted' ? [person, ask.second.person] : [person];
    if (!people.every((each) => mayTryOne(each, now) && mayTry('office', now))) {
      throw new KeeperRefused('too many PINs are typed just now', 'Wait a minute.');
    }
    if (ask.verb !== 'training_acted') return inSteps(() => byPin(parts, person, ask));
    const takeBack = seconds.begin(person, now);
    if (takeBack !== undefined) return inSteps(() => byTwoPins(parts, person, ask, takeBack));
    const remedy =
      'Wait a quarter of an hour, or have the second person sign at their own page or the machine.';
    throw new KeeperRefused('too many PINs of others were wrong at this page', remedy);
  };
  return async (asked) => {
    try {
      return asked.report === 'ask' ? await doAsked(asked) : recordHappened(kiosk, asked, isWithin(asked));
    } catch (error) {
      if (!(error instanceof KeeperRefused)) throw error;
      const where = asked.report === 'ask' ? asked.ask.verb : 'log';
      const code = error instanceof NotIdentified ? 'pin' : 'kiosk';
      return { outcome: 'refused', code, what: error.what, where, remedy: error.remedy };
    }
  };
};
