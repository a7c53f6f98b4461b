import type { KeyObject } from 'node:crypto';
import type { AskedAct } from './asked-act.ts';
import { makeCode } from './channel-tests.ts';
import { ALARM_CARDS } from './core/alarm-cards.ts';
import { ALARM_KINDS, type AlarmKind } from './core/alarm-kinds.ts';
import { type AlarmRefusal, alarmRefusal } from './core/alarms.ts';
import type { AlarmAct } from './core/inputs.ts';
import { policyOf, type State } from './core/state.ts';
import { type AlarmId, type AlarmSource, assertNever, type Ms, type PersonId } from './core/terms.ts';
import { KeeperRefused, type KeptKiosk, NotIdentified, offer } from './kept-kiosk.ts';
import { identifyOne } from './officials.ts';

/** Who acts, with the PIN they typed. */
export interface AskedOfAlarm {
  readonly person: PersonId;
  readonly digits: string;
  readonly act: AskedAct;
}

/** What an alarm, or its source, is afterwards. */
export const BECAME = [
  'acknowledged',
  'closing_proposed',
  'closed',
  'shelved',
  'heard_again',
  'out_of_service',
  'in_service',
  'test_sent',
  'received',
] as const;
export type Became = (typeof BECAME)[number];

/** Most characters that somebody says about what they do. */
export const WORDS_MAX = 400;

const SUBJECT = '(?:/[A-Za-z0-9][A-Za-z0-9_.-]{0,63})?';
const SOURCE_FORM = new RegExp(`^([a-z_]{1,40})${SUBJECT}$`);
const ALARM_FORM = new RegExp(`^[a-z_]{1,40}${SUBJECT}#\\d{1,9}$`);

/** Whether a text names a source of alarms. It becomes a key of a plain object, so its kind has to be known. */
export const isAlarmSource = (text: string): text is AlarmSource =>
  (ALARM_KINDS as readonly string[]).includes(SOURCE_FORM.exec(text)?.[1] ?? '');

/** Whether a text has the form of an alarm's name, as a test of a channel has one too; its kind may be one that is not. */
export const isAlarmId = (text: string): text is AlarmId => ALARM_FORM.test(text);

const HOUR_MS = 3_600_000;

/** Why an act changes nothing, in words: what, and what to do instead. */
type Reason = readonly [what: string, remedy: string];

/** A code is typed from a telephone, in whatever letters; a siren's name is as it stands in the configuration. */
const codeOf = (typed: string, state: State): string =>
  Object.values(state.tests).some(({ code }) => code === typed) ? typed : typed.toUpperCase();

const AS_IT_IS = {
  acknowledge: 'it is acknowledged already',
  close: 'it is closed already',
  shelve: 'it is shelved already',
  unshelve: 'it is not shelved',
  take_out_of_service: 'it is out of service already',
  put_in_service: 'it is in service already',
} as const;

const SEE_LIST = 'See "ballot-vault alarms" for what is open, shelved and out of service.';

