import { Option } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { connectKeeper } from '../control.ts';
import type { PersonId } from '../core/terms.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
import { type Identified, identifyOfficials, OFFICIALS, type TypedPin } from '../officials.ts';
import { Misuse } from './misuse.ts';
import type { OpenedKiosk, Parts } from './parts.ts';

/** Who signs, as the command line names them. */
export interface SignedOptions {
  readonly by: readonly string[];
  readonly stdin?: boolean;
}

export const byOption = (): Option =>
  new Option('--by <person>', 'an official who signs for it; give it twice')
    .argParser((person: string, before: readonly string[]) => [...before, person])
    .default([])
    .makeOptionMandatory();

export const pinsFromInput = (): Option =>
  new Option('--stdin', 'read the PINs from standard input, one a line, in the order of --by');

/** The PINs of those who sign, typed without echo or read from standard input. Throws `Misuse`. */
export const askOfficials = async (
  { terminal }: Parts,
  { by, stdin }: SignedOptions,
): Promise<readonly TypedPin[]> => {
  if (by.length !== OFFICIALS) throw new Misuse('two officials sign for this', 'Give --by twice.');
  const lines = stdin === true ? (await terminal.readInput()).split('\n') : undefined;
  const typed: TypedPin[] = [];
  for (const [index, person] of by.entries()) {
    const digits = lines === undefined ? await terminal.askHidden(`PIN of ${person}: `) : lines[index];
    typed.push({ person: person as PersonId, digits: (digits ?? '').trim() });
  }
  return typed;
};

export const pinFromInput = (): Option =>
  new Option('--stdin', 'read the PIN as one line from standard input');

/** What one person typed without echo, or gave on standard input. Throws `Misuse`. */
export const typedPin = async (
  { terminal }: Parts,
  person: PersonId,
  fromInput: boolean,
): Promise<TypedPin> => {
  const digits = fromInput ? await terminal.readInput() : await terminal.askHidden(`PIN of ${person}: `);
  return { person, digits: digits.trim() };
};

/** Who was identified. Throws `KeeperRefused` where somebody was not. */
export const identifiedOrRefused = (answer: Identified): readonly PersonId[] => {
  if (answer.outcome === 'refused') throw new KeeperRefused(answer.what, answer.remedy);
  return answer.signed_by;
};

/** Who they are. Throws `KeeperRefused` with the reason and the remedy when they are not both identified. */
export const requireOfficials = async (
  { kiosk, siteKey }: OpenedKiosk,
  typed: readonly TypedPin[],
): Promise<readonly PersonId[]> => {
  return identifiedOrRefused(await identifyOfficials(kiosk, siteKey, typed));
};

/** Throws `KeeperRefused` while a kiosk runs on the data folder. */
export const requireStopped = async ({ paths }: Config): Promise<void> => {
  if ((await connectKeeper(paths.data)) === null) return;
  throw new KeeperRefused(
    `a kiosk is running on ${paths.data}`,
    'Stop it first: what ends a log or begins one is done while nobody can come in.',
  );
};

const raise = (error: unknown): never => {
  throw error;
};

/** Does what two officials sign for while nothing else can be recorded. */
export const withOfficials = async (
  parts: Parts,
  options: SignedOptions & { readonly config: string; readonly data?: string },
  cause: string,
  act: (config: Config, opened: OpenedKiosk, sign: () => Promise<readonly PersonId[]>) => Promise<void>,
): Promise<void> => {
  const config = readConfig(options.config, options.data);
  await requireStopped(config);
  const typed = await askOfficials(parts, options);
  const opened = await parts.openKiosk(config, raise);
  try {
    await act(config, opened, () => requireOfficials(opened, typed));
  } finally {
    opened.close(cause);
  }
};
