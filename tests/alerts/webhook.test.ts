/** Webhooks to a real receiver that takes, fails, waits, and drops. */
import { createHmac } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DeliveryFailed, type WebhookChannel } from '../../src/alerts/channel.ts';
import { templated } from '../../src/alerts/templates.ts';
import { signatureOf, webhookSender } from '../../src/alerts/webhook.ts';
import { MORNING, temporaryDirectory } from '../log/aid.ts';
import { message, receiver } from './aid.ts';

const secretFile = (content: string, mode = 0o600): string => {
  const file = join(temporaryDirectory(), 'hook.secret');
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
};

const senderTo = (change: Partial<WebhookChannel> & { url: string }, answer_ms = 10_000) =>
  webhookSender(
    { id: 'hook', kind: 'webhook', template: 'plain', duress: 'yes', keep_days: 14, ...change },
    () => MORNING,
    answer_ms,
  );

const failureOf = async (work: Promise<unknown>): Promise<DeliveryFailed> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DeliveryFailed) return error;
  throw new Error(`it did not fail as it should: ${String(error)}`);
};

describe('a webhook', () => {
  test('is the notice, signed with its time, under a key that is the same at each attempt', async () => {
    const { url, requests } = await receiver();
    const sender = senderTo({ url: `${url}/in?team=7`, secret_file: secretFile('open sesame\n') });
    const told = await sender.send(message());
    await sender.send(message());
    expect(told).toEqual({ recipients: [new URL(url).host], refused: 0 });
    const [first, again] = requests;
    expect([first?.path, again?.headers['idempotency-key']]).toEqual([
      '/in?team=7',
      first?.headers['idempotency-key'],
    ]);
    const headers = first?.headers ?? {};
    const body = first?.body ?? '';
    expect(headers['webhook-id']).toBe(message().key);
    expect(headers['webhook-timestamp']).toBe(String(MORNING / 1_000));
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const expected = createHmac('sha256', 'open sesame').update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(JSON.parse(body)).toEqual({
      key: 'county.example/ballot-room/k1/e1#7',
      log: 'county.example/ballot-room/k1/e1',
      entry: 7,
      alarm: 'door_forced/ballots#1',
      event: 'raised',
      kind: 'door_forced',
      priority: 'critical',
      title: 'Door opened with nobody signed in',
      response: 'Send two people. Check the door, then every seal.',
      room: 'Ballot <storage> room & vault',
      kiosk: 'County kiosk 7',
      step: 0,
      at: '2026-11-03T11:30:00.000Z',
      late: 'no',
    });
  });

  test('is signed as the example of Standard Webhooks', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const signature = signatureOf(
      secret,
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1_614_265_330,
      '{"test": 2432232314}',
    );
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('without a secret that only its owner can read is not sent', async () => {
    const { url, requests } = await receiver();
    const files = [join(temporaryDirectory(), 'none'), secretFile('open', 0o644), secretFile(' \n')];
    for (const secret_file of files) {
      expect((await failureOf(senderTo({ url, secret_file }).send(message()))).reason).toBe('misconfigured');
    }
    expect(requests).toEqual([]);
  });

  const ANSWERS: readonly (readonly [number | 'drop' | 'wait', string])[] = [
    [500, 'busy'],
    [503, 'busy'],
    [429, 'busy'],
    [409, 'busy'],
    [400, 'not_accepted'],
    [413, 'not_accepted'],
    [401, 'refused'],
    [404, 'refused'],
    [302, 'refused'],
    ['drop', 'no_answer'],
    ['wait', 'no_answer'],
  ];
  test.each(ANSWERS)('that is met with %s is not taken: %s', async (answer, reason) => {
    const { url, requests, answers } = await receiver();
    answers.push(answer);
    const sender = senderTo({ url, template: 'slack' }, answer === 'wait' ? 200 : 10_000);
    expect((await failureOf(sender.send(message()))).reason).toBe(reason);
    expect(requests.map(({ path }) => path)).toEqual(['/']);
  });

  test('that nobody is there for is not taken', async () => {
    const sender = senderTo({ url: 'http://127.0.0.1:9/', template: 'slack' });
    expect((await failureOf(sender.send(message()))).reason).toBe('no_answer');
  });
});

describe('the form of', () => {
  const of = (template: WebhookChannel['template'], sent = message(), url = 'https://x.example/in') =>
    templated(template, sent, url, 'routing-key');

  test('PagerDuty: one incident for an alarm, answered and resolved by its later notices', () => {
    const events = (['raised', 'unanswered', 'acknowledged', 'returned', 'closed'] as const).map(
      (event) => of('pagerduty', message(7, { event })).body as { event_action: string; dedup_key: string },
    );
    expect(events.map(({ event_action }) => event_action)).toEqual([
      'trigger',
      'trigger',
      'acknowledge',
      'trigger',
      'resolve',
    ]);
    expect(new Set(events.map(({ dedup_key }) => dedup_key)).size).toBe(1);
    expect(events[0]).toMatchObject({
      routing_key: 'routing-key',
      payload: { severity: 'critical', source: 'County kiosk 7', timestamp: '2026-11-03T11:30:00.000Z' },
    });
  });

  test('PagerDuty over the wire: the secret is in the body alone, and signs nothing', async () => {
    const { url, requests } = await receiver();
    await senderTo({ url, template: 'pagerduty', secret_file: secretFile('R0UT1NG') }).send(message());
    expect(JSON.parse(requests[0]?.body ?? '').routing_key).toBe('R0UT1NG');
    expect(JSON.stringify(requests[0]?.headers)).not.toMatch(/R0UT1NG|signature/);
  });

  test('Slack: its own signs are escaped', () => {
    const { text } = of('slack').body as { text: string };
    expect(text).toContain('Ballot &lt;storage&gt; room &amp; vault');
    expect(text).toContain('WHAT TO DO: Send two people.');
  });

  test('Teams: a card with what to do', () => {
    expect(JSON.stringify(of('teams').body)).toContain('WHAT TO DO: Send two people.');
    expect(of('teams').body).toMatchObject({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
    });
  });

  test('ntfy: the topic goes into the body, and only what asks for something wakes people', () => {
    const { url, body } = of('ntfy', message(), 'https://ntfy.county.example/base/ballot-room');
    expect(url).toBe('https://ntfy.county.example/base/');
    expect(body).toMatchObject({ topic: 'ballot-room', priority: 5 });
    expect(of('ntfy', message(7, { event: 'closed' })).body).toMatchObject({ priority: 2 });
  });

  test('Alertmanager: an alert that holds by itself, and ends when the alarm is closed', () => {
    const [raised] = of('alertmanager').body as { startsAt: string; endsAt: string; labels: object }[];
    expect(raised?.endsAt).toBe('2026-11-04T11:30:00.000Z');
    expect(raised?.labels).toMatchObject({ alertname: 'door_forced', severity: 'critical' });
    const [closed] = of('alertmanager', message(7, { event: 'closed' })).body as { endsAt: string }[];
    expect(closed?.endsAt).toBe('2026-11-03T11:30:00.000Z');
  });

  test('every receiver: a late one says so', () => {
    for (const template of ['plain', 'pagerduty', 'slack', 'teams', 'ntfy', 'alertmanager'] as const) {
      expect(JSON.stringify(of(template, message(7, {}, 'yes')).body), template).toMatch(/LATE|"late":"yes"/);
    }
  });
});
