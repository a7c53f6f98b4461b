import type { Card } from './catalogue.ts';
import type { EvidenceFact } from './facts-evidence.ts';

/** Cards of the facts about the evidence itself. */
export const EVIDENCE_CARDS: { readonly [T in EvidenceFact['type']]: Card } = {
  checkpoint_cosigned: {
    title: 'Checkpoint cosigned by a witness',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'A witness outside this kiosk saw the log up to this size, grown out of what it saw before, at its own time. It says nothing of what the entries claim.',
  },
  witness_refused: {
    title: 'Witness refused a checkpoint',
    level: 'high',
    signed: 'at_once',
    meaning: 'A witness was shown the newest checkpoint and did not sign: what it saw before does not fit.',
    response:
      'Keep both checkpoints. Compare this log with the one the witness knows before anybody relies on either.',
  },
  checkpoint_given: {
    title: 'Checkpoint left the building',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'A checkpoint was shown, printed, mailed or written to a stick. Whoever kept it can tell a log that was cut or replaced afterwards.',
  },
  checkpoint_not_given: {
    title: 'Checkpoint could not be given',
    level: 'low',
    signed: 'within_a_minute',
    meaning:
      'A checkpoint was due on paper, by mail or on a stick, and did not get there at its time. It is tried again until the next one is due.',
    response: 'Look after the printer, the mail server or the stick, and print a shift slip meanwhile.',
  },
  challenge_recorded: {
    title: "Observer's challenge recorded",
    level: 'routine',
    signed: 'at_once',
    meaning: 'Somebody at the screen chose this text, so that its proof shows that this log is live.',
  },
  official_refused: {
    title: "An official's PIN refused",
    level: 'high',
    signed: 'at_once',
    meaning:
      'Somebody at the terminal wanted to sign for the evidence and did not know the PIN of this official.',
    response: 'Ask the official. Who can run commands on the kiosk is at its root.',
  },
  next_key_announced: {
    title: 'Next signing key announced',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Two officials named the key of the next epoch; until then it signs beside the present key.',
  },
  epoch_closed: {
    title: 'Log closed',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Two officials ended this log. It names the log that goes on; an entry after this one is false.',
  },
  epoch_opened: {
    title: 'Log opened after another one',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Two officials began this log. It names the log before it, with its size and root.',
  },
  log_restored: {
    title: 'Log put back from a copy',
    level: 'high',
    signed: 'at_once',
    meaning:
      'The log was lost and put back from a copy of this size. Enough witnesses signed that they have seen no more, or somebody gave their word for it, as the entry says. Whatever came after the copy and was seen by nobody is lost.',
    response:
      'Compare every checkpoint that anybody kept with this log. Find out what happened between the copy and this entry, and why the log was lost.',
  },
  former_disclosures_erased: {
    title: 'Personal fields of a closed log erased',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two officials erased what opens personal fields of a log that was closed, and so can say nothing more itself.',
  },
  disclosures_erased: {
    title: 'Personal fields erased',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two officials erased what opens certain personal fields. The entries stay and verify; what the fields said is gone.',
  },
};
