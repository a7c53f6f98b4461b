import type { Names } from './alarm-told.ts';
import { approversOf } from './core/approvers.ts';
import type { Proposal } from './core/facts-list.ts';
import type { StatedSheet } from './core/facts-sheets.ts';
import { isBeingFounded } from './core/founding.ts';
import { signOffDue } from './core/list-at-once.ts';
import { onList } from './core/list-changes.ts';
import type { Moment } from './core/moment.ts';
import type { CalendarEntry } from './core/policy.ts';
import { roomIds, roomOf, type State } from './core/state.ts';
import type { SupervisorView } from './core/supervisor-view.ts';
import { supervisorViewOf } from './core/supervisor-view-of.ts';
import type { Ms, PersonId, Phase, ReaderId, RoomId, YesNo } from './core/terms.ts';
import { KeeperRefused } from './kept-kiosk.ts';
import { previewOf, whyNotProposed } from './list-acts.ts';
import { listDigest } from './list-digest.ts';
import {
  type ChangeLine,
  type PersonLine,
  type ProposalLine,
  type ReviewLine,
  reviewsOf,
  toChangeLine,
  toPersonLine,
} from './list-lines.ts';
import { type HashBadge, type WishedList, writtenOf } from './list-wishes.ts';
import { type SheetSeen, sheetSeen } from './sheet-reads.ts';
import { type TrainingLine, trainingLinesOf } from './training-acts.ts';

/** Most lines of the list, or changes of a proposal, that are read at once. */
export const LINES_MAX = 200;

/** What somebody away from the door wants to read once. Lists come in pages, so that the door waits for none of them. */
export type Wanted =
  | { readonly what: 'rooms' }
  | { readonly what: 'people'; readonly after: string; readonly most: number }
  | { readonly what: 'names'; readonly people: readonly PersonId[] }
  | { readonly what: 'proposals' }
  | { readonly what: 'proposal'; readonly proposal: number; readonly after: number; readonly most: number }
  | { readonly what: 'preview'; readonly list: WishedList }
  | { readonly what: 'training'; readonly people: readonly PersonId[] }
  | { readonly what: 'sheet'; readonly sheet: number; readonly stated: StatedSheet };

/** Most changes of a preview that are shown; the others are counted. */
export const PREVIEW_MAX = 1_000;

/** How long what is dated holds, as the configuration says. */
export interface Holds {
  readonly oath_ms: Ms;
  readonly training_ms: Ms;
  readonly background_check_ms: Ms;
}

/** A proposal without its changes, of which there may be thousands. */
export interface ProposalHead extends Omit<ProposalLine, 'changes'> {
  readonly changes: number;
}

export type Read =
  | { readonly what: 'rooms'; readonly index: number; readonly now: Ms; readonly view: SupervisorView }
  | {
      readonly what: 'people';
      readonly index: number;
      readonly total: number;
      readonly people: readonly PersonLine[];
    }
  | { readonly what: 'names'; readonly names: Names }
  | {
      readonly what: 'proposals';
      readonly index: number;
      /** Since when it takes two people; 0 while one is enough. */
      readonly founded: Ms;
      /** When the list was last signed off, and when that is due again; 0 for never. */
      readonly signed_off: Ms;
      readonly due: Ms;
      readonly holds: Holds;
      /** Whoever can approve changes today. */
      readonly approvers: readonly PersonId[];
      readonly time_zone: string;
      readonly listed: number;
      /** SHA-256, hex, of the list as it stands: what whoever signs it off has read. */
      readonly digest: string;
      readonly phase: Phase;
      /** The phase that two people set last, and when. */
      readonly phase_by_hand: CalendarEntry | null;
      /** Where a new badge can be presented. */
      readonly readers: readonly { readonly reader: ReaderId; readonly room: RoomId }[];
      readonly awaited: BadgeAwaited | null;
      readonly proposals: readonly ProposalHead[];
      readonly reviews: readonly ReviewLine[];
    }
  | {
      readonly what: 'proposal';
      readonly index: number;
      readonly head: ProposalHead | null;
      readonly changes: readonly ChangeLine[];
    }
  | {
      readonly what: 'preview';
      readonly index: number;
      /** Whether one person may still do it alone, by the command. */
      readonly founding: YesNo;
      readonly changes: readonly ChangeLine[];
      readonly left_out: number;
      /** Why it could not be proposed; null where it can. */
      readonly refusal: { readonly what: string; readonly remedy: string } | null;
    }
  | { readonly what: 'training'; readonly lines: readonly TrainingLine[] }
  | ({ readonly what: 'sheet'; readonly index: number } & SheetSeen);

/** Somebody whose new badge is awaited. */
export interface BadgeAwaited {
  readonly person: PersonId;
  readonly reader: ReaderId;
  readonly by: PersonId;
  readonly until: Ms;
}

export interface ReadParts {
  readonly kiosk: { readonly state: State; readonly index: number; readonly moment: Moment };
  readonly log: { readonly signer: { readonly last: { readonly size: number; readonly root: Buffer } } };
  readonly witnesses: number;
  readonly quorum: number;
  readonly credential: HashBadge;
}

