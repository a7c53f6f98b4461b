import type { KeyObject } from 'node:crypto';
import { type AskedOfAccount, recordAccountChange } from './account-acts.ts';
import { type AskedOfAlarm, actOnAlarmAs, type Became } from './alarm-acts.ts';
import { type AlarmList, alarmListOf } from './alarm-list.ts';
import { type AskedOfCamera, recordCamera } from './camera-acts.ts';
import type { GivenBy } from './core/facts-evidence.ts';
import type { ApprovedProcedure } from './core/facts-procedures.ts';
import type { SetupStep } from './core/facts-setup.ts';
import { isBeingFounded } from './core/founding.ts';
import type { BackupOutcome } from './core/inputs.ts';
import { type Person, type PersonRecord, recordOf } from './core/people.ts';
import { stepsLeft } from './core/setup.ts';
import type { PersonId, YesNo } from './core/terms.ts';
import { type AskedOfCorrection, recordCorrection } from './correction-acts.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import { type AskedOfKey, actOnKeyAs } from './key-acts.ts';
import {
  type ActedOnList,
  type AskedOfList,
  type AskedOfListThen,
  actOnListAs,
  identifiedForPin,
  previewOf,
  type WrittenList,
} from './list-acts.ts';
import {
  type ChangeLine,
  type ListStanding,
  type PersonLine,
  standingOf,
  toPersonLine,
} from './list-lines.ts';
import { occupancyOf, type RoomOccupancy } from './occupancy.ts';
import type { TypedPin } from './officials.ts';
import { oneByOne } from './one-by-one.ts';
import { type AskedOfPaper, recordPaperVisit } from './paper-acts.ts';
import { choosePin } from './pin.ts';
import { type AskedOfProcedure, proceduresInUse, recordProcedureAct } from './procedure-acts.ts';
import { type AskedOfReader, installReader } from './reader-acts.ts';
import { type ActedOnReview, type AskedOfReview, actOnReviewAs } from './review-acts.ts';
import { type ActedOnSheet, type AskedOfSheet, actOnSheetAs } from './sheet-acts.ts';
import {
  type AskedOfTraining,
  recordTrainingAct,
  type TrainingStanding,
  trainingStanding,
} from './training-acts.ts';

export interface KioskStatus {
  /** Name of the kiosk; empty before its first start. */
  readonly kiosk: string;
  /** Number of the log's last entry. */
  readonly index: number;
  readonly people: number;
  /** Steps of the set-up at the screen that nobody did, or that did not go well. */
  readonly setup_left: readonly SetupStep[];
}

