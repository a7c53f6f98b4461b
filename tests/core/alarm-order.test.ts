/** Which alarm people read first: in `alarms`, on the pages and at the wall. */
import { expect, test } from 'vitest';
import { PRIORITIES, type Priority } from '../../src/core/alarm-kinds.ts';
import { worstFirst } from '../../src/core/alarm-order.ts';
import type { OpenAlarm } from '../../src/core/facts-alarms.ts';

const alarm = (
  priority: Priority,
  answer: OpenAlarm['answer'],
  condition: OpenAlarm['condition'],
  since: number,
  name = 'door_forced/vault#1',
): OpenAlarm => ({ alarm: name, priority, answer, condition, since }) as OpenAlarm;

/** As people should read them, each worse than all below it. */
const READ: readonly OpenAlarm[] = [
  alarm('critical', 'unacknowledged', 'active', 8),
  alarm('critical', 'unacknowledged', 'active', 9),
  alarm('critical', 'unacknowledged', 'returned', 1),
  alarm('critical', 'acknowledged', 'active', 2),
  alarm('critical', 'acknowledged', 'active', 2, 'door_forced/vault#10'),
  alarm('critical', 'acknowledged', 'returned', 1),
  alarm('high', 'unacknowledged', 'returned', 0),
  alarm('medium', 'acknowledged', 'active', 0),
  alarm('low', 'unacknowledged', 'active', 0),
];

test('is the worst first, then what nobody has seen, then what goes on, then the oldest', () => {
  expect(PRIORITIES).toEqual(['critical', 'high', 'medium', 'low']);
  for (const [place, one] of READ.entries()) {
    const signs = READ.map((other) => Math.sign(worstFirst(one, other)));
    expect(signs).toEqual(READ.map((_, at) => Math.sign(place - at)));
  }
  expect([...READ].reverse().sort(worstFirst)).toEqual(READ);
});
