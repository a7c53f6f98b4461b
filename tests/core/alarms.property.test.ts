/** What holds of alarms on any day. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionsOf, isCondition, OF_HARDWARE } from '../../src/core/alarm-causes.ts';
import { isInhibited } from '../../src/core/alarms.ts';
import { effectsOf } from '../../src/core/effects-of.ts';
import type { Fact } from '../../src/core/facts.ts';
import { anyDay } from './any-day.ts';
import { type Act, playDay } from './days.ts';
import { promise } from './runs.ts';
import { NO_KIND_USED } from './world.ts';

/** An alarm can be the last entry before a restart; then the time without one is shorter. */
const withoutAlarms = (facts: readonly Fact[]): readonly Fact[] =>
  facts
    .filter(({ type }) => !type.startsWith('alarm_'))
    .map((fact) =>
      fact.type === 'kiosk_started' ? { ...fact, unwatched_ms: 0, policy: {} as never } : fact,
    );

/**
 * An alarm acknowledged at the door is a statement of people there. And a start whose clock lies behind the last entry
 * goes on from that entry, which may be an alarm.
 */
const isAboutAlarms = (act: Act): boolean =>
  (act.act === 'statement' && act.kind === 'acknowledge_alarm') || (act.act === 'restart' && act.off < 0);

test('alarms only follow: without them everything else is recorded and done just the same', () => {
  promise(
    fc.property(anyDay, ({ setting, acts }) => {
      const quiet = acts.filter((act) => !isAboutAlarms(act));
      const told = playDay({ setting, acts: quiet });
      const kiosk = { ...setting.kiosk, alarms: { ...setting.kiosk.alarms, kinds: NO_KIND_USED } };
      const silent = playDay({ setting: { ...setting, kiosk }, acts: quiet });
      const facts = (day: typeof told) => day.steps.flatMap((step) => withoutAlarms(step.facts));
      expect(facts(told)).toEqual(facts(silent));
      const done = (day: typeof told) => day.steps.map((step) => step.facts.flatMap(effectsOf));
      expect(done(told)).toEqual(done(silent));
      expect(
        silent.steps.flatMap((step) => step.facts).filter(({ type }) => type === 'alarm_raised'),
      ).toEqual([]);
    }),
    120,
  );
});

test('whatever goes on that asks for a response is an open alarm, and no open alarm of it is over', () => {
  promise(
    fc.property(anyDay, (day) => {
      for (const { input, after } of playDay(day).steps) {
        if (after.policy === null || input.type === 'clock_differs' || input.type === 'stopping') continue;
        const open = Object.values(after.alarms.open);
        const active = new Set(
          open.filter(({ condition }) => condition === 'active').map(({ source }) => source),
        );
        const going = conditionsOf(after);
        for (const cause of going) {
          const { source, kind } = cause;
          const raised = after.alarms.raised[source]?.last ?? Number.NEGATIVE_INFINITY;
          const isFlapping = OF_HARDWARE.includes(kind) && input.moment.at < raised + 60_000;
          expect(active.has(source) || isInhibited(after, cause) || isFlapping, source).toBe(true);
        }
        const sources = new Set(going.map(({ source }) => source));
        for (const { source, kind, condition } of open) {
          const isUnheard = OF_HARDWARE.includes(kind) && input.moment.at < after.alarms.heard_from;
          if (isCondition(kind) && condition === 'active' && !isUnheard)
            expect(sources.has(source), source).toBe(true);
        }
      }
    }),
    120,
  );
});

test('of each source one alarm is open at most, and its number is used once', () => {
  promise(
    fc.property(anyDay, (day) => {
      const begun: string[] = [];
      for (const { facts, after } of playDay(day).steps) {
        const sources = Object.values(after.alarms.open).map(({ source }) => source);
        expect(new Set(sources).size).toBe(sources.length);
        for (const fact of facts)
          if (fact.type === 'alarm_raised' && fact.occurrence === 1) begun.push(fact.alarm);
      }
      expect(new Set(begun).size).toBe(begun.length);
    }),
    120,
  );
});
