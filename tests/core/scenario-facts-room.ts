import { isCustody } from '../../src/core/custody-terms.ts';
import type { OpeningAccount, RoomFact } from '../../src/core/facts-room.ts';
import type { Statement } from '../../src/core/inputs.ts';
import { sayCustody } from './scenario-facts-custody.ts';
import { sayInstant, sayLength } from './scenario-time.ts';
import { asOf, names, plain, sayAlarm, until, type WordsOf } from './scenario-words.ts';

const ACCOUNTS: { readonly [A in OpeningAccount]: string } = {
  entry: ' for an entry',
  exit: ' for an exit',
  managed_opening: ' for a managed opening',
  emergency: ' in an emergency',
  nobody: ', accounted for by nobody',
};

export const SIGNERS = { one: 'one', pair: 'a pair', supervisor: 'a supervisor', escort: 'the new escort' };

export const sayStatement = (statement: Statement): string => {
  if (isCustody(statement)) return sayCustody(statement);
  switch (statement.statement) {
    case 'head_count':
      return `head count of ${statement.count}`;
    case 'managed_opening':
      return `opening for ${plain(statement.reason)}, ${statement.minutes} min`;
    case 'end_managed_opening':
      return 'end of the opening';
    case 'contents':
      return `contents ${statement.contents}`;
    case 'hand_over_escort':
      return `hand-over of ${statement.visitor}`;
    case 'end_emergency':
      return `end of the emergency, ${plain(statement.sweep)}`;
    case 'seal_sweep':
      return `look at the seals, ${plain(statement.seals)}`;
    default:
      return `alarm ${sayAlarm(statement.alarm)} seen to`;
  }
};

export const ROOM_WORDS: WordsOf<RoomFact['type']> = {
  door_found: { head: 'door found', rest: (fact) => ` ${fact.contact}` },
  door_opened: {
    head: 'door opened',
    rest: (fact) => ACCOUNTS[fact.accounted_by],
    may: (fact) => [`held from ${sayInstant(fact.held_from, fact.at)}`],
  },
  door_closed: { head: 'door closed', rest: (fact) => ` after ${sayLength(fact.open_ms)}` },
  door_forced: {
    head: 'door forced',
    rest: (fact) => (fact.after_exit_request === 'yes' ? ', after the exit button' : ''),
  },
  door_held_open: { head: 'door held open', rest: (fact) => asOf(fact.since, fact) },
  door_contact_lost: { head: 'door position unknown' },
  exit_requested: { head: 'exit requested', may: until },
  tamper_detected: { head: 'tampering', rest: (fact) => `: ${fact.line}` },
  wire_tampered: { head: 'wire tampered with', rest: (fact) => `: ${fact.line}, ${fact.wire}` },
  presence_uncertain: { head: 'count uncertain', rest: (fact) => `: ${plain(fact.cause)}` },
  lone_interval_started: {
    head: 'rule broken',
    rest: (fact) => `: ${plain(fact.cause)}, inside ${names(fact.people)}${asOf(fact.since, fact)}`,
  },
  lone_alert_raised: {
    head: 'alert',
    rest: (fact) =>
      ` ${fact.repeat}: rule broken since ${sayInstant(fact.since, fact.at)}, inside ${names(fact.people)}`,
  },
  lone_reason_stated: { head: 'reason stated', rest: (fact) => `: ${plain(fact.reason)}` },
  lone_interval_ended: {
    head: 'rule met again',
    rest: (fact) => ` after ${sayLength(fact.lasted_ms)}${asOf(fact.until, fact)}`,
    may: (fact) => [`since ${sayInstant(fact.since, fact.at)}`],
  },
  hours_changed: { head: 'hours changed', rest: (fact) => ` to ${plain(fact.to)}, ${fact.inside} inside` },
  head_count_due: { head: 'head count due', rest: (fact) => asOf(fact.since, fact) },
  head_count_missed: { head: 'head count missed', rest: (fact) => asOf(fact.since, fact) },
  head_count_stated: {
    head: 'head count',
    rest: (fact) => ` of ${fact.count} by ${names(fact.signed_by)}, ${fact.expected} signed in`,
    may: (fact) => [`next due ${sayInstant(fact.head_count_due, fact.at)}`],
  },
  count_mismatch: {
    head: 'count differs',
    rest: (fact) => `: ${fact.count} counted, ${fact.expected} signed in`,
  },
  statement_opened: {
    head: 'to be signed',
    rest: (fact) => ` by ${SIGNERS[fact.needed]}: ${sayStatement(fact.words)}`,
    may: until,
  },
  signature_announced: { head: 'to sign and stay', rest: (fact) => `: ${fact.person}`, may: until },
  statement_signed: { head: 'signed once', rest: (fact) => ` by ${fact.person}`, may: until },
  statement_abandoned: { head: 'not signed', rest: (fact) => `: ${plain(fact.cause)}` },
  managed_opening_started: {
    head: 'managed opening started',
    rest: (fact) =>
      ` for ${plain(fact.reason)} by ${names(fact.signed_by)}, until ${sayInstant(fact.until, fact.at)}`,
  },
  opening_signed_by_one: {
    head: 'opening signed by one',
    rest: (fact) => `: ${names(fact.signed_by)}`,
    may: (fact) => fact.controls.map(plain),
  },
  managed_opening_minute: { head: 'managed opening goes on', rest: (fact) => `, minute ${fact.minute}` },
  managed_opening_ended: {
    head: 'managed opening ended',
    rest: (fact) =>
      fact.signed_by.length > 0
        ? ` by ${names(fact.signed_by)}`
        : `: ${plain(fact.cause)}${asOf(fact.since, fact)}`,
  },
  contents_declared: {
    head: 'contents declared',
    rest: (fact) => ` ${fact.contents} by ${names(fact.signed_by)}`,
  },
  emergency_started: { head: 'emergency started', rest: (fact) => ` by the ${plain(fact.source)}` },
  emergency_reentered: { head: 'room re-entered', rest: (fact) => ` by ${names(fact.people)}` },
  emergency_ended: {
    head: 'emergency ended',
    rest: (fact) => ` by ${names(fact.signed_by)}, ${plain(fact.sweep)}, after ${sayLength(fact.lasted_ms)}`,
  },
};
