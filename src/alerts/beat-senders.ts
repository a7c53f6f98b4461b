import { BEAT_ANSWER, beatSignature, type Proof, SIGNATURE_HEADER, sharedSecret } from './beat.ts';
import type { Sibling } from './sibling-watch.ts';

const ANSWER_MS = 4_000;

/** A check outside that tells people when no beat comes. */
export interface OutsideBeat {
  readonly url: string;
  readonly method: 'get' | 'post';
  readonly every_s: number;
}

/** Sends one beat; rejects when it was not taken. */
export type SendBeat = (proof: Proof) => Promise<void>;

/** To a check outside: the beat is the request; with `post` the proof is in its body. */
export const outsideSender =
  ({ url, method }: OutsideBeat): SendBeat =>
  async (proof) => {
    const post = {
      method: 'POST',
      body: JSON.stringify(proof),
      headers: { 'content-type': 'application/json' },
    };
    const response = await fetch(url, {
      ...(method === 'post' ? post : {}),
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the check answered ${response.status}`);
  };

/** To another kiosk: signed with the secret of both, and with the nonce that it gave. */
export const siblingSender = ({ id, url = '', secret_file }: Sibling): SendBeat => {
  let nonce = '';
  const send = async (proof: Proof): Promise<number> => {
    const secret = sharedSecret(secret_file);
    if (secret === undefined) throw new Error(`${secret_file}: there is no secret here that may be used`);
    const body = JSON.stringify({ ...proof, nonce });
    const headers = { 'content-type': 'application/json', [SIGNATURE_HEADER]: beatSignature(secret, body) };
    const options = { method: 'POST', body, headers, redirect: 'manual' } as const;
    const response = await fetch(url, { ...options, signal: AbortSignal.timeout(ANSWER_MS) });
    const answer = BEAT_ANSWER.safeParse(await response.json());
    if (answer.success) nonce = answer.data.next;
    return response.status;
  };
  return async (proof) => {
    let status = await send(proof);
    // It does not know this kiosk's last nonce, after a restart of either: now both do.
    if (status === 409) status = await send(proof);
    if (status !== 200) throw new Error(`kiosk ${id} answered ${status}`);
  };
};
