import {
  CONTAINER_KINDS,
  CONTENTS_CLASSES,
  type CustodyStatement,
  MOVE_REASONS,
  SEAL_CONDITIONS,
} from '../../../src/core/custody-terms.ts';
import type { ContainerId, SealNumber } from '../../../src/core/terms.ts';
import type { IconName } from '../../shared/icons.tsx';

/** What was typed or chosen so far, by field. */
export type Answers = (field: string) => string;

/** One question, one page. Its words are those of its field. */
export interface Question {
  readonly field: string;
  /** A label is scanned, or typed twice; minutes are counted back from now. */
  readonly asks: 'label' | 'plain' | 'words' | 'number' | 'minutes' | 'day' | readonly string[];
  /** May be left empty. */
  readonly isFree?: true;
  readonly when?: (answers: Answers) => boolean;
}

/** Something that people come to the kiosk for. */
export interface Errand {
  readonly icon: IconName;
  readonly questions: readonly Question[];
  /** @param now the kiosk's clock, in ms since 1970 */
  readonly statement: (answers: Answers, now: number) => CustodyStatement;
}

const MINUTE_MS = 60_000;

const CONTAINER: Question = { field: 'container', asks: 'label' };
const SHELF: Question = { field: 'shelf', asks: 'plain' };
const REASON: Question = {
  field: 'reason',
  asks: MOVE_REASONS.filter((reason) => reason !== 'storage'),
};
const CONDITION: Question = { field: 'condition', asks: SEAL_CONDITIONS };
const SEAL: Question = {
  field: 'seal',
  asks: 'label',
  when: (answers) => answers('condition') !== 'missing',
};
const NEW_SEAL: Question = { field: 'new_seal', asks: 'label' };
const YES_NO = ['yes', 'no'] as const;

/** A choice of a vocabulary; the first where a page was left half way. */
const chosen = <T extends string>(all: readonly [T, ...T[]], answer: string): T =>
  all.find((one) => one === answer) ?? all[0];

const seal = (answer: string): SealNumber => answer as SealNumber;

const takenBy = (answers: Answers, fields: readonly string[]) =>
  fields.every((field) => answers(`${field}-scanned`) === 'yes')
    ? ('scanned' as const)
    : ('typed_twice' as const);

const ofContainer = (answers: Answers, ...others: readonly string[]) => ({
  container: answers('container') as ContainerId,
  taken_by: takenBy(answers, ['container', ...others]),
});

const seen = (answers: Answers) => {
  const isThere = answers('condition') !== 'missing';
  return {
    ...ofContainer(answers, ...(isThere ? ['seal'] : [])),
    seal: isThere ? seal(answers('seal')) : ('' as const),
    condition: chosen(SEAL_CONDITIONS, answers('condition')),
    words: answers('defects').trim(),
  };
};

const moved =
  (way: 'in' | 'out' | 'within') =>
  (answers: Answers): CustodyStatement => ({
    statement: 'move_container',
    ...ofContainer(answers),
    way,
    reason: way === 'within' ? 'storage' : chosen(MOVE_REASONS, answers('reason')),
    shelf: way === 'out' ? '' : answers('shelf').trim(),
    words: way === 'within' ? '' : answers('whom').trim(),
  });

const ordered =
  (statement: 'hold_container' | 'lift_hold' | 'destroy_container') =>
  (answers: Answers): CustodyStatement => ({
    statement,
    ...ofContainer(answers),
    words: answers('order').trim(),
  });

const ORDER: Question = { field: 'order', asks: 'words' };
const WHOM: Question = { field: 'whom', asks: 'words' };
const DEFECTS: Question = { field: 'defects', asks: 'words', isFree: true };

