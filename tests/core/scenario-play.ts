import { apply } from '../../src/core/apply.ts';
import { approversOf } from '../../src/core/approvers.ts';
import { decide } from '../../src/core/decide.ts';
import type { Effect, RoomSignal } from '../../src/core/effects.ts';
import { effectsOf } from '../../src/core/effects-of.ts';
import type { Fact, FactType } from '../../src/core/facts.ts';
import type { Input, Observation } from '../../src/core/inputs.ts';
import type { Moment } from '../../src/core/moment.ts';
import { foldRefusals, NO_REPEATS, type Repeats } from '../../src/core/repeats.ts';
import { INITIAL_STATE, roomOf, type State } from '../../src/core/state.ts';
import type { Ms, PersonId, RoomId } from '../../src/core/terms.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { readEvent } from './scenario-events.ts';
import { ALARM_WORDS } from './scenario-facts-alarms.ts';
import { CAMERA_WORDS } from './scenario-facts-cameras.ts';
import { CHANNEL_WORDS } from './scenario-facts-channels.ts';
import { CORRECTION_WORDS } from './scenario-facts-corrections.ts';
import { CUSTODY_WORDS } from './scenario-facts-custody.ts';
import { ENTRY_WORDS } from './scenario-facts-entry.ts';
import { EVIDENCE_WORDS } from './scenario-facts-evidence.ts';
import { EXERCISE_WORDS } from './scenario-facts-exercises.ts';
import { KEY_WORDS } from './scenario-facts-keys.ts';
import { KIOSK_WORDS } from './scenario-facts-kiosk.ts';
import { LIST_WORDS } from './scenario-facts-list.ts';
import { OFFICE_WORDS } from './scenario-facts-office.ts';
import { PAPER_WORDS } from './scenario-facts-paper.ts';
import { PROCEDURE_WORDS } from './scenario-facts-procedures.ts';
import { READER_WORDS } from './scenario-facts-readers.ts';
import { REVIEW_WORDS } from './scenario-facts-review.ts';
import { ROOM_WORDS } from './scenario-facts-room.ts';
import { SETUP_WORDS } from './scenario-facts-setup.ts';
import { SHEET_WORDS } from './scenario-facts-sheets.ts';
import { SIBLING_WORDS } from './scenario-facts-siblings.ts';
import { SIREN_WORDS } from './scenario-facts-sirens.ts';
import { SWEEP_WORDS } from './scenario-facts-sweeps.ts';
import { TEST_WORDS } from './scenario-facts-tests.ts';
import { TRAINING_WORDS } from './scenario-facts-training.ts';
import { UPKEEP_WORDS } from './scenario-facts-upkeep.ts';
import { VISITOR_WORDS } from './scenario-facts-visitors.ts';
import { sayBanner, sayEnd, sayScreen } from './scenario-screens.ts';
import { readSetting, type Setting } from './scenario-setting.ts';
import type { ScenarioText } from './scenario-text.ts';
import { offsetAt, readInstant, sayLength } from './scenario-time.ts';
import { badgeOf } from './world.ts';

/** Something that happened in a step, as words: `must` be named, in order, with any of what `may` follow it. */
export interface Happening {
  readonly must: string;
  readonly may: readonly string[];
}

export interface PlayedStep {
  readonly happened: readonly Happening[];
  /** What else can be said of the step: the screen, its banners, the sounds. */
  readonly seen: readonly string[];
}

export interface Played {
  readonly steps: readonly PlayedStep[];
  /** What can be said at the end, for each `Then`. */
  readonly ends: readonly (readonly string[])[];
  readonly facts: readonly Fact[];
  readonly state: State;
}

interface AnyWords {
  readonly head: string;
  readonly rest?: (fact: never) => string;
  readonly may?: (fact: never) => readonly string[];
}
const WORDS: { readonly [T in FactType]: AnyWords } = {
  ...KIOSK_WORDS,
  ...ENTRY_WORDS,
  ...ROOM_WORDS,
  ...CUSTODY_WORDS,
  ...EVIDENCE_WORDS,
  ...ALARM_WORDS,
  ...CHANNEL_WORDS,
  ...SIREN_WORDS,
  ...TEST_WORDS,
  ...SIBLING_WORDS,
  ...UPKEEP_WORDS,
  ...PAPER_WORDS,
  ...CORRECTION_WORDS,
  ...SHEET_WORDS,
  ...REVIEW_WORDS,
  ...READER_WORDS,
  ...KEY_WORDS,
  ...CAMERA_WORDS,
  ...SWEEP_WORDS,
  ...PROCEDURE_WORDS,
  ...TRAINING_WORDS,
  ...VISITOR_WORDS,
  ...EXERCISE_WORDS,
  ...SETUP_WORDS,
  ...LIST_WORDS,
  ...OFFICE_WORDS,
};

