import type { ContainerId, LineId, PersonId, RoomId, SealNumber } from '../core/terms.ts';
import { answer } from './answers.ts';
import {
  keyLost,
  keysRegistered,
  paperTypedIn,
  reconciled,
  reviewedAfterElection,
  reviewedDaily,
} from './books.ts';
import { OutOfStory, type Stage } from './stage.ts';

const ROOM = 'ballot-room' as RoomId;
const VAULT = 'vault' as RoomId;
const FIRE = 'fire-alarm' as LineId;

const person = (id: string): PersonId => id as PersonId;
const [MARIA, ROBERT] = [person('maria-alvarez'), person('robert-hayes')];
const [GRACE, DANIEL] = [person('grace-okafor'), person('daniel-lindqvist')];
const [LENA, JAMES, KEVIN] = [person('lena-schmidt'), person('james-whitfield'), person('kevin-tran')];
const [PRIYA, FRANK] = [person('priya-nair'), person('frank-moreno')];

const container = (label: string) => ({ container: label as ContainerId, taken_by: 'scanned' }) as const;
const seal = (number: number): SealNumber => `JC-${String(number).padStart(4, '0')}` as SealNumber;

/** Precincts whose ballots come in on the receiving night, and what each box is said to hold. */
const BOXES: readonly (readonly [string, number])[] = [
  ['B-0101', 612],
  ['B-0102', 548],
  ['B-0103', 701],
  ['B-0104', 433],
  ['B-0105', 590],
  ['B-0106', 377],
];

/** One proposes, the other approves; both are supervisors. */
const decideByTwo = (stage: Stage, propose: Parameters<typeof acts>[2], words: string): void => {
  acts(stage, MARIA, propose);
  const { proposals } = stage.opened.kiosk.state.list;
  acts(stage, ROBERT, { act: 'approve', proposal: proposals, words });
};

const acts = (
  stage: Stage,
  who: PersonId,
  act: Extract<Parameters<Stage['offer']>[0], { readonly type: 'list_acted' }>['act'],
): void => {
  const before = stage.index;
  stage.offer({ type: 'list_acted', person: who, act });
  if (stage.index === before) throw new OutOfStory(`nothing came of ${act.act}`);
  stage.pass(5);
};

const preparation = (stage: Stage): void => {
  stage.until(0, '08:00');
  decideByTwo(
    stage,
    { act: 'propose_phase', phase: 'preparation', words: 'The primary is prepared' },
    'Agreed',
  );
  stage.until(0, '09:05');
  stage.sign(ROOM, { statement: 'add_seals', first: seal(1), last: seal(200) }, [GRACE, DANIEL]);
  stage.until(0, '09:20');
  stage.enter(ROOM, [GRACE, DANIEL], { purpose: 'inspection' });
  stage.until(0, '10:10');
  stage.leave(ROOM, [GRACE, DANIEL]);
  stage.until(0, '15:30');
  stage.enter(ROOM, [MARIA, ROBERT], { purpose: 'inspection', guests: [FRANK] });
  stage.until(0, '16:05');
  stage.leave(ROOM, [FRANK, MARIA, ROBERT]);
};

/** Boxes come from the precincts by car; each is registered, sealed and put on its shelf by the same two. */
const receivingNight = (stage: Stage): void => {
  stage.until(1, '19:00');
  decideByTwo(stage, { act: 'propose_phase', phase: 'receiving', words: 'The polls have closed' }, 'Agreed');
  for (const [nth, [label, count]] of BOXES.entries()) {
    stage.until(1, `${20 + Math.floor(nth / 2)}:${nth % 2 === 0 ? '05' : '35'}`);
    stage.sign(
      ROOM,
      {
        ...container(label),
        statement: 'register_container',
        kind: 'box',
        contents: 'voted_counted',
        election: 'Primary',
        election_day: stage.day(1),
        federal: 'yes',
        range: `Precinct ${101 + nth}`,
        count,
        shelf: `A ${nth + 1}`,
        approved_until: '',
      },
      [LENA, JAMES],
    );
    stage.sign(ROOM, { ...container(label), statement: 'apply_seal', seal: seal(nth + 1) }, [LENA, JAMES]);
    stage.enter(ROOM, [LENA, JAMES], { purpose: 'deposit_ballots' });
    stage.pass(180);
    stage.leave(ROOM, [LENA, JAMES]);
  }
};

