import { type Config, readConfig } from '../config.ts';
import { roomsInUse } from '../core/evidence.ts';
import type { EpochReason, OfficialAct } from '../core/facts-evidence.ts';
import { closingIn, finishClosing } from '../epochs/closed-log.ts';
import { KeeperRefused, offer } from '../kept-kiosk.ts';
import type { Closing } from '../log/closing.ts';
import { makeNextKey } from '../log/next-key.ts';
import type { AnsweredOnce } from '../witness/ask-once.ts';
import { FoundWrong } from './misuse.ts';
import { requireStopped, type SignedOptions, withOfficials } from './officials.ts';
import type { Parts } from './parts.ts';

export interface NextOptions extends SignedOptions {
  readonly config: string;
  readonly data?: string;
  readonly nextOrigin: string;
}

export interface CloseOptions extends NextOptions {
  readonly reason: EpochReason;
  readonly words: string;
}

/** Throws `KeeperRefused` where the next log has the name of the present one. */
export const requireOther = ({ origin }: Config, next: string): void => {
  if (next !== origin) return;
  throw new KeeperRefused(`${next} is the name of the present log`, 'Give the next one a name of its own.');
};

const REFUSED = {
  larger_log: 'has seen more of this log than there is here',
  not_consistent: 'has seen other entries in this log than there are here',
  unknown_log: 'does not know this log',
  bad_answer: 'gave an answer that is none',
} as const;

/** Nothing is recorded after the end: what the witnesses make of it can only be said here, and lies beside the log. */
const tell = async ({ terminal }: Parts, answers: readonly AnsweredOnce[]): Promise<void> => {
  for (const { witness, answer } of answers)
    if (answer === 'cosigned') await terminal.print(`${witness} has cosigned all of it.\n`);
  for (const { witness, answer } of answers) {
    if (answer !== 'none') continue;
    await terminal.print(
      `${witness} has NOT cosigned the end of it, and did not answer. Run this again when it does, or carry it there with "ballot-vault witness request".\n`,
    );
  }
  for (const refused of answers)
    if (refused.answer === 'refused') terminal.error(`${refused.witness} ${REFUSED[refused.cause]}.\n`);
  if (answers.some(({ answer }) => answer === 'refused')) throw new FoundWrong();
};

const finishAgain = async (parts: Parts, config: Config, closing: Closing, named: string): Promise<void> => {
  const { next_origin, entry } = closing;
  if (next_origin !== named)
    throw new KeeperRefused(`this log was closed, and goes on as ${next_origin}`, 'Name that log.');
  const answers = await finishClosing(config);
  await parts.terminal.print(
    `The log ${config.origin} was closed before, and nothing more is recorded in it: entry ${entry} is its last one, and is signed.\n`,
  );
  await tell(parts, answers);
};

const close = (parts: Parts, options: CloseOptions): Promise<void> =>
  withOfficials(parts, options, 'the log was closed', async (config, { kiosk }, sign) => {
    const { nextOrigin: next_origin, reason, words } = options;
    requireOther(config, next_origin);
    const [room] = roomsInUse(kiosk.state);
    if (room !== undefined) {
      throw new KeeperRefused(`somebody is in the room ${room}`, 'Close the log when everybody has left.');
    }
    const signed_by = await sign();
    const isAnnounced = kiosk.state.evidence.next_key !== '';
    const next_key = makeNextKey(config.paths.signing_key, next_origin, !isAnnounced);
    const act: OfficialAct = { type: 'epoch_closed', next_origin, next_key, reason, words, signed_by };
    offer(kiosk, { type: 'officials_acted', act });
    await parts.terminal.print(
      `The log ${config.origin} is closed: entry ${kiosk.index} is its last one.\nIt goes on as ${next_key}\nWrite that name and another data folder into a new configuration file, and begin it with "ballot-vault epoch open --previous ${config.file}".\n`,
    );
  });

/**
 * Writes the last entry of a log, signs it and shows it to the witnesses. Where that was done before, finishes what
 * was left of it.
 */
export const closeEpoch = async (parts: Parts, options: CloseOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  await requireStopped(config);
  const closing = closingIn(config.paths.data);
  if (closing !== undefined) return finishAgain(parts, config, closing, options.nextOrigin);
  await close(parts, options);
  await tell(parts, await finishClosing(config));
};