/** The beginnings of everything that an expectation can say. */
export const HEADS: readonly string[] = [
  ...Object.values(WORDS).map((words) => words.head),
  ...['strike', 'screen', 'banner', 'sounds', 'nothing'],
];

/** Their words name the room in any case. */
const NAMES_ITS_ROOM: ReadonlySet<string> = new Set(['room_policy_set', 'room_closed_down']);

const sayFact = (fact: Fact, manyRooms: boolean): Happening => {
  const words = WORDS[fact.type];
  const room = manyRooms && 'room' in fact && !NAMES_ITS_ROOM.has(fact.type) ? ` at ${fact.room}` : '';
  return {
    must: `${words.head}${words.rest?.(fact as never) ?? ''}${room}`,
    may: words.may?.(fact as never) ?? [],
  };
};

const sayStrike = (effect: Effect | RoomSignal): readonly Happening[] => {
  if (effect.type === 'unlock_door') {
    return [{ must: `strike releases for ${sayLength(effect.pulse_ms)}`, may: [] }];
  }
  return effect.type === 'lock_door' ? [{ must: 'strike locks', may: [] }] : [];
};

/** A lock that comes with an opening is told where the strike was still released for somebody. */
const sayStrikes = (stage: Stage, fact: Fact): readonly Happening[] => {
  const effects = effectsOf(fact);
  const isReleased = stage.now < stage.releasedUntil;
  for (const effect of effects) {
    if (effect.type === 'unlock_door') stage.releasedUntil = stage.now + effect.pulse_ms;
    if (effect.type === 'lock_door') stage.releasedUntil = 0;
  }
  return fact.type === 'door_opened' && !isReleased ? [] : effects.flatMap(sayStrike);
};

const saySounds = (facts: readonly Fact[]): readonly string[] =>
  facts
    .flatMap(effectsOf)
    .flatMap((effect) =>
      effect.type === 'signal' || effect.type === 'room_signal'
        ? [`sounds ${effect.signal.replaceAll('_', ' ')}`]
        : [],
    );

const SAME_AS_OWN_PIN = 'screen and strike the same as with the own PIN';

/** What the person whose PIN is awaited would have entered freely. */
const pinnedTo = (setting: Setting, room: RoomId, state: State): Observation | null => {
  const claim = roomOf(state, room).entry?.holders.find((holder) => holder.pin === 'not_given');
  const own = setting.pins.find((pin) => pin.person === claim?.person);
  return own === undefined ? null : { type: 'touched', room, touch: { touch: 'enter_pin', pin: own.pin } };
};

/** The kiosk without disk and devices: real decisions, real fold, real counting of repeated refusals. */
class Stage {
  readonly setting: Setting;
  readonly facts: Fact[] = [];
  state: State = INITIAL_STATE;
  /** What the screens paint: the state, with refusals that were only counted. */
  shown: State = INITIAL_STATE;
  now: Ms;
  releasedUntil: Ms = 0;
  private repeats: Repeats = NO_REPEATS;

  constructor(setting: Setting, now: Ms) {
    this.setting = setting;
    this.now = now;
  }

  private moment(): Moment {
    return { at: this.now, offset_min: offsetAt(this.now), uptime_ms: 0, clock: this.setting.clock };
  }

  /** One turn of the loop: repeated refusals are counted, yet shown and sounded like the first. */
  see(observation: Observation): { readonly decided: readonly Fact[]; readonly recorded: readonly Fact[] } {
    const decided = decide(this.state, { moment: this.moment(), ...observation } as Input);
    const window = this.setting.kiosk.repeat_window_ms;
    const { repeats, facts, counted } = foldRefusals(this.repeats, decided, this.now, window);
    this.repeats = repeats;
    this.state = facts.reduce(apply, this.state);
    if (facts.length > 0 || counted.length > 0) this.shown = counted.reduce(apply, this.state);
    this.facts.push(...facts);
    return { decided, recorded: facts };
  }

  /** Whether the screens and strikes would be the same had the person's own PIN been entered. */
  sameAsOwnPin(room: RoomId, duress: readonly Fact[], before: State): boolean {
    const own = pinnedTo(this.setting, room, before);
    if (own === null) return false;
    const facts = decide(before, { moment: this.moment(), ...own } as Input);
    const show = (state: State) => JSON.stringify(viewOf(state, room, this.now));
    const act = (all: readonly Fact[]) => JSON.stringify(all.flatMap(effectsOf));
    return show(facts.reduce(apply, before)) === show(this.state) && act(facts) === act(duress);
  }

