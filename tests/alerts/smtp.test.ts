/** Mail to a real server that takes, refuses, asks for patience, or hangs up. */
import net from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DeliveryFailed, type Sender, type SmtpChannel } from '../../src/alerts/channel.ts';
import { smtpSender } from '../../src/alerts/smtp.ts';
import { headerOf, type MailHost, type Mood, mailHost, message } from './aid.ts';

const senderTo = (
  server: string,
  to: readonly string[] = ['office@county.example'],
  silence_ms = 10_000,
): Sender => {
  const channel: SmtpChannel = {
    id: 'mail',
    kind: 'smtp',
    server,
    from: 'kiosk@county.example',
    to,
    duress: 'yes',
    keep_days: 14,
  };
  const sender = smtpSender(channel, silence_ms);
  onTestFinished(() => sender.close());
  return sender;
};

const failureOf = async (work: Promise<unknown>): Promise<DeliveryFailed> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DeliveryFailed) return error;
  throw new Error(`it did not fail as it should: ${String(error)}`);
};

const bodyOf = (letter: string): string =>
  letter
    .slice(letter.indexOf('\r\n\r\n'))
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

describe('a mail', () => {
  test('says what happened, where, when, and what to do, to everybody', async () => {
    const host = await mailHost();
    const told = await senderTo(host.server, ['office@county.example', 'sheriff@county.example']).send(
      message(),
    );
    expect(told).toEqual({ recipients: ['office@county.example', 'sheriff@county.example'], refused: 0 });
    const [letter = ''] = host.letters;
    expect(headerOf(letter, 'Subject')).toBe(
      '[critical] Door opened with nobody signed in, Ballot <storage> room & vault',
    );
    expect(headerOf(letter, 'Auto-Submitted')).toBe('auto-generated');
    const body = bodyOf(letter);
    expect(body).toContain('WHAT TO DO: Send two people. Check the door, then every seal.');
    expect(body).toContain('time: 2026-11-03T11:30:00.000Z');
    expect(body).toContain('alarm: door_forced/ballots#1');
    expect(body).toContain('entry: 7 of the log county.example/ballot-room/k1/e1');
    expect(body).not.toContain('late');
  });

  test('that comes late says so', async () => {
    const host = await mailHost();
    await senderTo(host.server).send(message(7, {}, 'yes'));
    expect(headerOf(host.letters[0] ?? '', 'Subject')).toMatch(/^LATE \[critical\]/);
    expect(bodyOf(host.letters[0] ?? '')).toContain('late: yes, it could not be delivered within 5 minutes');
  });

  test('has the same Message-ID at each attempt, another for another entry, and joins those of its alarm', async () => {
    const host = await mailHost();
    const sender = senderTo(host.server);
    for (const entry of [7, 7, 8])
      await sender.send(message(entry, { event: entry === 8 ? 'closed' : 'raised' }));
    const ids = host.letters.map((letter) => headerOf(letter, 'Message-ID'));
    expect(ids).toEqual([
      '<7.county-example-ballot-room-k1-e1@county.example>',
      '<7.county-example-ballot-room-k1-e1@county.example>',
      '<8.county-example-ballot-room-k1-e1@county.example>',
    ]);
    expect(new Set(host.letters.map((letter) => headerOf(letter, 'References'))).size).toBe(1);
    expect(host.connections).toBe(1);
  });
});

describe('a server that does not take it', () => {
  const MOODS: readonly (readonly [Mood, string])[] = [
    ['refuses_letters', 'not_accepted'],
    ['refuses_this_address', 'refused'],
    ['wants_to_be_asked_later', 'busy'],
    ['hangs_up_after_taking', 'no_answer'],
  ];
  test.each(MOODS)('because it %s', async (mood, reason) => {
    const host: MailHost = await mailHost();
    host.mood = mood;
    const sender = senderTo(host.server, ['nobody@county.example']);
    expect((await failureOf(sender.send(message()))).reason).toBe(reason);
    host.mood = 'takes';
    await sender.send(message());
    expect(host.letters.map((letter) => headerOf(letter, 'X-Ballot-Vault-Key'))).toEqual(
      Array(mood === 'hangs_up_after_taking' ? 2 : 1).fill(message().key),
    );
  });

  test('for some: the others are told, and the refusals counted', async () => {
    const host = await mailHost();
    host.mood = 'refuses_this_address';
    const told = await senderTo(host.server, ['nobody@county.example', 'office@county.example']).send(
      message(),
    );
    expect(told).toEqual({ recipients: ['office@county.example'], refused: 1 });
  });

  test('because it says nothing', async () => {
    const silent = net.createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as net.AddressInfo;
    const sender = senderTo(`smtp://127.0.0.1:${port}`, undefined, 200);
    expect((await failureOf(sender.send(message()))).reason).toBe('no_answer');
  });

  test('because it is gone: said without its password', async () => {
    const host = await mailHost();
    await host.close();
    const gone = host.server.replace('smtp://', 'smtp://user:secret@');
    const failure = await failureOf(senderTo(gone).send(message()));
    expect(failure.reason).toBe('no_answer');
    expect(failure.message).not.toContain('secret');
  });
});
