import type { AlarmKind, Priority } from './alarm-kinds.ts';

/** What everybody may know of a kind of alarm. */
export interface AlarmCard {
  readonly title: string;
  readonly priority: Priority;
  /** What people have to do. Something that asks nothing of anybody is no alarm. */
  readonly response: string;
  /** Whether it ends with its condition, once somebody has seen it, or only when somebody says that it is over. */
  readonly clears: 'by_itself' | 'by_person';
  /** While one of these goes on in the same room, or has happened and nobody has seen it, this one says nothing new. */
  readonly inhibited_by: readonly AlarmKind[];
  /** What no supervisor may silence: duress, tampering, damage of the log, and a rule that is being broken. */
  readonly shelvable: 'yes' | 'no';
}

/** What is critical stays until somebody says that it is over, and nobody silences it. */
export const critical = (title: string, response: string): AlarmCard => ({
  title,
  priority: 'critical',
  response,
  clears: 'by_person',
  inhibited_by: [],
  shelvable: 'no',
});

type Rest = Pick<AlarmCard, 'priority' | 'clears'> & Partial<Pick<AlarmCard, 'inhibited_by' | 'shelvable'>>;

export const card = (title: string, response: string, rest: Rest): AlarmCard => ({
  title,
  response,
  inhibited_by: [],
  shelvable: 'yes',
  ...rest,
});