const roomsNow = ({ kiosk, log, witnesses, quorum }: ReadParts): Read => {
  const { state, index, moment } = kiosk;
  const { size, root } = log.signer.last;
  const standing = { index, signed: size, root: root.toString('base64'), witnesses, quorum };
  return { what: 'rooms', index, now: moment.at, view: supervisorViewOf(state, moment.at, standing) };
};

/** By identifier, those behind one. */
const peopleAfter = ({ kiosk }: ReadParts, { after, most }: Extract<Wanted, { what: 'people' }>): Read => {
  const listed = (Object.keys(kiosk.state.people) as PersonId[]).filter(
    (person) => onList(kiosk.state, person) !== null,
  );
  const people = listed
    .filter((person) => person > after)
    .toSorted()
    .slice(0, most)
    .flatMap((person) => onList(kiosk.state, person) ?? []);
  return { what: 'people', index: kiosk.index, total: listed.length, people: people.map(toPersonLine) };
};

/** Whoever was removed has a name as well: the log goes on naming them. */
const namesNow = ({ kiosk: { state } }: ReadParts, people: readonly PersonId[]): Read => ({
  what: 'names',
  names: Object.fromEntries(
    people.flatMap((person) => {
      const known = Object.hasOwn(state.people, person) ? state.people[person] : undefined;
      return known === undefined ? [] : [[person, known.name]];
    }),
  ),
});

const headOf = ({ changes, ...proposal }: Proposal): ProposalHead => ({
  ...proposal,
  changes: changes.length,
});

const holdsOf = ({ policy }: State): Holds => {
  const { oath_ms = 0, training_ms = 0, background_check_ms = 0 } = policy ?? {};
  return { oath_ms, training_ms, background_check_ms };
};

/** The state is never changed but made anew, so a list of people that is the same object says the same. */
const digests = new WeakMap<State['people'], string>();

const digestOf = ({ people }: State): string => {
  const known = digests.get(people);
  if (known !== undefined) return known;
  const digest = listDigest(Object.values(people));
  digests.set(people, digest);
  return digest;
};

const readersOf = (state: State) =>
  roomIds(state).flatMap((room) => {
    const { outside_reader, inside_reader } = roomOf(state, room).policy;
    const readers = inside_reader === '' ? [outside_reader] : [outside_reader, inside_reader];
    return readers.map((reader) => ({ reader, room }));
  });

const awaitedIn = ({ list: { awaited } }: State): BadgeAwaited | null => {
  if (awaited === null) return null;
  const { record, reader, by, until } = awaited;
  return { person: record.person, reader, by, until };
};

const proposalsNow = ({ kiosk: { state, index, moment } }: ReadParts): Read => ({
  what: 'proposals',
  index,
  founded: state.list.founded,
  signed_off: state.list.signed_off,
  due: signOffDue(state) ?? 0,
  holds: holdsOf(state),
  approvers: approversOf(state, moment.at).map(({ person }) => person),
  time_zone: state.policy?.time_zone ?? '',
  listed: Object.values(state.people).filter(({ status }) => status !== 'removed').length,
  digest: digestOf(state),
  phase: state.phase,
  phase_by_hand: state.list.phase,
  readers: readersOf(state),
  awaited: awaitedIn(state),
  proposals: Object.values(state.list.open).map(headOf),
  reviews: reviewsOf(state),
});

const proposalNow = (
  { kiosk: { state, index } }: ReadParts,
  { proposal, after, most }: Extract<Wanted, { what: 'proposal' }>,
): Read => {
  const open = state.list.open;
  const found = Object.hasOwn(open, proposal) ? open[proposal] : undefined;
  const changes = found?.changes.slice(after, after + most) ?? [];
  return {
    what: 'proposal',
    index,
    head: found === undefined ? null : headOf(found),
    changes: changes.map((change) => toChangeLine(change, change.before)),
  };
};

/** What a change would come to; nothing is changed by asking. */
const previewNow = ({ kiosk, credential }: ReadParts, list: WishedList): Read => {
  const { state, index, moment } = kiosk;
  const founding = isBeingFounded(state, moment.at) ? 'yes' : 'no';
  try {
    const written = writtenOf(state, list, credential);
    const changes = previewOf(state, written);
    const refusal = whyNotProposed({ state, moment }, written);
    const shown = changes.slice(0, PREVIEW_MAX);
    return {
      what: 'preview',
      index,
      founding,
      changes: shown,
      left_out: changes.length - shown.length,
      refusal,
    };
  } catch (error) {
    if (!(error instanceof KeeperRefused)) throw error;
    const { what, remedy } = error;
    return { what: 'preview', index, founding, changes: [], left_out: 0, refusal: { what, remedy } };
  }
};

/** Reads once. */
export const readNow = (parts: ReadParts, wanted: Wanted): Read => {
  const { kiosk } = parts;
  switch (wanted.what) {
    case 'rooms':
      return roomsNow(parts);
    case 'people':
      return peopleAfter(parts, wanted);
    case 'names':
      return namesNow(parts, wanted.people);
    case 'proposals':
      return proposalsNow(parts);
    case 'proposal':
      return proposalNow(parts, wanted);
    case 'preview':
      return previewNow(parts, wanted.list);
    case 'training':
      return { what: 'training', lines: trainingLinesOf(kiosk.state, wanted.people) };
    case 'sheet':
      return { what: 'sheet', index: kiosk.index, ...sheetSeen(kiosk.state, wanted.sheet, wanted.stated) };
  }
};
