import { countsForPairing, isCurrent, listingRefusal, QUALIFICATIONS } from '../core/authorization.ts';
import { evaluate } from '../core/pairing.ts';
import type { Person, PersonRecord } from '../core/people.ts';
import { type KioskPolicy, phaseAt, type RoomPolicy, type RoomRules, rulesFor } from '../core/policy.ts';
import type { Ms, Phase } from '../core/terms.ts';
import { pairingText } from './pairing.ts';
import type { Problem } from './problems.ts';

/** What the check needs of a configuration. */
export interface CheckedConfig {
  readonly file: string;
  readonly kiosk: KioskPolicy;
  readonly rooms: readonly RoomPolicy[];
}

/** A stretch of the calendar in which one phase holds. */
interface Stretch {
  readonly phase: Phase;
  readonly from: Ms;
  readonly until: Ms;
}

const stretchesFrom = (kiosk: KioskPolicy, now: Ms): readonly Stretch[] => {
  const later = kiosk.calendar.filter(({ from }) => from > now);
  const begun = [{ phase: phaseAt(kiosk.calendar, now), from: now }, ...later];
  return begun.map((entry, index) => ({
    ...entry,
    until: begun[index + 1]?.from ?? Number.POSITIVE_INFINITY,
  }));
};

const asListed = (record: PersonRecord): Person => ({
  ...record,
  status: 'listed',
  pin: null,
  duress: null,
  wrong_pins: 0,
  pin_locked_until: 0,
});

interface Question {
  readonly kiosk: KioskPolicy;
  readonly room: RoomPolicy;
  readonly rules: RoomRules;
  readonly people: readonly Person[];
}

const qualified = ({ kiosk, room, rules, people }: Question, at: Ms): readonly Person[] =>
  people.filter(
    (person) =>
      countsForPairing(rules, person.class) &&
      person.on_ballot === 'no' &&
      listingRefusal(room.room, person, at) === null &&
      QUALIFICATIONS.every((name) => rules[name] !== 'required' || isCurrent(kiosk, person, name, at)),
  );

/**
 * Instants at which the most people are qualified: the start of a stretch, and each day in it on which
 * somebody becomes so. People only drop out in between.
 */
const bestInstants = (people: readonly Person[], { from, until }: Stretch): readonly Ms[] => {
  const starts = people.flatMap((person) => [
    person.valid_from,
    ...QUALIFICATIONS.map((name) => person[name]),
  ]);
  return [from, ...new Set(starts.filter((at) => at > from && at < until))];
};

const canHold = (question: Question, rule: RoomRules['pairing'], at: Ms): boolean =>
  evaluate(rule, qualified(question, at)).outcome === 'holds';

const stretchProblems = (
  config: CheckedConfig,
  people: readonly Person[],
  stretch: Stretch,
): readonly Problem[] =>
  config.rooms.flatMap((room) => {
    const rules = rulesFor(room, stretch.phase);
    if (rules.entries === 'refused') return [];
    const question: Question = { kiosk: config.kiosk, room, rules, people };
    const instants = bestInstants(people, stretch);
    const broken = (['pairing', 'contents_pairing'] as const).filter(
      (key) => !instants.some((at) => canHold(question, rules[key], at)),
    );
    const isSame = pairingText(rules.pairing) === pairingText(rules.contents_pairing);
    return broken.slice(0, isSame ? 1 : 2).map((key) => ({
      where: config.file,
      what: `room ${room.room}, phase ${stretch.phase}: nobody listed can satisfy ${key} ${pairingText(rules[key])}`,
      remedy: `List people for this room who can (group, role, dates, oath, training, background check, not on the ballot), or change the rule.`,
    }));
  });

/**
 * Rules that nobody on a list can satisfy, in each phase from `now` on: a room that could never be entered,
 * or only in breach of its rule. Each is named once.
 */
export const checkRules = (
  config: CheckedConfig,
  records: readonly PersonRecord[],
  now: Ms,
): readonly Problem[] => {
  const people = records.map(asListed);
  const problems = stretchesFrom(config.kiosk, now).flatMap((stretch) =>
    stretchProblems(config, people, stretch),
  );
  return problems.filter(
    (problem, index) => problems.findIndex(({ what }) => what === problem.what) === index,
  );
};