/** One goes for a cart, and the other stays behind: it is on record from the first second, and somebody is called. */
const leftAlone = (stage: Stage): void => {
  stage.until(2, '08:30');
  decideByTwo(stage, { act: 'propose_phase', phase: 'processing', words: 'Counting begins' }, 'Agreed');
  stage.until(2, '09:00');
  stage.enter(ROOM, [LENA, JAMES], { purpose: 'processing' });
  stage.until(2, '09:40');
  stage.leave(ROOM, [LENA]);
  stage.pass(75);
  answer(stage, 'lone_occupant', 'I am on my way to the door');
  stage.enter(ROOM, [LENA], { purpose: 'processing' });
  stage.until(2, '09:55');
  stage.sign(ROOM, { statement: 'head_count', count: 2 }, [LENA]);
  stage.until(2, '10:50');
  stage.leave(ROOM, [LENA, JAMES]);
};

/** The number that was typed is not the one on record: a second look by others, and two who answer for it. */
const sealDiffers = (stage: Stage): void => {
  stage.until(2, '13:10');
  const seen = { ...container('B-0103'), statement: 'check_seal', words: '' } as const;
  stage.sign(ROOM, { ...seen, seal: seal(113), condition: 'intact' }, [GRACE, DANIEL]);
  stage.pass(120);
  stage.sign(ROOM, { ...seen, seal: seal(3), condition: 'intact' }, [MARIA, ROBERT]);
  answer(
    stage,
    'seal_in_doubt',
    'I look at the box with Robert',
    'The seal on the box is JC-0003. 113 was read off the box beside it',
  );
};

const powerCut = (stage: Stage): void => {
  stage.until(3, '02:10');
  stage.outage(55);
  stage.pass(300);
  answer(
    stage,
    'ended_unclean',
    'The power was out in the whole street',
    'The utility confirms the cut from 2:10',
  );
  answer(stage, 'presence_uncertain', 'Nobody was due inside; I count in the morning');
  stage.until(3, '07:30');
  answer(stage, 'sweep_overdue', 'We look at the seals when the office opens');
  stage.until(3, '08:15');
  stage.sign(ROOM, { statement: 'head_count', count: 0 }, [MARIA]);
  stage.sign(VAULT, { statement: 'head_count', count: 0 }, [MARIA]);
  // The vault is closed on a Sunday: its seals wait.
  lookAtSeals(stage, ROOM, [MARIA, ROBERT]);
};

/** Nobody watched the room: two go in, look at every seal, and say what they found. */
const lookAtSeals = (stage: Stage, room: RoomId, pair: readonly PersonId[]): void => {
  stage.enter(room, pair, { purpose: 'inspection' });
  stage.pass(600);
  stage.sign(room, { statement: 'seal_sweep', seals: 'seals_intact' }, pair);
  stage.pass(60);
  stage.leave(room, pair);
};

const fire = (stage: Stage): void => {
  stage.until(3, '10:00');
  stage.enter(ROOM, [LENA, JAMES], { purpose: 'processing' });
  stage.until(3, '10:20');
  stage.line(FIRE, 'active');
  stage.pass(30);
  stage.through(ROOM);
  for (const who of [LENA, JAMES]) stage.touch(ROOM, { touch: 'sign_out', person: who });
  answer(stage, 'emergency', 'Everybody out, the fire service is called');
  stage.until(3, '10:50');
  stage.line(FIRE, 'normal');
  stage.pass(60);
  sweep(stage, ROOM, [MARIA, ROBERT]);
  sweep(stage, VAULT, [GRACE, DANIEL]);
};

/** Two go back in together, look at every seal, say so, and are counted; with that the emergency is over. */
const sweep = (stage: Stage, room: RoomId, pair: readonly PersonId[]): void => {
  // Whoever ran did not stop at a reader: that nobody is left inside is counted first.
  stage.sign(room, { statement: 'head_count', count: 0 }, pair.slice(0, 1));
  stage.pass(30);
  stage.goBack(room, pair);
  stage.pass(600);
  stage.sign(room, { statement: 'end_emergency', sweep: 'seals_intact' }, pair);
  stage.sign(room, { statement: 'head_count', count: pair.length }, pair.slice(0, 1));
  stage.pass(60);
  stage.leave(room, pair);
  answer(stage, 'lone_occupant', 'They left one after the other');
};

