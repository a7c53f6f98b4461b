/** Short messages by a modem at a real pseudo-terminal that chatters, stammers, fails, and is pulled out. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeliveryFailed, type Sender, type SmsChannel } from '../../src/alerts/channel.ts';
import { smsSender } from '../../src/alerts/sms.ts';
import { partCount, partsOf } from '../../src/alerts/sms-parts.ts';
import { pdusOf } from '../../src/alerts/sms-pdu.ts';
import { smsText } from '../../src/alerts/sms-text.ts';
import { ALARM_CARDS } from '../../src/core/alarm-cards.ts';
import { ALARM_KINDS } from '../../src/core/alarm-kinds.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { message } from './aid.ts';
import { type ModemHost, modemHost } from './modem-host.ts';
import { readSubmit } from './sms-reader.ts';

const ANA = '+13035550100';
const BEN = '+49151234567';

const senderBy = (host: ModemHost, change: Partial<SmsChannel> = {}, short = false): Sender => {
  const channel = { id: 'modem', kind: 'sms', path: host.pty.link, baud_rate: 115_200 } as const;
  // Where a modem says nothing on purpose, nobody has to wait long for it; one that speaks has time on a busy machine too.
  const patience = short
    ? { answer_ms: 2_000, send_ms: 3_000, network_ms: 0 }
    : { answer_ms: 5_000, send_ms: 10_000, network_ms: 10_000 };
  return smsSender({ ...channel, to: [ANA], duress: 'yes', keep_days: 14, ...change }, patience);
};

const failureOf = async (work: Promise<unknown>): Promise<DeliveryFailed> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DeliveryFailed) return error;
  throw new Error(`it did not fail as it should: ${String(error)}`);
};

const TEXT =
  'CRITICAL: Door opened with nobody signed in, Ballot <storage> room & vault. Send two people. Check the door, then every seal. (County kiosk 7, 11:30 UTC)';

describe('a modem', () => {
  test('sends what, where and what to do to every number', async () => {
    const host = await modemHost();
    const told = await senderBy(host, { to: [ANA, BEN] }).send(message());
    expect(told).toEqual({ recipients: [ANA, BEN], refused: 0 });
    expect(host.taken).toEqual([
      { number: ANA, text: TEXT, part: undefined },
      { number: BEN, text: TEXT, part: undefined },
    ]);
  });

  test('that chatters all the time and answers byte by byte', async () => {
    const host = await modemHost();
    host.chatter = '\r\n+CREG: 1\r\nRING\r\n^RSSI: 12\r\n+CMTI: "SM",1\r\n\u0000\u00ff\r\n';
    host.isSlow = true;
    await senderBy(host).send(message());
    expect(host.taken.map(({ text }) => text)).toEqual([TEXT]);
  });

  test('that was left in the middle of a message by somebody who was killed', async () => {
    const host = await modemHost();
    // As if the prompt had been asked for and half of a message written.
    host.pty.onReceived('AT+CMGS=99\r0011');
    host.pty.write(Buffer.from('\r\nOK\r\n+CMS ERROR: 500\r\n> \u0001\u0002'));
    await senderBy(host).send(message());
    expect(host.taken.map(({ text }) => text)).toEqual([TEXT]);
  });

  test('whose OK gets lost behind the number of the message has sent it', async () => {
    const host = await modemHost();
    host.fates.push('half');
    const told = await senderBy(host, {}, true).send(message());
    expect(told.recipients).toEqual([ANA]);
    expect(host.taken).toHaveLength(1);
  });

  test('that still looks for its network is waited for', async () => {
    const host = await modemHost();
    host.registration = ['0,2', '0,5'];
    await senderBy(host).send(message());
    expect(host.taken).toHaveLength(1);
  });

  test('that is pulled out and plugged in again', async () => {
    const host = await modemHost();
    const sender = senderBy(host, {}, true);
    await sender.send(message(1));
    await host.pty.unplug();
    expect((await failureOf(sender.send(message(2)))).reason).toBe('no_answer');
    await host.plug();
    await sender.send(message(2));
    expect(host.taken).toHaveLength(2);
  });

  test('that is pulled out in the middle of a message', async () => {
    const host = await modemHost();
    const sender = senderBy(host);
    host.fates.push('silent');
    const failure = failureOf(sender.send(message(1)));
    const isAsked = () => host.commands.some((command) => command.startsWith('AT+CMGS'));
    await until('it is asked to send', isAsked, 10_000);
    await host.pty.unplug();
    expect((await failure).reason).toBe('no_answer');
    await host.plug();
    // The terminal may have ended before the message came, which then met no fate.
    host.fates.splice(0);
    await sender.send(message(1));
    expect(host.taken).toHaveLength(1);
  });
});

describe('a message that is not taken', () => {
  test.each([
    ['+CMS ERROR: 42', 'busy'],
    ['+CMS ERROR: 38', 'busy'],
    ['+CMS ERROR: 331', 'no_answer'],
    ['+CMS ERROR: 304', 'not_accepted'],
    ['+CMS ERROR: 310', 'misconfigured'],
    ['+CMS ERROR: 50', 'refused'],
    ['+CMS ERROR: 1', 'refused'],
    ['+CME ERROR: 30', 'no_answer'],
    ['+CMS ERROR: no words for it', 'busy'],
    ['ERROR', 'busy'],
    ['silent', 'no_answer'],
  ] as const)('because of %s: %s, and then it is', async (fate, reason) => {
    const host = await modemHost();
    host.fates.push(fate);
    const sender = senderBy(host, {}, true);
    expect((await failureOf(sender.send(message()))).reason).toBe(reason);
    expect((await sender.send(message())).recipients).toEqual([ANA]);
    expect(host.taken).toHaveLength(1);
  });

  test('for one number that there is not: the others are told, and it is counted', async () => {
    const host = await modemHost();
    host.fates.push('+CMS ERROR: 1');
    const told = await senderBy(host, { to: [ANA, BEN] }, true).send(message());
    expect(told).toEqual({ recipients: [BEN], refused: 1 });
  });

  test('for one number now: the others are told once, and later messages wait for three tries at most', async () => {
    const host = await modemHost();
    const sender = senderBy(host, { to: [ANA, BEN] }, true);
    host.fates.push('+CMS ERROR: 27');
    expect((await failureOf(sender.send(message()))).reason).toBe('busy');
    for (const _ of [2, 3]) host.fates.push('+CMS ERROR: 27');
    expect((await failureOf(sender.send(message()))).reason).toBe('busy');
    expect(await sender.send(message())).toEqual({ recipients: [BEN], refused: 1 });
    expect(host.taken.map(({ number }) => number)).toEqual([BEN]);
  });

  test('because there is no network, or it does not take the SIM', async () => {
    const host = await modemHost();
    host.registration = ['0,0'];
    expect((await failureOf(senderBy(host, {}, true).send(message()))).reason).toBe('no_answer');
    host.registration = ['0,3'];
    expect((await failureOf(senderBy(host, {}, true).send(message()))).reason).toBe('refused');
    expect(host.taken).toEqual([]);
  });

  test('because there is no modem, or it says nothing', async () => {
    const host = await modemHost();
    host.isDeaf = true;
    expect((await failureOf(senderBy(host, {}, true).send(message()))).reason).toBe('no_answer');
    const nowhere = senderBy(host, { path: '/dev/ttyNone' }, true);
    expect((await failureOf(nowhere.send(message()))).reason).toBe('no_answer');
  });
});

describe('the PIN of the SIM', () => {
  const locked = async (): Promise<{ host: ModemHost; pin_file: string }> => {
    const host = await modemHost();
    Object.assign(host, { pin: '4711', isOpen: false });
    const pin_file = join(temporaryDirectory(), 'sim.pin');
    writeFileSync(pin_file, '4711\n', { mode: 0o600 });
    return { host, pin_file };
  };
  const entered = ({ commands }: ModemHost): readonly string[] =>
    commands.filter((command) => command.startsWith('AT+CPIN='));

  test('opens it', async () => {
    const { host, pin_file } = await locked();
    await senderBy(host, { pin_file }).send(message());
    expect(host.taken).toHaveLength(1);
    expect(existsSync(`${pin_file}.tried`)).toBe(false);
  });

  test('is tried twice where it is wrong, by whatever process, and never a third time', async () => {
    const { host, pin_file } = await locked();
    writeFileSync(pin_file, '0815\n');
    for (let start = 0; start < 5; start += 1) {
      const failure = await failureOf(senderBy(host, { pin_file }).send(message()));
      expect(failure.reason).toBe('misconfigured');
      expect(failure.message).not.toContain('0815');
    }
    expect(entered(host)).toEqual(['AT+CPIN="0815"', 'AT+CPIN="0815"']);
    writeFileSync(pin_file, '4711\n');
    await senderBy(host, { pin_file }).send(message());
    expect(host.taken).toHaveLength(1);
  });

  test('is needed, has digits, and is its owner’s alone', async () => {
    const { host, pin_file } = await locked();
    expect((await failureOf(senderBy(host).send(message()))).reason).toBe('misconfigured');
    writeFileSync(pin_file, '1";+CPWD');
    expect((await failureOf(senderBy(host, { pin_file }).send(message()))).reason).toBe('misconfigured');
    const open = join(temporaryDirectory(), 'open.pin');
    writeFileSync(open, '4711', { mode: 0o644 });
    expect((await failureOf(senderBy(host, { pin_file: open }).send(message()))).reason).toBe(
      'misconfigured',
    );
    expect(entered(host)).toEqual([]);
  });
});

const rejoined = (text: string, reference = 7): string =>
  pdusOf(ANA, text, reference)
    .map(({ text: hex, length }) => readSubmit(hex, length).text)
    .join('');

describe('the text', () => {
  test('of every alarm in a room of an ordinary name is one message with what to do', () => {
    for (const kind of ALARM_KINDS) {
      const { title, response, priority } = ALARM_CARDS[kind];
      const text = smsText(message(7, { kind, title, response, priority, room: 'North room', kiosk: 'k1' }));
      expect(partCount(text), text).toBe(1);
      expect(text).toContain(response);
    }
  });

  test('says that it is late, and what is over asks nothing of anybody', () => {
    expect(smsText(message(7, {}, 'yes'))).toMatch(/^LATE CRITICAL: .*11-03 11:30 UTC\)$/);
    expect(smsText(message(7, { event: 'closed', room: 'North' }))).toBe(
      'CRITICAL: Closed: Door opened with nobody signed in, North. (County kiosk 7, 11:30 UTC)',
    );
  });

  test('of a test has the code with which somebody says that it arrived', () => {
    const response = 'Say that it arrived: ballot-vault alarms received 4F7K';
    const about = { event: 'test', room: '', title: 'Test of this way to tell people', response } as const;
    expect(smsText(message(7, about))).toContain(response);
  });

  test('in other letters is as many messages as it takes', () => {
    const text = smsText(message(7, { room: 'Cámara de votos' }));
    const parts = pdusOf(ANA, text, 300 & 0xff).map(({ text: hex, length }) => readSubmit(hex, length));
    expect(parts.map(({ part }) => part)).toEqual([
      [44, 2, 1],
      [44, 2, 2],
    ]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });

  test('that is too long is cut between words', () => {
    const response = Array.from({ length: 200 }, (_, at) => `word${at}`).join(' ');
    const text = smsText(message(7, { response }));
    expect(partCount(text)).toBe(3);
    expect(text).toMatch(/ word\d+\.\.\.$/);
    expect(text.slice(0, -3).split(' ').at(-1)).toMatch(/^word\d{1,3}$/);
    expect(response).toContain(`${text.slice(0, -3).split(' ').at(-1)} `);
  });
});

test('whatever text it is, its messages together are the text, and none is too long', () => {
  const TEXTS = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abz AZ09@£ñà{}[]€|~^\\'), maxLength: 460 }),
    fc.string({ unit: 'grapheme', maxLength: 90 }),
    fc.string({ unit: fc.constantFrom('🗳', 'x', 'ß', '投'), maxLength: 150 }),
  );
  fc.assert(
    fc.property(TEXTS, fc.integer({ min: 0, max: 255 }), (text, reference) => {
      expect(rejoined(text, reference)).toBe(text);
      const parts = partsOf(text, reference);
      for (const { data } of parts) expect(data.length).toBeLessThanOrEqual(140);
      const read = pdusOf(BEN, text, reference).map(({ text: hex, length }) => readSubmit(hex, length));
      expect(read.map(({ number }) => number)).toEqual(parts.map(() => BEN));
      expect(read.map(({ part }) => part)).toEqual(
        parts.map((_, at) => (parts.length === 1 ? undefined : [reference, parts.length, at + 1])),
      );
    }),
  );
});
