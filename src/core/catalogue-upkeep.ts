import type { Card } from './catalogue.ts';
import type { UpkeepFact } from './facts-upkeep.ts';

/** Cards of the facts about maintenance. */
export const UPKEEP_CARDS: { readonly [T in UpkeepFact['type']]: Card } = {
  upkeep_due: {
    title: 'Maintenance is due',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'The kiosk runs on a battery or on too little voltage, has not heard a time source for a day, a certificate of its addresses ends within two weeks, its newest encrypted copy is too old, or its configuration cannot be used and that of the last good start stands in for it. Which of these is stated, as the machine reports it.',
  },
  upkeep_done: {
    title: 'Maintenance is done',
    level: 'routine',
    signed: 'within_a_minute',
    meaning: 'What was due is well again, as the machine reports it.',
  },
  backup_made: {
    title: 'Backup made',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'An encrypted copy of the log, the keys and the configuration was written, read back, opened and verified. Its file, size and digest are stated. Whether it is still there later the entry does not say.',
  },
  backup_failed: {
    title: 'Backup failed',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'No copy was made: its folder was not there, had no room, could not be written, or what was written did not verify. Older copies were left as they are.',
  },
};
