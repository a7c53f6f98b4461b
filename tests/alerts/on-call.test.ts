/** Mail to whoever is on call when it is sent. */
import { expect, onTestFinished, test } from 'vitest';
import type { SmtpChannel } from '../../src/alerts/channel.ts';
import { toWhoIsOnCall } from '../../src/alerts/on-call.ts';
import { smtpSender } from '../../src/alerts/smtp.ts';
import { headerOf, mailHost, message } from './aid.ts';

const person = (name: string) => ({ name, mail: `${name}@county.example`, phone: '' });
const LISTS = {
  time_zone: 'America/Denver',
  lists: [
    {
      id: 'duty',
      people: [person('ana'), person('ben')],
      shifts: [
        { hours: [{ weekday: 2, from: 480, until: 1_020 }], order: ['ana', 'ben'] },
        { hours: [], order: ['ben'] },
      ],
    },
  ],
};

const sent = async (change: Partial<SmtpChannel>, at: number, step: number) => {
  const host = await mailHost();
  const channel: SmtpChannel = {
    id: 'mail',
    kind: 'smtp',
    server: host.server,
    from: 'kiosk@county.example',
    to: [],
    duress: 'yes',
    keep_days: 14,
    ...change,
  };
  const sender = toWhoIsOnCall(channel, LISTS, smtpSender(channel), () => at);
  onTestFinished(() => sender.close());
  const { recipients } = await sender.send(message(7, { step }));
  expect(headerOf(host.letters[0] ?? '', 'To')).toBe(recipients.join(', '));
  return recipients;
};

/** Tuesday 3 November 2026, 16:59 and 17:00 in Denver. */
const IN_SHIFT = Date.UTC(2026, 10, 3, 23, 59);
const AFTER = IN_SHIFT + 60_000;

test('goes to the first of the shift, and to one more when nobody answered; the log hears whom', async () => {
  expect(await sent({ on_call: 'duty' }, IN_SHIFT, 0)).toEqual(['ana@county.example']);
  expect(await sent({ on_call: 'duty' }, IN_SHIFT, 1)).toEqual(['ana@county.example', 'ben@county.example']);
});

test('goes to those of the hour in which it is sent, not of the one in which it happened', async () => {
  expect(await sent({ on_call: 'duty' }, AFTER, 0)).toEqual(['ben@county.example']);
});

test('goes to the addresses of a channel that has its own', async () => {
  expect(await sent({ to: ['office@county.example'] }, IN_SHIFT, 0)).toEqual(['office@county.example']);
});
