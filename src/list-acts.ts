import type { KeyObject } from 'node:crypto';
import { mayApprove } from './core/approvers.ts';
import { isBeingFounded, pinRefusal } from './core/founding.ts';
import type { ListAct } from './core/inputs.ts';
import { listRefusal } from './core/list-acts.ts';
import { changesAmong, changesTo, onList } from './core/list-changes.ts';
import type { ListRefusal } from './core/list-refusal.ts';
import { type Person, type PersonRecord, recordOf } from './core/people.ts';
import { proposeRefusal } from './core/proposing.ts';
import { policyOf, type State } from './core/state.ts';
import type { Credential, Ms, PersonId, ReaderId } from './core/terms.ts';
import { KeeperRefused, type KeptKiosk, NotIdentified, offer } from './kept-kiosk.ts';
import { listDigest } from './list-digest.ts';
import { type ChangeLine, changeLines } from './list-lines.ts';
import { identifyAs, type TypedPin } from './officials.ts';

/** What a file of people says: the whole list, or only whom it names. */
export interface WrittenList {
  readonly people: readonly PersonRecord[];
  /** People that it takes off the list besides. */
  readonly removed: readonly PersonId[];
  readonly whole: 'yes' | 'no';
  /** Digest of the file, hex; empty where there is none. */
  readonly source: string;
}

/** What somebody does about the list; what a file changes is found by the kiosk, against the list as it stands then. */
export type AskedListAct =
  | Exclude<ListAct, { readonly act: 'propose' | 'report_lost' | 'await_badge' }>
  /** A new badge of somebody who is on the list, or of whom a record is given. */
  | {
      readonly act: 'await_badge';
      readonly reader: ReaderId;
      readonly subject: PersonId;
      readonly record: PersonRecord | null;
      readonly words: string;
    }
  /** Which badge need not be said where there is only one. */
  | (Omit<Extract<ListAct, { readonly act: 'report_lost' }>, 'credential'> & {
      readonly credential: Credential | '';
    })
  | ({ readonly act: 'propose'; readonly words: string } & WrittenList);

/** Who acts, with the PIN they typed. */
export interface AskedOfList {
  readonly person: PersonId;
  readonly digits: string;
  readonly act: AskedListAct;
}

/** The same where what is asked depends on the list as it stands when it is done. Throws `KeeperRefused`. */
export interface AskedOfListThen extends Omit<AskedOfList, 'act'> {
  readonly act: (state: State) => AskedListAct;
}

/** What came of it: the log's last entry, and the number of the proposal or review that it was about; 0 for none. */
export interface ActedOnList {
  readonly index: number;
  readonly number: number;
}

const changesOf = (state: State, { people, removed, whole }: WrittenList) =>
  whole === 'yes'
    ? changesTo(state, people)
    : [...changesAmong(state, people), ...removed.map((person) => ({ change: 'remove', person }) as const)];

/** What a file would change, against the list as it stands. */
export const previewOf = (state: State, written: WrittenList): readonly ChangeLine[] =>
  changeLines(state, changesOf(state, written));

type Reason = readonly [what: string, remedy: string];

const SEE_PROPOSALS = 'See "ballot-vault people proposals" for what waits.';

/** Why nothing changes, and what to do instead. */
const REASONS: { readonly [R in ListRefusal]: Reason } = {
  not_founded: [
    'no two people can approve yet',
    'Bring the list with "ballot-vault people import", and choose the PINs of two supervisors.',
  ],
  not_entitled: [
    'one of the two may not change the list any more',
    'Refuse it, and let a supervisor of today propose it.',
  ],
  no_such_proposal: ['there is no such proposal', SEE_PROPOSALS],
  own_proposal: ['whoever proposed it cannot approve it', 'Ask a second person to look at it.'],
  own_record: [
    'it changes your own entry of the list',
    'Ask somebody else to approve it, or withdraw it and propose your own change yourself.',
  ],
  too_few_left: [
    'fewer than two people would be left who can approve',
    'Put a second one on the list first, and choose their PIN.',
  ],
  too_many_open: ['too much waits already', 'Approve or refuse what waits first.'],
  list_too_long: ['the list would be too long', 'Remove who enters none of the rooms.'],
  nothing_changes: ['the list says this already', 'Nothing has to be done.'],
  named_twice: ['somebody is named twice', 'Name each person once.'],
  not_listed: ['somebody who is to be removed is not on the list', 'See "ballot-vault people list".'],
  suspended: ['somebody it is about is suspended', 'Review that first: see "ballot-vault people reviews".'],
  no_such_badge: [
    'this badge is not on the list as theirs',
    'See "ballot-vault people list" for how many badges each has.',
  ],
  no_such_review: ['nothing of that number is to be reviewed', 'See "ballot-vault people reviews".'],
  own_act: ['whoever did it cannot review it', 'Ask a second person to look at it.'],
  badge_stays_lost: [
    'a lost badge does not come back by a review',
    'Propose it as a badge of its holder again.',
  ],
  too_much_to_review: [
    'too much waits to be reviewed',
    'Review what waits first: see "ballot-vault people reviews".',
  ],
  badge_awaited_already: ['a badge is awaited already', 'Wait for a minute, until it is presented or not.'],
  no_such_reader: ['there is no such reader', 'Name a reader of a room, as the configuration does.'],
  badge_taken: ['a badge would have two holders', 'Take it from the one in the same proposal.'],
};

/** Why what a file says could not be proposed now; null where it can. */
export const whyNotProposed = (
  at: { readonly state: State; readonly moment: KeptKiosk['moment'] },
  written: WrittenList,
): { readonly what: string; readonly remedy: string } | null => {
  const refusal = proposeRefusal(at, changesOf(at.state, written));
  if (refusal === null) return null;
  const [what, remedy] = REASONS[refusal];
  return { what, remedy };
};

