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
  if (at < SOFTWARE_EPOCH)
    return wrong(
      'time',
      `it was never set: ${said}`,
      'Set it with "timedatectl set-time", or connect a time source.',
    );
  if (existsSync(path.join(run, 'systemd/timesync/synchronized')))
    return good('time', `${said}, synchronised with a time source`);
  return warning(
    'time',
    `${said}, not synchronised with any time source`,
    'Configure systemd-timesyncd with a server of the county; compare the time with a telephone until then.',
  );
};

const lookAtRtc = ({ sys, now }: Machine): readonly Finding[] => {
  const clocks = namesIn(sys, 'class/rtc');
  if (clocks.length === 0)
    return [
      warning(
        'battery clock',
        'there is none: after a power cut without network the time is wrong',
        'Fit a clock with a battery (DS3231); a Raspberry Pi 5 has one and needs a battery and dtparam=rtc_bbat_vchg.',
      ),
    ];
  return clocks.map((clock) => {
    const name = wordIn(sys, 'class/rtc', clock, 'name') ?? clock;
    const seconds = Number(wordIn(sys, 'class/rtc', clock, 'since_epoch'));
    if (!(seconds > 0)) return unknown(name, 'it tells no time', 'Look at its battery.');
    const off = Math.round(seconds - now() / 1_000);
    return Math.abs(off) <= RTC_OFF_MAX_S
      ? good(name, `it agrees within ${RTC_OFF_MAX_S} s`)
      : warning(
          name,
          `it is ${off} s off`,
          'Once the time is right, run "hwclock --systohc"; look at its battery.',
        );
  });
};

export const lookAtClock = (machine: Machine): readonly Finding[] => [
  lookAtTime(machine),
  ...lookAtRtc(machine),
];
