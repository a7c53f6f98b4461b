import { describe, expect, test } from 'vitest';
import { type AlarmStep, alarmFigures } from '../src/alarm-figures.ts';
import type { Priority } from '../src/core/alarm-kinds.ts';
import type { AlarmId, AlarmSource, Ms } from '../src/core/terms.ts';

const MINUTE: Ms = 60_000;
const DAY: Ms = 86_400_000;
const WEEK = { from: DAY, until: 8 * DAY };

const sourceOf = (alarm: string) => alarm.replace(/#\d+$/, '') as AlarmSource;
const raised = (at: Ms, alarm: string, priority: Priority = 'medium'): AlarmStep => ({
  at,
  type: 'alarm_raised',
  alarm: alarm as AlarmId,
  source: sourceOf(alarm),
  priority,
});
const step = (at: Ms, type: 'alarm_acknowledged' | 'alarm_closed', alarm: string): AlarmStep => ({
  at,
  type,
  alarm: alarm as AlarmId,
});
const silence = (
  at: Ms,
  type: 'alarm_shelved' | 'alarm_unshelved' | 'alarm_out_of_service' | 'alarm_in_service',
  source: string,
): AlarmStep => ({ at, type, source: source as AlarmSource });

describe('how many there were', () => {
  test('is told for ten minutes, on the mean and at the worst', () => {
    const at = [0, 4, 9.9, 10, 13.9].map((minutes) => 2 * DAY + minutes * MINUTE);
    const steps = at.map((time, index) => raised(time, `tamper/a#${index}`));
    const { alarms, per_10_min } = alarmFigures(steps, WEEK);
    expect(alarms).toBe(5);
    expect(per_10_min).toEqual({ mean: 5 / (7 * 144), worst: 4, worst_from: 2 * DAY + 4 * MINUTE });
  });

  test('of a time shorter than ten minutes is told as if it were ten', () => {
    const { per_10_min } = alarmFigures([raised(DAY, 'a#1'), raised(DAY + 1, 'a#1')], {
      from: DAY,
      until: DAY + MINUTE,
    });
    expect(per_10_min).toEqual({ mean: 2, worst: 2, worst_from: DAY });
  });

  test('is told of this time alone: from its start, up to before its end', () => {
    const steps = [WEEK.from - 1, WEEK.from, WEEK.until - 1, WEEK.until].map((at, index) =>
      raised(at, `a#${index}`),
    );
    expect(alarmFigures(steps, WEEK)).toMatchObject({ alarms: 2, unanswered: 3 });
  });

  test('is one more where the clock was set back meanwhile', () => {
    const steps = [raised(3 * DAY, 'a#1'), raised(2 * DAY, 'a#2'), raised(2 * DAY + 1, 'a#3')];
    expect(alarmFigures(steps, WEEK)).toMatchObject({ alarms: 3, per_10_min: { worst: 2 } });
  });

  test('leaves out those of which nobody was told, also where that began before', () => {
    const steps = [
      silence(0, 'alarm_shelved', 'a'),
      silence(0, 'alarm_out_of_service', 'b'),
      raised(2 * DAY, 'a#1'),
      raised(2 * DAY, 'b#1'),
      raised(2 * DAY, 'c#1', 'high'),
      silence(3 * DAY, 'alarm_unshelved', 'a'),
      silence(3 * DAY, 'alarm_in_service', 'b'),
      raised(4 * DAY, 'a#2'),
      raised(4 * DAY, 'b#2', 'low'),
    ];
    expect(alarmFigures(steps, WEEK)).toMatchObject({
      alarms: 3,
      silenced: 2,
      by_priority: { critical: 0, high: 1, medium: 1, low: 1 },
    });
  });

  test('names the five most frequent, and of equals the first by name', () => {
    const often = { f: 1, e: 2, d: 2, c: 3, b: 1, a: 1 };
    const steps = Object.entries(often).flatMap(([source, count]) =>
      Array.from({ length: count }, (_, index) => raised(2 * DAY, `${source}#${index}`)),
    );
    const { most_frequent } = alarmFigures(steps, WEEK);
    expect(most_frequent.map(({ source, alarms }) => `${source} ${alarms}`)).toEqual([
      'c 3',
      'd 2',
      'e 2',
      'a 1',
      'b 1',
    ]);
  });
});

describe('how soon they were answered', () => {
  test('is the median, from when people were first told of what nobody had answered', () => {
    const steps = [
      raised(2 * DAY, 'a#1'),
      raised(2 * DAY + MINUTE, 'a#1'),
      step(2 * DAY + 5 * MINUTE, 'alarm_acknowledged', 'a#1'),
      raised(3 * DAY, 'a#1'),
      step(3 * DAY + MINUTE, 'alarm_acknowledged', 'a#1'),
      raised(4 * DAY, 'b#1'),
      step(4 * DAY + 20 * MINUTE, 'alarm_acknowledged', 'b#1'),
      raised(5 * DAY, 'c#1'),
    ];
    expect(alarmFigures(steps, WEEK)).toMatchObject({
      acknowledged: 3,
      median_to_acknowledge_ms: 5 * MINUTE,
      unanswered: 1,
    });
    expect(alarmFigures(steps.slice(0, 5), WEEK).median_to_acknowledge_ms).toBe(3 * MINUTE);
  });

  test('is not known where nobody answered, and counts no answer from before', () => {
    const steps = [raised(0, 'a#1'), step(MINUTE, 'alarm_acknowledged', 'a#1')];
    expect(alarmFigures(steps, WEEK)).toMatchObject({
      acknowledged: 0,
      median_to_acknowledge_ms: null,
      unanswered: 0,
    });
  });
});

test('what is open for over a day is told: at the end, and at any time', () => {
  const steps = [
    raised(-DAY, 'before#1'),
    step(DAY - 1, 'alarm_closed', 'before#1'),
    raised(0, 'long#1', 'high'),
    raised(2 * DAY, 'closed#1'),
    step(3 * DAY, 'alarm_closed', 'closed#1'),
    raised(2 * DAY, 'slow#1'),
    raised(3 * DAY, 'slow#1'),
    step(3 * DAY + 1, 'alarm_closed', 'slow#1'),
    raised(7 * DAY, 'new#1'),
    raised(7 * DAY - 1, 'old#1'),
  ];
  const { standing, stood } = alarmFigures(steps, WEEK);
  expect(standing).toEqual([
    { alarm: 'long#1', priority: 'high', since: 0 },
    { alarm: 'old#1', priority: 'medium', since: 7 * DAY - 1 },
  ]);
  expect(stood).toBe(3);
});