const actOf = (state: State, asked: AskedListAct): ListAct => {
  switch (asked.act) {
    case 'propose':
      return { act: 'propose', changes: changesOf(state, asked), source: asked.source, words: asked.words };
    case 'report_lost': {
      if (asked.credential !== '') return { ...asked, credential: asked.credential };
      const [only, ...others] = onList(state, asked.subject)?.credentials ?? [];
      if (only !== undefined && others.length === 0) return { ...asked, credential: only };
      throw new KeeperRefused(
        `it is not said which badge of ${asked.subject} was lost`,
        only === undefined
          ? 'The list names no badge of theirs.'
          : 'Name it with --badge, as it is written on the list.',
      );
    }
    case 'await_badge':
      return awaitingOf(state, asked);
    case 'sign_off':
      return { ...asked, digest: requireRead(state, asked.digest) };
    default:
      return asked;
  }
};

const awaitingOf = (
  state: State,
  { reader, subject, record, words }: Extract<AskedListAct, { readonly act: 'await_badge' }>,
): ListAct => {
  if (record !== null) return { act: 'await_badge', reader, record, words };
  const known = onList(state, subject);
  if (known !== null) return { act: 'await_badge', reader, record: recordOf(known), words };
  throw new KeeperRefused(
    `nobody called ${subject} is on the list`,
    'Give a file with their line, without a badge, by --file.',
  );
};

/** Whoever signs the list off answers for what they have read, and not for what it became since. */
const requireRead = ({ people }: State, read: string): string => {
  const digest = listDigest(Object.values(people));
  if (read === '' || read === digest) return digest;
  throw new KeeperRefused('the list is not the one that was read', 'Read it again as it stands now.');
};

/** Whoever may approve, and for the loss of a badge its holder too. */
const mayAct =
  ({ state }: KeptKiosk, asked?: AskedListAct) =>
  (person: Person, at: Ms): boolean =>
    (asked?.act === 'report_lost' && asked.subject === person.person) ||
    mayApprove(policyOf(state).list, person, at);

const ASK_OTHERS = 'Ask a supervisor whose listing holds today; the configuration says who else may.';

/** Who they are, by their PINs. Throws `KeeperRefused`. */
const identified = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  typed: TypedPin,
  asked?: AskedListAct,
): Promise<PersonId> => {
  const signs = { for: 'changes of the list', may: mayAct(kiosk, asked), ask: ASK_OTHERS };
  const who = await identifyAs(kiosk, siteKey, typed, signs);
  if (who.outcome === 'refused') throw new NotIdentified(who.what, who.remedy);
  return typed.person;
};

/**
 * Puts on record what somebody does about the list, once their PIN says who they are. A wrong PIN counts, and the
 * duress PIN does the same as the right one and calls for help unseen. Throws `KeeperRefused` when nothing changes.
 */
export const actOnListAs = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { person, digits, act: asked }: AskedOfList | AskedOfListThen,
): Promise<ActedOnList> => {
  const askedNow = () => (typeof asked === 'function' ? asked(kiosk.state) : asked);
  await identified(kiosk, siteKey, { person, digits }, askedNow());
  // The list may have changed while the PIN was looked at.
  const act = actOf(kiosk.state, askedNow());
  const refusal = listRefusal(kiosk, person, act);
  if (refusal !== null) {
    const name = aboutOf(act);
    const [what, remedy] = REASONS[refusal];
    throw new KeeperRefused(`${name}${what}`, remedy);
  }
  offer(kiosk, { type: 'list_acted', person, act });
  return { index: kiosk.index, number: numberOf(kiosk.state, act) };
};

const aboutOf = (act: ListAct): string => {
  if ('proposal' in act) return `proposal ${act.proposal}: `;
  if ('subject' in act) return `${act.subject}: `;
  return 'review' in act ? `review ${act.review}: ` : '';
};

const numberOf = ({ list }: State, act: ListAct): number => {
  if ('proposal' in act) return act.proposal;
  if ('review' in act) return act.review;
  if (act.act === 'propose') return list.proposals;
  if (act.act === 'propose_phase' || act.act === 'propose_rules') return list.proposals;
  return act.act === 'sign_off' || act.act === 'await_badge' ? 0 : list.reviews;
};

/** Who signs for a PIN: the person it belongs to, by the PIN before, or two who can approve. Throws `KeeperRefused`. */
export const identifiedForPin = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  person: PersonId,
  signed: readonly TypedPin[],
): Promise<readonly PersonId[]> => {
  const known = new Set<PersonId>();
  if (isBeingFounded(kiosk.state, kiosk.moment.at)) return [];
  // What names alone show is shown before a PIN is tried.
  if (
    pinRefusal(
      kiosk,
      person,
      signed.map((each) => each.person),
    ) !== null
  ) {
    const { approvers } = policyOf(kiosk.state).list;
    throw new KeeperRefused(
      `the PIN of ${person} takes two people, as whoever sets somebody's PIN could sign as them`,
      `Name two others who can approve with --by (${approvers.replaceAll('_', ' ')}), or ${person} alone, who then types the PIN of before.`,
    );
  }
  for (const typed of signed) {
    const own = { for: 'their own PIN', may: () => true, ask: '' };
    if (typed.person === person) {
      const who = await identifyAs(kiosk, siteKey, typed, own);
      if (who.outcome === 'refused') throw new NotIdentified(who.what, who.remedy);
    } else await identified(kiosk, siteKey, typed);
    known.add(typed.person);
  }
  return [...known];
};