  prepare(): void {
    const { setting } = this;
    if (setting.before === 'nothing') return;
    const steps: readonly Observation[] = [
      readEvent(setting, 'kiosk starts').observation,
      ...setting.rooms.map(({ door }): Observation => ({ type: 'door_found', door, contact: 'closed' })),
      { type: 'people_listed', people: setting.people, source: '00' },
    ];
    for (const step of steps) this.see(step);
    this.choosePins();
    if (setting.before !== null) this.goIn(setting.before.people);
  }

  /** Two people can approve after the first two of them have chosen; they sign for the others then. */
  private choosePins(): void {
    for (const { person, pin, duress } of this.setting.pins) {
      const signed_by = approversOf(this.state, this.now)
        .slice(0, 2)
        .map((approver) => approver.person);
      this.see({ type: 'pin_chosen', person: person as PersonId, pin, duress, signed_by });
    }
  }

  private goIn(people: readonly string[]): void {
    const [room] = this.setting.rooms;
    if (room === undefined) return;
    for (const name of people) {
      this.see({ type: 'badge_read', reader: room.outside_reader, credential: badgeOf(name) });
      this.now += 3_000;
    }
    this.see({ type: 'door_opened', door: room.door });
    this.now += 3_000;
    this.see({ type: 'door_closed', door: room.door });
    const { inside, doubts } = roomOf(this.state, room.room);
    if (inside.length !== people.length || doubts.length > 0) {
      throw new Error(`Before: ${people.join(' and ')} could not simply go in`);
    }
  }
}

/** Heartbeats come all day, and alarms follow what is told already: both are told where a scenario is about them. */
const isTold = ({ heartbeats, alarms }: Setting, { type }: Fact): boolean => {
  if (type === 'heartbeat') return heartbeats === 'shown';
  return alarms === 'shown' || type === 'alarm_acknowledged' || !/^(alarm|siren)_/.test(type);
};

const playStep = (stage: Stage, event: string): PlayedStep => {
  const before = stage.state;
  const { observation, room } = readEvent(stage.setting, event);
  const { decided, recorded } = stage.see(observation);
  const told = recorded.filter((fact) => isTold(stage.setting, fact));
  if (observation.type === 'clock_differs') stage.now += observation.by_ms;
  const view = stage.shown.rooms[room] === undefined ? null : viewOf(stage.shown, room, stage.now);
  const isPin = observation.type === 'touched' && observation.touch.touch === 'enter_pin';
  return {
    happened: told.flatMap((fact) => [
      sayFact(fact, stage.setting.rooms.length > 1),
      ...sayStrikes(stage, fact),
    ]),
    seen: [
      ...(view === null ? [] : [sayScreen(view.screen), ...view.banners.map(sayBanner)]),
      ...saySounds(decided),
      ...(isPin && stage.sameAsOwnPin(room, decided, before) ? [SAME_AS_OWN_PIN] : []),
    ],
  };
};

/** @throws naming file and line where a line of the scenario cannot be played. */
export const play = (scenario: ScenarioText): Played => {
  const at = <T>(line: number, what: () => T): T => {
    try {
      return what();
    } catch (error) {
      throw new Error(`${scenario.file}:${line}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const setting = at(scenario.line, () => readSetting(scenario));
  const { before, day } = setting;
  const [first] = scenario.steps;
  const begin = at(first?.line ?? 0, () => readInstant(first?.time ?? '', day));
  const stage = new Stage(setting, before === null || before === 'nothing' ? begin : before.at);
  at(scenario.line, () => stage.prepare());
  let mayGoBack = false;
  const steps = scenario.steps.map(({ line, time, event }) =>
    at(line, () => {
      const instant = readInstant(time, day);
      if (instant < stage.now && !mayGoBack && !event.startsWith('kiosk starts')) {
        throw new Error(`${time} lies before the step above it`);
      }
      stage.now = instant;
      mayGoBack = event.startsWith('wall clock');
      return playStep(stage, event);
    }),
  );
  const ends = scenario.ends.map(({ line, room }) =>
    at(line, () => sayEnd(stage.state, (room || setting.rooms[0]?.name) as RoomId, stage.now)),
  );
  return { steps, ends, facts: stage.facts, state: stage.state };
};