const tooLong = (state: State, act: AlarmAct): Reason => {
  const hours = policyOf(state).alarms.shelve_max_ms / HOUR_MS;
  const most = `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
  return 'until' in act && act.until <= state.at
    ? ['the time until which to shelve it is over', `Name an instant within the next ${most}.`]
    : [`a source can be shelved for at most ${most}`, 'Name an earlier instant, or take it out of service.'];
};

const kindOf = (act: Exclude<AlarmAct, TestAct>): AlarmKind =>
  ('alarm' in act ? act.alarm : act.source).split(/[/#]/, 1)[0] as AlarmKind;

const notEntitled = (person: PersonId): Reason => [
  `${person} may not answer for alarms`,
  'Ask an official, a supervisor or a custodian.',
];

type TestAct = Extract<AlarmAct, { readonly act: 'test_channel' | 'received' }>;

const testReason = (person: PersonId, act: TestAct, refusal: AlarmRefusal): Reason => {
  if (refusal === 'not_entitled') return notEntitled(person);
  if (act.act === 'received') {
    return ['no test with this code waits for an answer', 'Type the code of the newest test.'];
  }
  if (refusal === 'too_soon') return ['this channel was tested just now', 'Test it again in a minute.'];
  return refusal === 'not_now'
    ? ['a siren is not tested beside an alarm that nobody has answered', 'Answer it first, and test later.']
    : ['there is no such channel', 'Name one of the channels of the configuration.'];
};

const reasonOf = (state: State, person: PersonId, act: AlarmAct, refusal: AlarmRefusal): Reason => {
  if (act.act === 'test_channel' || act.act === 'received') return testReason(person, act, refusal);
  const kind = kindOf(act);
  if (!Object.hasOwn(ALARM_CARDS, kind)) return ['no such alarm is open', SEE_LIST];
  const { title, response } = ALARM_CARDS[kind];
  switch (refusal) {
    case 'not_entitled':
      return notEntitled(person);
    case 'no_such_alarm':
      return ['no such alarm is open', SEE_LIST];
    case 'acknowledged_already':
      return ['somebody has acknowledged it already', 'Close it once it is over.'];
    case 'not_acknowledged':
      return ['nobody has acknowledged it yet', 'Acknowledge it first; whoever closes it has seen it.'];
    case 'still_active':
      return ['what it is about still goes on', response];
    case 'second_person_needed':
      return [
        `${person} has said already that it is over`,
        'A critical alarm is closed by two people: ask a second one to close it.',
      ];
    case 'words_missing':
      return [
        'it is not closed without words',
        'Say in a few words what was found and what was done, and close it again.',
      ];
    case 'never_silenced':
      return [`"${title}" can never be silenced`, response];
    case 'too_long':
      return tooLong(state, act);
    case 'too_many':
      return ['too many alarms are silenced already', 'Let some of them be heard again first.'];
    case 'as_it_is':
      return [AS_IT_IS[act.act], SEE_LIST];
    case 'no_such_channel':
    case 'not_now':
    case 'too_soon':
    case 'no_such_test':
      return ['this is no test', SEE_LIST];
    default:
      return assertNever(refusal);
  }
};

const actOf = (asked: AskedAct, now: Ms, state: State): AlarmAct => {
  if (asked.act === 'test') return { act: 'test_channel', channel: asked.channel, code: makeCode() };
  if (asked.act === 'received') return { act: 'received', code: codeOf(asked.code, state) };
  if (asked.act !== 'shelve_for') return asked;
  const { source, for_ms, words } = asked;
  return { act: 'shelve', source, until: now + for_ms, words };
};

const subjectOf = (act: AlarmAct): string => {
  if ('alarm' in act) return act.alarm;
  if ('source' in act) return act.source;
  return act.act === 'received' ? act.code : act.channel;
};

const becameOf = (state: State, act: AlarmAct): Became => {
  switch (act.act) {
    case 'acknowledge':
      return state.alarms.open[act.alarm] === undefined ? 'closed' : 'acknowledged';
    case 'close':
      return state.alarms.open[act.alarm] === undefined ? 'closed' : 'closing_proposed';
    case 'shelve':
      return 'shelved';
    case 'unshelve':
      return 'heard_again';
    case 'take_out_of_service':
      return 'out_of_service';
    case 'put_in_service':
      return 'in_service';
    case 'test_channel':
      return 'test_sent';
    case 'received':
      return 'received';
    default:
      return assertNever(act);
  }
};

/**
 * Puts on record what somebody does about an alarm who has said who they are. Throws `KeeperRefused` with what, where
 * and remedy when nothing changes.
 */
export const recordActOnAlarm = (kiosk: KeptKiosk, person: PersonId, asked: AskedAct): Became => {
  const { moment } = kiosk;
  const act = actOf(asked, moment.at, kiosk.state);
  const refusal = alarmRefusal({ state: kiosk.state, moment }, person, act);
  if (refusal !== null) {
    const [what, remedy] = reasonOf({ ...kiosk.state, at: moment.at }, person, act, refusal);
    throw new KeeperRefused(`${subjectOf(act)}: ${what}`, remedy);
  }
  offer(kiosk, { type: 'alarm_acted', person, act });
  return becameOf(kiosk.state, act);
};

/**
 * The same of somebody at a terminal, once their PIN says who they are. A wrong PIN counts, and the duress PIN does the
 * same as the right one and calls for help unseen.
 */
export const actOnAlarmAs = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { person, digits, act }: AskedOfAlarm,
): Promise<Became> => {
  const who = await identifyOne(kiosk, siteKey, { person, digits });
  if (who.outcome === 'refused') throw new NotIdentified(who.what, who.remedy);
  return recordActOnAlarm(kiosk, person, act);
};
