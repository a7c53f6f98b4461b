import { createHmac } from 'node:crypto';
import { DeliveryFailed, type Message, type Sender, type Told, type WebhookChannel } from './channel.ts';
import { templated } from './templates.ts';
import { secretIn } from './trust-files.ts';

/** How long a receiver may take to answer. */
const ANSWER_MS = 15_000;
/** A receiver that can take it later: 408 Request Timeout, 409 Conflict, 425 Too Early, 429 Too Many Requests. */
const LATER: readonly number[] = [408, 409, 425, 429];
/** A receiver that does not take this body: 400 Bad Request, 413 Content Too Large, 422 Unprocessable Content. */
const BAD_BODY: readonly number[] = [400, 413, 422];
const STANDARD_SECRET = 'whsec_';

/**
 * Signature as Standard Webhooks 1.0 has it: HMAC-SHA256, base64, over id, timestamp and body with full stops between.
 * A secret that begins with `whsec_` is base64; any other is its own bytes.
 */
export const signatureOf = (secret: string, id: string, timestamp: number, body: string): string => {
  const key = secret.startsWith(STANDARD_SECRET)
    ? Buffer.from(secret.slice(STANDARD_SECRET.length), 'base64')
    : Buffer.from(secret);
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
};

/** Read at each message: a secret that was put right, or changed, holds at once. */
const secretOf = ({ secret_file }: WebhookChannel): string =>
  secret_file === undefined ? '' : secretIn(secret_file, 'secret');

const signedHeaders = (
  channel: WebhookChannel,
  { key }: Message,
  body: string,
  secret: string,
  seconds: number,
) => ({
  'content-type': 'application/json',
  'user-agent': 'ballot-vault-kiosk',
  'idempotency-key': key,
  'webhook-id': key,
  'webhook-timestamp': String(seconds),
  // PagerDuty's secret is its routing key and stands in the body.
  ...(secret === '' || channel.template === 'pagerduty'
    ? {}
    : { 'webhook-signature': signatureOf(secret, key, seconds, body) }),
});

const judge = (status: number): void => {
  if (status >= 200 && status < 300) return;
  const detail = `the receiver answered ${status}`;
  if (status >= 500 || LATER.includes(status)) throw new DeliveryFailed('busy', detail);
  throw new DeliveryFailed(BAD_BODY.includes(status) ? 'not_accepted' : 'refused', detail);
};

const post = async (
  answer_ms: number,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> => {
  try {
    // Whoever the receiver points to is not whom the office named: a redirect counts as a refusal.
    const options = { method: 'POST', body, headers, redirect: 'manual' } as const;
    const response = await fetch(url, { ...options, signal: AbortSignal.timeout(answer_ms) });
    await response.body?.cancel();
    return response.status;
  } catch {
    throw new DeliveryFailed('no_answer', 'the receiver does not answer');
  }
};

/** Tells a web address. `now` gives the time of the signature, in milliseconds. */
export const webhookSender = (channel: WebhookChannel, now: () => number, answer_ms = ANSWER_MS): Sender => ({
  send: async (message): Promise<Told> => {
    const secret = secretOf(channel);
    const { url, body } = templated(channel.template, message, channel.url, secret);
    const text = JSON.stringify(body);
    const seconds = Math.floor(now() / 1_000);
    judge(await post(answer_ms, url, text, signedHeaders(channel, message, text, secret, seconds)));
    return { recipients: [new URL(channel.url).host], refused: 0 };
  },
  close: () => undefined,
});
