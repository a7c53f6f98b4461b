import { signal } from '@preact/signals';
import type { PeopleCourse } from '../../../src/web/wire-setup.ts';
import { say } from './people-course.ts';

export type Day = PeopleCourse['days'][number];

/** What one of the two has said so far. The kiosk hears it once all of it is said. */
interface PersonDraft {
  readonly asks: 'name' | 'group' | 'other_group' | Day;
  /** Whether a day other than today is looked for. */
  readonly looks: 'today' | 'other_day';
  readonly name: string;
  readonly group: string;
  readonly days: Readonly<Record<Day, string>>;
}

export const NOTHING_SAID: PersonDraft = {
  asks: 'name',
  looks: 'today',
  name: '',
  group: '',
  days: { oath: '', training: '', background_check: '' },
};

export const draft = signal(NOTHING_SAID);

export const note = (said: Partial<PersonDraft>): void => {
  draft.value = { ...draft.value, ...said };
};

/** Asks for the next day that some rule looks at; says all of it where there is none. */
export const goOn = (days: readonly Day[], after: Day | ''): void => {
  const next = days[after === '' ? 0 : days.indexOf(after) + 1];
  if (next !== undefined) return note({ asks: next, looks: 'today' });
  const { name, group, days: said } = draft.value;
  void say({ say: 'person', person: { name, group, days: said } });
};
