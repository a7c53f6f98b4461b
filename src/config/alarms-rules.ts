import { ALARM_CARDS } from '../core/alarm-cards.ts';
import { DELAYABLE } from '../core/alarm-causes.ts';
import { PRIORITIES } from '../core/alarm-kinds.ts';
import type { WrittenAlarms } from './alarms-schema.ts';
import type { Finding } from './finding.ts';

type WrittenKind = WrittenAlarms['kinds'][number];

const finding = (at: number, key: keyof WrittenKind, what: string, remedy: string): Finding => ({
  path: ['alarms', 'kinds', at, key],
  what: `alarms.kinds[${at}].${key}: ${what}`,
  remedy,
});

const kindFindings = (kinds: readonly WrittenKind[], kind: WrittenKind, at: number): readonly Finding[] => {
  const { shelvable, priority } = ALARM_CARDS[kind.alarm];
  const isTwice = kinds.findIndex(({ alarm }) => alarm === kind.alarm) < at;
  const isDelayed = kind.delay_s > 0 && !DELAYABLE.includes(kind.alarm);
  const isLess =
    shelvable === 'no' && PRIORITIES.indexOf(kind.priority ?? priority) > PRIORITIES.indexOf(priority);
  return [
    ...(isLess
      ? [finding(at, 'priority', `the alarm ${kind.alarm} is ${priority} everywhere`, 'Take this line out.')]
      : []),
    ...(isTwice ? [finding(at, 'alarm', `${kind.alarm} is named twice`, 'Name each kind once.')] : []),
    ...(kind.used === 'no' && shelvable === 'no'
      ? [finding(at, 'used', `nobody can do without the alarm ${kind.alarm}`, 'Take this line out.')]
      : []),
    ...(isDelayed
      ? [finding(at, 'delay_s', `the alarm ${kind.alarm} cannot wait`, 'Write 0, or take this line out.')]
      : []),
  ];
};

/** What no line of the configuration may change: the alarms that are there so that nobody can silence them. */
export const alarmFindings = ({ kinds }: WrittenAlarms): readonly Finding[] =>
  kinds.flatMap((kind, at) => kindFindings(kinds, kind, at));
