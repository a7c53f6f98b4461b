import type { Config } from '../config.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';

const { good, wrong, unknown } = findingsOf('service');

const ANSWER_WITHIN_MS = 2_000;

/** How a kiosk says at `/healthz` that it is there. */
const isKiosk = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'status' in answer && typeof answer.status === 'string';

/**
 * Whether it is a kiosk that answers at the address of the screens, where one runs: somebody else who holds the port
 * keeps its screens away, and may show people another one.
 */
export const lookAtScreens = async ({ listen }: Pick<Config, 'listen'>): Promise<Finding> => {
  const { host, port } = listen;
  const shown = host.includes(':') ? `[${host}]` : host;
  const at = { host, port };
  let answered: Response;
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    answered = await fetch(`http://${shown}:${port}/healthz`, { signal, redirect: 'manual' });
  } catch (error) {
    return unknown('screens', ['no-answer', { ...at, reason: reasonOf(error) }]);
  }
  const answer: unknown = await answered.json().catch(() => undefined);
  return isKiosk(answer)
    ? good('screens', ['answers', at])
    : wrong('screens', ['other-answers', at], ['free-port', at]);
};