const canvass = (stage: Stage): void => {
  stage.until(4, '08:30');
  decideByTwo(stage, { act: 'propose_phase', phase: 'canvass', words: 'The board meets' }, 'Agreed');
  stage.until(4, '09:15');
  stage.enter(ROOM, [GRACE, DANIEL], { purpose: 'audit', guests: [PRIYA] });
  stage.until(4, '10:10');
  stage.sign(ROOM, { statement: 'head_count', count: 3 }, [GRACE]);
  stage.until(4, '10:40');
  stage.leave(ROOM, [PRIYA, GRACE, DANIEL]);
};

/** Denied everywhere from that second on; whoever finds the badge finds a locked door. */
const lostBadge = (stage: Stage): void => {
  stage.until(4, '17:05');
  const credential = stage.badgeOf(JAMES);
  const since = stage.now - 2 * 60 * 60_000;
  const words = 'James cannot find it since lunch';
  acts(stage, MARIA, { act: 'report_lost', subject: JAMES, credential, since, words });
  answer(stage, 'list_act_to_review', 'Robert looks at it in the morning');
  stage.until(4, '21:40');
  stage.badge(JAMES, stage.outside(ROOM));
  stage.pass(30);
  answer(
    stage,
    'lost_badge_used',
    'I drive there',
    'The finder tried the badge at the door, and handed it in',
  );
  stage.until(5, '08:30');
  acts(stage, ROBERT, { act: 'review', review: 1, outcome: 'confirmed', words: 'The badge is in the safe' });
};

const sealedPeriod = (stage: Stage): void => {
  stage.until(5, '09:00');
  decideByTwo(stage, { act: 'propose_phase', phase: 'sealed', words: 'The canvass is certified' }, 'Agreed');
  stage.until(5, '14:20');
  // His group is not known, so that the rule of two groups cannot be met with him.
  stage.badge(KEVIN, stage.outside(ROOM));
  stage.pass(60);
};

/** Two boxes go to the audit and come back: on an authority, before an observer, their seals looked at both times. */
const auditPull = (stage: Stage): void => {
  stage.until(6, '09:00');
  for (const [nth, label] of ['B-0102', 'B-0105'].entries()) {
    const looked = { ...container(label), statement: 'check_seal', condition: 'intact', words: '' } as const;
    stage.sign(ROOM, { ...looked, seal: seal(nth === 0 ? 2 : 5) }, [GRACE, DANIEL]);
    const way = {
      ...container(label),
      statement: 'move_container',
      reason: 'audit',
      words: 'Audit board',
    } as const;
    stage.sign(ROOM, { ...way, way: 'out', shelf: '' }, [GRACE, DANIEL]);
  }
  const answers = { purpose: 'recount', authority: 'Audit order 2026-17', observers: ['Vic Long'] } as const;
  stage.enter(ROOM, [GRACE, DANIEL], answers);
  stage.pass(600);
  stage.leave(ROOM, [GRACE, DANIEL]);
  stage.until(6, '13:30');
  for (const label of ['B-0102', 'B-0105']) {
    const way = {
      ...container(label),
      statement: 'move_container',
      reason: 'audit',
      words: 'Audit board',
    } as const;
    stage.sign(ROOM, { ...way, way: 'in', shelf: label === 'B-0102' ? 'A 2' : 'A 5' }, [GRACE, DANIEL]);
  }
  stage.enter(ROOM, [GRACE, DANIEL], answers);
  stage.pass(300);
  stage.leave(ROOM, [GRACE, DANIEL]);
  stage.until(6, '16:00');
  decideByTwo(
    stage,
    { act: 'propose_phase', phase: 'processing', words: 'The next election begins' },
    'Agreed',
  );
};

/** A county's week, in its order. */
export const SCENES: readonly ((stage: Stage) => void | Promise<void>)[] = [
  preparation,
  keysRegistered,
  receivingNight,
  leftAlone,
  sealDiffers,
  reconciled,
  reviewedDaily,
  powerCut,
  paperTypedIn,
  fire,
  canvass,
  lostBadge,
  sealedPeriod,
  keyLost,
  auditPull,
  reviewedAfterElection,
];
