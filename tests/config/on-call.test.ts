import { describe, expect, test } from 'vitest';
import { onCallWarnings } from '../../src/config/on-call-rules.ts';
import { GOOD, parse, refusalOf } from './aid.ts';

const LIST = `on_call:
  - id: duty
    people:
      - { name: ana, mail: ana@county.example, phone: '+15550100' }
      - { name: ben, mail: ben@county.example, phone: '+15550101' }
    shifts:
      - { hours: [mon-fri 08:00-17:00], order: [ana, ben] }
      - { hours: always, order: [ben] }
`;
const mail = (more: string) =>
  `channels:\n  - { id: mail, kind: smtp, server: smtp://mail.county.example, from: k@county.example, ${more} }\n`;

test('a list is what its channels name, and nothing is said of hours that are covered', () => {
  const { on_call, channels } = parse(GOOD + LIST + mail('on_call: duty, from_step: 1'));
  expect(channels[0]).toMatchObject({ on_call: 'duty', to: [], from_step: 1 });
  expect(on_call[0]?.shifts).toEqual([
    {
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 480, until: 1_020 })),
      order: ['ana', 'ben'],
    },
    { hours: [], order: ['ben'] },
  ]);
  expect(onCallWarnings(on_call)).toEqual([]);
});

test('hours that are not covered are told, day by day', () => {
  const text = LIST.replace('always', '[mon-sun 17:00-24:00, tue-sun 00:00-08:00]');
  expect(onCallWarnings(parse(GOOD + text).on_call)).toEqual([
    'on_call duty: no shift is on Monday 00:00 to 08:00, Saturday 08:00 to 17:00, Sunday 08:00 to 17:00; everybody is told then. Add a shift.',
  ]);
});

describe('a list that cannot work is refused', () => {
  const REFUSED: readonly (readonly [what: string, text: string, message: string])[] = [
    ['named by nobody', mail('to: []'), 'channels[0].to: it tells nobody. Write addresses, or on_call'],
    ['beside addresses', LIST + mail('to: [a@b.example], on_call: duty'), 'it is said twice whom it tells'],
    ['that is not there', mail('on_call: duty'), 'channels[0].on_call: there is no list duty'],
    [
      'with somebody who has no such address',
      LIST.replace(', phone', ', x')
        .replace("x: '+15550101'", 'phone: "123"')
        .replace("mail: ben@county.example, phone: '+15550101'", "phone: '+15550101'")
        .replace(', x', ', phone') + mail('on_call: duty'),
      'ben has no mail there',
    ],
    [
      'with a stranger',
      LIST.replace('order: [ben]', 'order: [cal]'),
      'on_call[0].shifts[1].order: nobody is called cal here',
    ],
    ['with hours that are none', LIST.replace('08:00-17:00', '17:00-08:00'), 'hours: the hours of'],
    ['with one name twice', LIST.replace('name: ben', 'name: ana'), 'ana is named twice'],
    [
      'told after more reminders than there are',
      LIST + mail('on_call: duty, from_step: 6'),
      'channels[0].from_step: people are told again 5 times at most',
    ],
  ];
  test.each(REFUSED)('%s', (_, text, message) => {
    expect(refusalOf(() => parse(GOOD + text)).join('\n')).toContain(message);
  });
});
