import { type OnCallSchedule, uncovered } from '../core/on-call.ts';
import type { WrittenChannel } from './channels-schema.ts';
import type { Finding } from './finding.ts';
import { readHours } from './hours.ts';
import type { WrittenOnCall } from './on-call-schema.ts';

type WrittenList = WrittenOnCall[number];
type WrittenHours = WrittenList['shifts'][number]['hours'];

/** Hours that cannot be read are left out here; the rules refuse them. */
const hoursOf = (written: WrittenHours) =>
  written === 'always'
    ? []
    : written.flatMap((text) => {
        const read = readHours(text);
        return 'hours' in read ? read.hours : [];
      });

export const toOnCall = (written: WrittenOnCall): readonly OnCallSchedule[] =>
  written.map(({ id, people, shifts }) => ({
    id,
    people: people.map(({ name, mail = '', phone = '' }) => ({ name, mail, phone })),
    shifts: shifts.map(({ hours, order }) => ({ hours: hoursOf(hours), order })),
  }));

const finding = (path: Finding['path'], name: string, what: string, remedy: string): Finding => ({
  path,
  what: `${name}: ${what}`,
  remedy,
});

const listFindings = ({ people, shifts }: WrittenList, at: number): readonly Finding[] => {
  const names = people.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  return [
    ...(twice === undefined
      ? []
      : [
          finding(
            ['on_call', at, 'people'],
            `on_call[${at}].people`,
            `${twice} is named twice`,
            'Name each person once.',
          ),
        ]),
    ...shifts.flatMap(({ hours, order }, index) => {
      const path = (key: string) => ['on_call', at, 'shifts', index, key];
      const name = (key: string) => `on_call[${at}].shifts[${index}].${key}`;
      const unknown = order.find((one) => !names.includes(one));
      return [
        ...(unknown === undefined
          ? []
          : [
              finding(
                path('order'),
                name('order'),
                `nobody is called ${unknown} here`,
                'Name somebody under people.',
              ),
            ]),
        ...(hours === 'always' ? [] : hours).flatMap((text) => {
          const read = readHours(text);
          return 'hours' in read ? [] : [finding(path('hours'), name('hours'), read.what, read.remedy)];
        }),
      ];
    }),
  ];
};

const ADDRESS = { smtp: 'mail', sms: 'phone' } as const;

/** A channel tells addresses of its own, or a list of which everybody has the address that it needs. */
const channelFindings = (channel: WrittenChannel, at: number, written: WrittenOnCall): readonly Finding[] => {
  if (channel.kind !== 'smtp' && channel.kind !== 'sms') return [];
  const { to, on_call } = channel;
  const wrong = (key: string, what: string, remedy: string) => [
    finding(['channels', at, key], `channels[${at}].${key}`, what, remedy),
  ];
  if (on_call === undefined) {
    return to.length > 0
      ? []
      : wrong('to', 'it tells nobody', 'Write addresses, or on_call with the name of a list.');
  }
  if (to.length > 0) {
    return wrong('to', 'it is said twice whom it tells', 'Write either to or on_call.');
  }
  const list = written.find(({ id }) => id === on_call);
  if (list === undefined) {
    return wrong('on_call', `there is no list ${on_call}`, 'Add it under on_call, or correct the name.');
  }
  const address = ADDRESS[channel.kind];
  const without = list.people.find((person) => person[address] === undefined);
  return without === undefined
    ? []
    : wrong('on_call', `${without.name} has no ${address} there`, `Write the ${address} of everybody.`);
};

/** Nobody is told again that often: the channel would tell of nothing. */
const stepFindings = (channel: WrittenChannel, at: number, reminders: number): readonly Finding[] =>
  'from_step' in channel && channel.from_step > reminders
    ? [
        finding(
          ['channels', at, 'from_step'],
          `channels[${at}].from_step`,
          `people are told again ${reminders} times at most`,
          'Write a smaller number, or more reminders under alarms.',
        ),
      ]
    : [];

/** What must hold between the lists and the channels that name them. */
export const onCallFindings = ({
  on_call,
  channels,
  alarms,
}: {
  readonly on_call: WrittenOnCall;
  readonly channels: readonly WrittenChannel[];
  readonly alarms: { readonly reminders: number };
}): readonly Finding[] => [
  ...on_call.flatMap(({ id }, at) =>
    on_call.findIndex((other) => other.id === id) < at
      ? [
          finding(
            ['on_call', at, 'id'],
            `on_call[${at}].id`,
            `there is a list ${id} already`,
            'Give each its own name.',
          ),
        ]
      : [],
  ),
  ...on_call.flatMap(listFindings),
  ...channels.flatMap((channel, at) => [
    ...channelFindings(channel, at, on_call),
    ...stepFindings(channel, at, alarms.reminders),
  ]),
];

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Hours of a list in which nobody is named: then everybody is told at once. Each as a line. */
export const onCallWarnings = (schedules: readonly OnCallSchedule[]): readonly string[] =>
  schedules.flatMap((schedule) => {
    const gaps = uncovered(schedule).map(
      ({ weekday, from, until }) => `${DAYS[weekday]} ${clock(from)} to ${clock(until)}`,
    );
    return gaps.length === 0
      ? []
      : [`on_call ${schedule.id}: no shift is on ${gaps.join(', ')}; everybody is told then. Add a shift.`];
  });
