import { EXERCISES } from '../../src/core/facts-exercises.ts';
import { SETUP_ANSWERS, SETUP_STEPS } from '../../src/core/facts-setup.ts';
import { LONE_REASONS, OPENING_REASONS } from '../../src/core/inputs.ts';
import type { PersonId, VisitorId } from '../../src/core/terms.ts';
import { pinOf, purposeOf, visitorClass } from './scenario-setting.ts';
import { CUSTODY } from './scenario-touches-custody.ts';
import { oneOf, proposed, type Read, touched } from './scenario-touches-of.ts';
import { VISITORS } from './scenario-touches-visitors.ts';
import { alarmNamed } from './scenario-words.ts';

const FINGERS: readonly (readonly [RegExp, Read])[] = [
  [/^more time is touched$/, (place) => touched(place, { touch: 'extend' })],
  [/^cancel is touched$/, (place) => touched(place, { touch: 'cancel' })],
  [/^"I bring a visitor" is touched$/, (place) => touched(place, { touch: 'announce_visitors' })],
  [/^"That is everybody" is touched$/, (place) => touched(place, { touch: 'complete_visitors' })],
  [/^challenge (.+) is typed$/, (place, text = '') => touched(place, { touch: 'challenge', text })],
  [
    /^(\w+) enters PIN (\d+)$/,
    (place, name = '', digits = '') => touched(place, { touch: 'enter_pin', pin: pinOf(name, digits) }),
  ],
  [
    /^"I see my partner" is touched$/,
    (place) => touched(place, { touch: 'confirm_partner', answer: 'seen' }),
  ],
  [
    /^"I do not see my partner" is touched$/,
    (place) => touched(place, { touch: 'confirm_partner', answer: 'not_seen' }),
  ],
  [
    /^purpose (.+) is chosen$/,
    (place, purpose = '') =>
      touched(place, { touch: 'choose_purpose', purpose: purposeOf(purpose), words: '' }),
  ],
  [
    /^authority "(.*)" is stated$/,
    (place, words = '') => touched(place, { touch: 'state_authority', words }),
  ],
  [
    /^visitor (\w+) \((.+)\) is named$/,
    (place, name = '', words = '') =>
      touched(place, {
        touch: 'add_visitor',
        visitor: name as VisitorId,
        name,
        organization: '',
        visitor_class: visitorClass(words),
      }),
  ],
  [
    /^visitor (\w+) signs out on the screen$/,
    (place, name) =>
      touched(place, {
        touch: 'sign_out_visitor',
        visitor: name as VisitorId,
        badge: 'not_asked',
        items: 'not_asked',
        words: '',
      }),
  ],
  [
    /^(\w+) signs out on the screen$/,
    (place, name) => touched(place, { touch: 'sign_out', person: name as PersonId }),
  ],
  [
    /^(\w+) says on the screen that they sign$/,
    (place, name) => touched(place, { touch: 'announce_signature', person: name as PersonId }),
  ],
  [
    /^reason (.+) is given$/,
    (place, words = '') => touched(place, { touch: 'give_lone_reason', reason: oneOf(LONE_REASONS, words) }),
  ],
  [
    /^(\w+) begins the exercise (.+)$/,
    (place, name, exercise = '') =>
      touched(place, {
        touch: 'start_exercise',
        exercise: oneOf(EXERCISES, exercise),
        person: name as PersonId,
      }),
  ],
  [
    /^set-up step (.+) is (done|not well|skipped)$/,
    (place, step = '', answer = '') =>
      touched(place, {
        touch: 'answer_setup',
        step: oneOf(SETUP_STEPS, step),
        answer: oneOf(SETUP_ANSWERS, answer),
      }),
  ],
  [/^the strike is tried$/, (place) => touched(place, { touch: 'pulse_strike' })],
  [/^the exercise is given up$/, (place) => touched(place, { touch: 'give_up_exercise' })],
  [/^emergency is touched$/, (place) => touched(place, { touch: 'start_emergency' })],
];

const STATEMENTS: readonly (readonly [RegExp, Read])[] = [
  [
    /^a head count of (\d+) is stated$/,
    (place, count) => proposed(place, { statement: 'head_count', count: Number(count) }),
  ],
  [
    /^an opening for (.+), (\d+) min, is asked for$/,
    (place, words = '', minutes = '') =>
      proposed(place, {
        statement: 'managed_opening',
        reason: oneOf(OPENING_REASONS, words),
        minutes: Number(minutes),
      }),
  ],
  [/^the end of the opening is stated$/, (place) => proposed(place, { statement: 'end_managed_opening' })],
  [
    /^contents (sealed|unsealed) are stated$/,
    (place, contents) =>
      proposed(place, { statement: 'contents', contents: contents === 'sealed' ? 'sealed' : 'unsealed' }),
  ],
  [
    /^a hand-over of (\w+) is asked for$/,
    (place, name) => proposed(place, { statement: 'hand_over_escort', visitor: name as VisitorId }),
  ],
  [
    /^the end of the emergency, (seals intact|seals not intact), is stated$/,
    (place, words = '') =>
      proposed(place, {
        statement: 'end_emergency',
        sweep: words === 'seals intact' ? 'seals_intact' : 'seals_not_intact',
      }),
  ],
  [
    /^(seals intact|seals not intact) are stated$/,
    (place, words = '') =>
      proposed(place, {
        statement: 'seal_sweep',
        seals: words === 'seals intact' ? 'seals_intact' : 'seals_not_intact',
      }),
  ],
  [
    /^alarm ([a-z ]+?)(?: (\d+))? is to be acknowledged$/,
    (place, kind = '', number) =>
      proposed(place, {
        statement: 'acknowledge_alarm',
        alarm: alarmNamed(place.room.room, kind, number),
        words: 'seen to',
      }),
  ],
];

/** Everything that people do on the screen. */
export const TOUCHES = [...STATEMENTS, ...CUSTODY, ...VISITORS, ...FINGERS];
