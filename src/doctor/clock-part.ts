import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Finding, findingsOf } from './finding.ts';
import { type Machine, namesIn, wordIn } from './machine.ts';

const { good, warning, wrong, unknown } = findingsOf('clock');

/** Before this nobody ran this software: a clock that says so was never set. */
const SOFTWARE_EPOCH = Date.UTC(2026, 0, 1);
/** A battery clock that is further off sets a wrong time at the next start. */
const RTC_OFF_MAX_S = 60;

const lookAtTime = ({ run, now }: Machine): Finding => {
  const at = now();
  const said = new Date(at).toISOString();
  if (at < SOFTWARE_EPOCH) return wrong('time', ['time-never-set', { time: said }], 'set-time');
  if (existsSync(path.join(run, 'systemd/timesync/synchronized')))
    return good('time', ['time-synchronised', { time: said }]);
  return warning('time', ['time-alone', { time: said }], 'add-time-source');
};

const lookAtRtc = ({ sys, now }: Machine): readonly Finding[] => {
  const clocks = namesIn(sys, 'class/rtc');
  if (clocks.length === 0) return [warning('battery clock', 'no-battery-clock', 'fit-clock')];
  return clocks.map((clock) => {
    const name = wordIn(sys, 'class/rtc', clock, 'name') ?? clock;
    const seconds = Number(wordIn(sys, 'class/rtc', clock, 'since_epoch'));
    if (!(seconds > 0)) return unknown(name, 'clock-silent', 'look-at-battery');
    const off = Math.round(seconds - now() / 1_000);
    return Math.abs(off) <= RTC_OFF_MAX_S
      ? good(name, ['clock-agrees', { seconds: RTC_OFF_MAX_S }])
      : warning(name, ['clock-off', { seconds: off }], 'set-battery-clock');
  });
};

export const lookAtClock = (machine: Machine): readonly Finding[] => [
  lookAtTime(machine),
  ...lookAtRtc(machine),
];