/** What an import changed; `index` is the number of the log's last entry after it. */
export interface Listed {
  readonly index: number;
  readonly enrolled: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** What a file would change, and whether one person may still do it alone. */
export interface ListPreview {
  readonly founding: YesNo;
  readonly changes: readonly ChangeLine[];
}

export type PinAnswer =
  | { readonly outcome: 'set'; readonly index: number }
  | { readonly outcome: 'refused'; readonly what: string; readonly remedy: string };

/** A checkpoint that left the building by hand. */
export interface CheckpointGiven {
  readonly size: number;
  readonly root: string;
  readonly by: Exclude<GivenBy, 'receipt'>;
}

/** A witness that has cosigned this log up to a size. */
export interface CosignedBy {
  readonly witness: string;
  readonly size: number;
}

/** Checks, keeps and records a cosigned checkpoint of this log. Throws with a sentence when it is not one. */
export type AcceptCosigned = (note: string) => readonly CosignedBy[];

/**
 * What those who keep the authorization list and the log's witnesses may do: beside the loop, or over the control
 * socket of a running kiosk. Whatever changes becomes a fact of the log first.
 */
export interface Keeper {
  status(): Promise<KioskStatus>;
  /** How many are inside each room. */
  occupancy(): Promise<readonly RoomOccupancy[]>;
  people(): Promise<readonly PersonLine[]>;
  /**
   * The whole list, while one person may still say what it is: whoever is not on it is removed. `source` is the digest
   * of the file, hex. Throws `KeeperRefused` once it takes two people.
   */
  listPeople(people: readonly PersonRecord[], source: string): Promise<Listed>;
  /** `signed`: who signs for it, where the list is founded. Throws `KeeperRefused` where they may not. */
  choosePin(person: PersonId, digits: string, signed?: readonly TypedPin[]): Promise<PinAnswer>;
  /** What waits for a second person, and how the list stands. */
  listStanding(): Promise<ListStanding>;
  /** What a file would change of the list as it stands. */
  previewList(written: WrittenList): Promise<ListPreview>;
  /** What somebody does about the list, identified by their PIN. Throws `KeeperRefused` when nothing changes. */
  actOnList(asked: AskedOfList): Promise<ActedOnList>;
  /** Puts on record that a checkpoint left the building; `root` is base64. */
  giveCheckpoint(given: CheckpointGiven): Promise<{ readonly index: number }>;
  /** What asks people to respond, and what nobody is told of. */
  alarms(): Promise<AlarmList>;
  /** What somebody does about an alarm, identified by their PIN. Throws `KeeperRefused` when nothing changes. */
  actOnAlarm(asked: AskedOfAlarm): Promise<Became>;
  /** Puts on record what is done about an account. Throws `KeeperRefused` when it may not be. */
  changeAccount(asked: AskedOfAccount): Promise<{ readonly index: number }>;
  /** Puts a line of the paper log on record. Throws `KeeperRefused` when nothing is. */
  transcribePaper(asked: AskedOfPaper): Promise<{ readonly index: number }>;
  /** Puts on record what is right in place of what an entry says. Throws `KeeperRefused` when nothing is. */
  correctEntry(asked: AskedOfCorrection): Promise<{ readonly index: number }>;
  /** Puts on record what somebody does about a sheet of reconciliation. Throws `KeeperRefused` when nothing is. */
  actOnSheet(asked: AskedOfSheet): Promise<ActedOnSheet>;
  /** Puts on record how somebody found a camera. Throws `KeeperRefused` when nothing is. */
  checkCamera(asked: AskedOfCamera): Promise<{ readonly index: number }>;
  /** Puts on record what is done about a key or a combination. Throws `KeeperRefused` when nothing is. */
  actOnKey(asked: AskedOfKey): Promise<{ readonly index: number }>;
  /** Puts on record what somebody does about a review of the log. Throws `KeeperRefused` when nothing is. */
  actOnReview(asked: AskedOfReview): Promise<ActedOnReview>;
  /** Puts on record what became of a backup. */
  reportBackup(outcome: BackupOutcome): Promise<void>;
  /** How everybody on the list stands to each topic of training. */
  training(): Promise<TrainingStanding>;
  /** Puts on record what two people say about somebody's training. Throws `KeeperRefused` when nothing is. */
  actOnTraining(asked: AskedOfTraining): Promise<{ readonly index: number }>;
  /** The written procedures in use. */
  procedures(): Promise<readonly ApprovedProcedure[]>;
  /** Approves a procedure, or takes one out of use. Throws `KeeperRefused` when nothing changes. */
  actOnProcedure(asked: AskedOfProcedure): Promise<{ readonly index: number }>;
  /** Has a reader given its own key, by two people. Throws `KeeperRefused` when it is not. */
  installReader(asked: AskedOfReader): Promise<{ readonly index: number }>;
  /** Takes a checkpoint that was carried to witnesses and back. */
  cosigned(note: string): Promise<readonly CosignedBy[]>;
}

/** The keeper of the loop in its own process. */
export interface OwnKeeper extends Keeper {
  actOnList(asked: AskedOfList | AskedOfListThen): Promise<ActedOnList>;
}

const listedIn = (kiosk: KeptKiosk): readonly Person[] =>
  Object.values(kiosk.state.people).filter(({ status }) => status !== 'removed');

/** The parts of a person that a file states, in one order, to tell whether an import changed them. */
const stated = (person: Person): string => {
  return JSON.stringify(Object.entries(recordOf(person)).sort(([one], [other]) => (one < other ? -1 : 1)));
};

const compare = (before: readonly Person[], after: readonly Person[], index: number): Listed => {
  const former = new Map(before.map((person) => [person.person, stated(person)]));
  const enrolled = after.filter(({ person }) => !former.has(person)).length;
  const unchanged = after.filter((person) => former.get(person.person) === stated(person)).length;
  const changed = after.length - enrolled - unchanged;
  return { index, enrolled, changed, removed: before.length - unchanged - changed, unchanged };
};

const requireFounding = ({ state, moment }: KeptKiosk): void => {
  if (isBeingFounded(state, moment.at)) return;
  throw new KeeperRefused(
    'two people can approve changes of the list, so it takes both of them',
    'Propose it as one of them, with --by PERSON; the other one approves it.',
  );
};

const giveNow = (kiosk: KeptKiosk, given: CheckpointGiven): Promise<{ readonly index: number }> =>
  new Promise((resolve) => {
    if (given.size > kiosk.index + 1) {
      throw new KeeperRefused(
        `this log has only ${kiosk.index + 1} entries`,
        'Give a checkpoint of this very log.',
      );
    }
    offer(kiosk, { type: 'checkpoint_given', ...given });
    resolve({ index: kiosk.index });
  });

const reportNow = (kiosk: KeptKiosk, outcome: BackupOutcome): Promise<void> =>
  new Promise((resolve) => {
    offer(kiosk, { type: 'backup_reported', outcome });
    resolve();
  });

/** Takes it, or throws `KeeperRefused` with the sentence that says why not. */
export const acceptOrRefuse = (accept: AcceptCosigned, note: string): readonly CosignedBy[] => {
  try {
    return accept(note);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new KeeperRefused(
      reason,
      'Nothing was taken. Ask the witness again with "ballot-vault witness request".',
    );
  }
};

/** What somebody who shows who they are has put on record. */
const recordsOf = (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  inTurn: ReturnType<typeof oneByOne>,
): Pick<
  Keeper,
  | 'changeAccount'
  | 'transcribePaper'
  | 'correctEntry'
  | 'actOnSheet'
  | 'checkCamera'
  | 'actOnKey'
  | 'actOnReview'
  | 'actOnTraining'
  | 'actOnProcedure'
> => ({
  actOnTraining: (asked) => inTurn(() => recordTrainingAct(kiosk, siteKey, asked)),
  actOnProcedure: (asked) => inTurn(() => recordProcedureAct(kiosk, siteKey, asked)),
  changeAccount: (asked) => inTurn(() => recordAccountChange(kiosk, siteKey, asked)),
  transcribePaper: (asked) => inTurn(() => recordPaperVisit(kiosk, siteKey, asked)),
  correctEntry: (asked) => inTurn(() => recordCorrection(kiosk, siteKey, asked)),
  actOnSheet: (asked) => inTurn(() => actOnSheetAs(kiosk, siteKey, asked)),
  checkCamera: (asked) => inTurn(() => recordCamera(kiosk, siteKey, asked)),
  actOnKey: (asked) => inTurn(() => actOnKeyAs(kiosk, siteKey, asked)),
  actOnReview: (asked) => inTurn(() => actOnReviewAs(kiosk, siteKey, asked)),
});

/** A keeper of the loop itself. `siteKey` is the key under which PINs are hashed. */
export const keeperOf = (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  accept: AcceptCosigned,
): OwnKeeper => {
  const chooseNow = async (
    person: PersonId,
    digits: string,
    signed: readonly TypedPin[],
  ): Promise<PinAnswer> => {
    const people = listedIn(kiosk);
    if (!people.some((listed) => listed.person === person)) {
      const remedy = 'See "ballot-vault people list" for the people of the list.';
      return { outcome: 'refused', what: `nobody called ${person} is listed`, remedy };
    }
    const signed_by = await identifiedForPin(kiosk, siteKey, person, signed);
    // The removed count too: they can be listed again, with the PIN they had.
    const chosen = await choosePin(siteKey, person, digits, Object.values(kiosk.state.people));
    if (chosen.outcome === 'refused') return chosen;
    offer(kiosk, { type: 'pin_chosen', person, pin: chosen.pin, duress: chosen.duress, signed_by });
    return { outcome: 'set', index: kiosk.index };
  };
  // Two people who choose at once are checked against one another too, and nobody tries many PINs before one counts.
  const inTurn = oneByOne();
  return {
    status: () =>
      Promise.resolve({
        kiosk: kiosk.state.policy?.kiosk ?? '',
        index: kiosk.index,
        people: listedIn(kiosk).length,
        setup_left: stepsLeft(kiosk.state),
      }),
    occupancy: () => Promise.resolve(occupancyOf(kiosk.state)),
    people: () => Promise.resolve(listedIn(kiosk).map(toPersonLine)),
    listPeople: (people, source) =>
      new Promise((resolve) => {
        requireFounding(kiosk);
        const before = listedIn(kiosk);
        offer(kiosk, { type: 'people_listed', people, source });
        resolve(compare(before, listedIn(kiosk), kiosk.index));
      }),
    choosePin: (person, digits, signed = []) => inTurn(() => chooseNow(person, digits, signed)),
    listStanding: () => Promise.resolve(standingOf(kiosk.state)),
    previewList: (written) =>
      Promise.resolve({
        founding: isBeingFounded(kiosk.state, kiosk.moment.at) ? 'yes' : 'no',
        changes: previewOf(kiosk.state, written),
      }),
    actOnList: (asked) => inTurn(() => actOnListAs(kiosk, siteKey, asked)),
    alarms: () => Promise.resolve(alarmListOf(kiosk.state)),
    training: () => Promise.resolve(trainingStanding(kiosk)),
    procedures: () => Promise.resolve(proceduresInUse(kiosk)),
    actOnAlarm: (asked) => inTurn(() => actOnAlarmAs(kiosk, siteKey, asked)),
    ...recordsOf(kiosk, siteKey, inTurn),
    installReader: (asked) => inTurn(() => installReader(kiosk, siteKey, asked)),
    giveCheckpoint: (given) => giveNow(kiosk, given),
    reportBackup: (outcome) => reportNow(kiosk, outcome),
    cosigned: (note) => new Promise((resolve) => resolve(acceptOrRefuse(accept, note))),
  };
};
