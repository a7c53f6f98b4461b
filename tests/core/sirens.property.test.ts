/** What holds of sirens on any day. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRIORITIES } from '../../src/core/alarm-kinds.ts';
import { effectsOf } from '../../src/core/effects-of.ts';
import type { SirenRule } from '../../src/core/policy.ts';
import type { DeviceId } from '../../src/core/terms.ts';
import { anyDay } from './any-day.ts';
import { type Day, playDay, type Step } from './days.ts';
import { promise } from './runs.ts';
import { ROOM } from './world.ts';

const LONGEST_MS = 20_000;
const ALL: SirenRule = {
  channel: 'all',
  siren: 'all' as DeviceId,
  least: 'low',
  rooms: [],
  pattern: 'steady',
  longest_ms: LONGEST_MS,
};
const SOME: SirenRule = { ...ALL, channel: 'some', siren: 'some' as DeviceId, least: 'high', rooms: [ROOM] };
const SIRENS = [ALL, SOME];

const withSirens = ({ setting, acts }: Day): Day => ({
  acts,
  setting: { ...setting, kiosk: { ...setting.kiosk, telling: { ...setting.kiosk.telling, sirens: SIRENS } } },
});

const anySirenDay = anyDay.map(withSirens);

const isReviewed = ({ input, after }: Step): boolean =>
  after.policy !== null && input.type !== 'clock_differs' && input.type !== 'stopping';

test('a siren never sounds for duress, whatever else goes on', () => {
  promise(
    fc.property(anySirenDay, (day) => {
      for (const { facts } of playDay(day).steps) {
        for (const fact of facts) {
          if (fact.type === 'siren_sounded') expect(fact.alarm).not.toMatch(/^duress/);
        }
      }
    }),
    120,
  );
});

test('a siren sounds for nothing that is answered or over, and never longer than it may', () => {
  promise(
    fc.property(anySirenDay, (day) => {
      for (const step of playDay(day).steps.filter(isReviewed)) {
        const { after } = step;
        for (const { siren, least, rooms } of SIRENS) {
          const now = after.sirens[siren];
          if (now === undefined || now.alarm === '') continue;
          expect(now.until).toBeGreaterThan(after.at);
          expect(now.until).toBeLessThanOrEqual(after.at + LONGEST_MS);
          const reasons = Object.values(after.alarms.open).filter(
            ({ kind, condition, answer, priority, room }) =>
              kind !== 'duress' &&
              condition === 'active' &&
              answer === 'unacknowledged' &&
              PRIORITIES.indexOf(priority) <= PRIORITIES.indexOf(least) &&
              (rooms.length === 0 || room === '' || rooms.includes(room)),
          );
          expect(reasons).not.toEqual([]);
        }
      }
    }),
    120,
  );
});

test('what was last done with a siren is what the log says of it, from the first start on', () => {
  promise(
    fc.property(anySirenDay, (day) => {
      const done: { [siren: string]: string } = {};
      for (const { facts, after } of playDay(day).steps) {
        for (const effect of facts.flatMap(effectsOf)) {
          if (effect.type === 'sound_siren' || effect.type === 'silence_siren') {
            done[effect.siren] = effect.type;
          }
        }
        for (const { siren } of SIRENS) {
          const sounds = (after.sirens[siren]?.alarm ?? '') !== '';
          if (after.policy !== null) expect(done[siren]).toBe(sounds ? 'sound_siren' : 'silence_siren');
        }
      }
    }),
    120,
  );
});
