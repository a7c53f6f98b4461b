import { setTimeout } from 'node:timers/promises';
import { LogRefused } from '../errors.ts';
import { Malformed } from '../verify/source.ts';

const WITHIN_MS = 60_000;
/** A server that asks for patience is asked again this often, and one that fails a few times. */
const PATIENCE_MAX = 100;
const FAILURES_MAX = 3;
const WAIT_MS = 1_000;
const WAIT_MAX_MS = 30_000;

const HTTP_OK = 200;
const NOT_THERE = new Set([404, 410]);
/** Asked too often, or not ready yet. */
const LATER = new Set([429, 503]);

const unreachable = (address: string, what: string): LogRefused =>
  new LogRefused({
    what: `${what}, so nothing can be checked`,
    where: address,
    remedy: 'Look whether the address is right and its server answers, and then ask again.',
  });

/** The content of an answer, uncompressed. Throws `Malformed` where it is longer than `most` bytes. */
const contentOf = async (response: Response, address: string, most: number): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > most) throw new Malformed(`${address} gives more than the ${most} bytes that are possible`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

const waitOf = (response: Response): number => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(WAIT_MAX_MS, Math.max(0, seconds) * WAIT_MS) : WAIT_MS;
};

/** An answer, or how long to wait for one, or why there is none. */
type Answer =
  | { readonly content: Buffer | undefined }
  | { readonly wait: number }
  | { readonly failed: string };

const ask = async (address: string, most: number): Promise<Answer> => {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(WITHIN_MS) });
    const { status } = response;
    if (status === HTTP_OK) return { content: await contentOf(response, address, most) };
    await response.body?.cancel();
    if (NOT_THERE.has(status)) return { content: undefined };
    return LATER.has(status) ? { wait: waitOf(response) } : { failed: `it answers with status ${status}` };
  } catch (error) {
    if (error instanceof Malformed) throw error;
    const reason = error instanceof Error ? (error.cause ?? error) : error;
    return { failed: `it cannot be read (${reason instanceof Error ? reason.message : String(reason)})` };
  }
};

/**
 * What is at an address (http or https); undefined where its server says that nothing is. A server that asks to come
 * later is asked later. Throws `Malformed` for more than `most` bytes, `LogRefused` where there is no answer.
 */
export const readAddress = async (address: string, most: number): Promise<Buffer | undefined> => {
  let failures = 0;
  for (let patience = PATIENCE_MAX; patience > 0; patience -= 1) {
    const answer = await ask(address, most);
    if ('content' in answer) return answer.content;
    if ('failed' in answer) {
      failures += 1;
      if (failures >= FAILURES_MAX) throw unreachable(address, answer.failed);
    }
    await setTimeout('wait' in answer ? answer.wait : WAIT_MS);
  }
  throw unreachable(address, 'it asks to come later, again and again');
};