/** In the order in which they are needed most. */
export const ERRANDS: Readonly<Record<string, Errand>> = {
  look: {
    icon: 'eye',
    questions: [CONTAINER, CONDITION, SEAL, DEFECTS],
    statement: (answers) => ({ statement: 'check_seal', ...seen(answers) }),
  },
  out: { icon: 'out', questions: [CONTAINER, REASON, WHOM], statement: moved('out') },
  in: { icon: 'in', questions: [CONTAINER, REASON, WHOM, SHELF], statement: moved('in') },
  put_on: {
    icon: 'seal',
    questions: [CONTAINER, NEW_SEAL],
    statement: (answers) => ({
      statement: 'apply_seal',
      ...ofContainer(answers, 'new_seal'),
      seal: seal(answers('new_seal')),
    }),
  },
  take_off: {
    icon: 'seal_open',
    questions: [CONTAINER, CONDITION, SEAL, { field: 'why', asks: 'words' }],
    statement: (answers) => ({ statement: 'remove_seal', ...seen(answers), words: answers('why').trim() }),
  },
  replace: {
    icon: 'plug',
    questions: [CONTAINER, CONDITION, SEAL, NEW_SEAL, { field: 'why', asks: 'words' }],
    statement: (answers) => ({
      statement: 'replace_seal',
      ...seen(answers),
      words: answers('why').trim(),
      new_seal: seal(answers('new_seal')),
    }),
  },
  within: { icon: 'pallet', questions: [CONTAINER, SHELF], statement: moved('within') },
  register: {
    icon: 'plus',
    questions: [
      CONTAINER,
      { field: 'kind', asks: CONTAINER_KINDS },
      { field: 'contents', asks: CONTENTS_CLASSES },
      { field: 'count', asks: 'number' },
      { field: 'election', asks: 'plain' },
      { field: 'election_day', asks: 'day' },
      { field: 'federal', asks: YES_NO },
      { field: 'range', asks: 'plain', isFree: true },
      SHELF,
      { field: 'approved_until', asks: 'day', isFree: true },
    ],
    statement: (answers) => ({
      statement: 'register_container',
      ...ofContainer(answers),
      kind: chosen(CONTAINER_KINDS, answers('kind')),
      contents: chosen(CONTENTS_CLASSES, answers('contents')),
      election: answers('election').trim(),
      election_day: dayOf(answers('election_day')),
      federal: chosen(YES_NO, answers('federal')),
      range: answers('range').trim(),
      count: Number(answers('count')),
      shelf: answers('shelf').trim(),
      approved_until: dayOf(answers('approved_until')),
    }),
  },
  broken: {
    icon: 'warning',
    questions: [
      CONTAINER,
      { field: 'began', asks: 'minutes' },
      { field: 'ended', asks: 'minutes' },
      { field: 'what', asks: 'words' },
    ],
    statement: (answers, now) => ({
      statement: 'report_break',
      ...ofContainer(answers),
      since: Math.round(now - Number(answers('began')) * MINUTE_MS),
      until: Math.round(now - Number(answers('ended')) * MINUTE_MS),
      words: answers('what').trim(),
    }),
  },
  stock: {
    icon: 'list',
    questions: [
      { field: 'first', asks: 'label' },
      { field: 'last', asks: 'label' },
    ],
    statement: (answers) => ({
      statement: 'add_seals',
      first: seal(answers('first')),
      last: seal(answers('last')),
    }),
  },
  hold: { icon: 'no_entry', questions: [CONTAINER, ORDER], statement: ordered('hold_container') },
  lift: { icon: 'check', questions: [CONTAINER, ORDER], statement: ordered('lift_hold') },
  release: { icon: 'cross', questions: [CONTAINER, ORDER], statement: ordered('destroy_container') },
};

/** Eight digits as a day, as far as they go: "2026-11-03". */
export const dayOf = (digits: string): string =>
  [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].filter((part) => part !== '').join('-');

/** The questions that are asked, given what was answered. */
export const asked = ({ questions }: Errand, answers: Answers): readonly Question[] =>
  questions.filter(({ when }) => when === undefined || when(answers));
