import { spawn } from 'node:child_process';
import { codeOf, GiveFailed } from './give-failed.ts';

/** `lp` only hands the text to the queue, which takes a moment. */
const ANSWER_WITHIN_MS = 30_000;
const SAID_MAX = 300;

interface Ended {
  readonly status: number | null;
  readonly said: string;
}

const lp = (args: readonly string[], text: string): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn('lp', args, { stdio: ['pipe', 'ignore', 'pipe'], timeout: ANSWER_WITHIN_MS });
    let said = '';
    child.on('error', reject);
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(0, SAID_MAX);
    });
    child.on('close', (status) => resolve({ status, said }));
    // An lp that ends before it has read all of it is told by its status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });

const asOneLine = (said: string): string => said.replace(/[\p{Cc}\s]+/gu, ' ').trim();

/**
 * Hands a text to a printer by the system's `lp`, to the usual printer where the name is empty. Resolves when the
 * queue has it, which is not yet paper; rejects with `GiveFailed`.
 */
export const printText = async (printer: string, title: string, text: string): Promise<string> => {
  const shown = printer === '' ? 'the usual printer' : `printer ${printer}`;
  const args = ['-t', title, ...(printer === '' ? [] : ['-d', printer])];
  let ended: Ended;
  try {
    ended = await lp(args, text);
  } catch (error) {
    const isMissing = codeOf(error) === 'ENOENT';
    throw isMissing
      ? new GiveFailed(
          'not_there',
          'there is no program lp',
          'Install the Debian package cups-client.',
          error,
        )
      : new GiveFailed(
          'refused',
          `lp could not be started (${codeOf(error)})`,
          'See whether it may be run.',
          error,
        );
  }
  if (ended.status === 0) return `handed to ${shown}`;
  const remedy = 'See "lpstat -p" for the printers.';
  if (ended.status === null) throw new GiveFailed('no_answer', `${shown} does not answer`, remedy);
  throw new GiveFailed('refused', `${shown} did not take it: ${asOneLine(ended.said)}`, remedy);
};
