import { ALARM_FACT_CARDS } from './catalogue-alarms.ts';
import { CAMERA_CARDS } from './catalogue-cameras.ts';
import { CHANNEL_CARDS } from './catalogue-channels.ts';
import { CORRECTION_CARDS } from './catalogue-corrections.ts';
import { CUSTODY_CARDS } from './catalogue-custody.ts';
import { ENTRY_CARDS } from './catalogue-entry.ts';
import { EVIDENCE_CARDS } from './catalogue-evidence.ts';
import { EXERCISE_CARDS } from './catalogue-exercises.ts';
import { KEY_CARDS } from './catalogue-keys.ts';
import { KIOSK_CARDS } from './catalogue-kiosk.ts';
import { LIST_CARDS } from './catalogue-list.ts';
import { OFFICE_CARDS } from './catalogue-office.ts';
import { PAPER_CARDS } from './catalogue-paper.ts';
import { PROCEDURE_CARDS } from './catalogue-procedures.ts';
import { READER_CARDS } from './catalogue-readers.ts';
import { REVIEW_CARDS } from './catalogue-review.ts';
import { ROOM_CARDS } from './catalogue-room.ts';
import { SETUP_CARDS } from './catalogue-setup.ts';
import { SHEET_CARDS } from './catalogue-sheets.ts';
import { SIBLING_CARDS } from './catalogue-siblings.ts';
import { SIREN_CARDS } from './catalogue-sirens.ts';
import { SWEEP_CARDS } from './catalogue-sweeps.ts';
import { TEST_CARDS } from './catalogue-tests.ts';
import { TRAINING_CARDS } from './catalogue-training.ts';
import { UPKEEP_CARDS } from './catalogue-upkeep.ts';
import { VISITOR_CARDS } from './catalogue-visitors.ts';
import type { FactType } from './facts.ts';

/** How much a fact asks of people; the last four are alarms and name a required response. */
export type Level = 'routine' | 'notice' | 'low' | 'medium' | 'high' | 'critical';

interface CommonCard {
  readonly title: string;
  /** What the fact says, and what it does not. */
  readonly meaning: string;
  /** Whether a checkpoint is signed with this fact, or with the next heartbeat. */
  readonly signed: 'at_once' | 'within_a_minute';
}

/** What everybody may know of a kind of fact. An alarm without a required response does not compile. */
export type Card = CommonCard &
  (
    | { readonly level: 'routine' | 'notice' }
    | { readonly level: 'low' | 'medium' | 'high' | 'critical'; readonly response: string }
  );

/** Every kind of fact has a card; a missing one does not compile. */
export const CATALOGUE: { readonly [T in FactType]: Card } = {
  ...KIOSK_CARDS,
  ...ENTRY_CARDS,
  ...ROOM_CARDS,
  ...SWEEP_CARDS,
  ...CUSTODY_CARDS,
  ...EVIDENCE_CARDS,
  ...ALARM_FACT_CARDS,
  ...CHANNEL_CARDS,
  ...SIREN_CARDS,
  ...TEST_CARDS,
  ...SIBLING_CARDS,
  ...UPKEEP_CARDS,
  ...LIST_CARDS,
  ...OFFICE_CARDS,
  ...PAPER_CARDS,
  ...CORRECTION_CARDS,
  ...SHEET_CARDS,
  ...REVIEW_CARDS,
  ...READER_CARDS,
  ...KEY_CARDS,
  ...CAMERA_CARDS,
  ...PROCEDURE_CARDS,
  ...TRAINING_CARDS,
  ...VISITOR_CARDS,
  ...EXERCISE_CARDS,
  ...SETUP_CARDS,
};
