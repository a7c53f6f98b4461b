import { type Command, InvalidArgumentError } from 'commander';
import { ID_FORM, ID_REMEDY } from '../config/fields.ts';
import { LIST_WORDS_MAX } from '../control/list-messages.ts';
import type { PersonId } from '../core/terms.ts';
import type { Keeper } from '../keeper.ts';
import type { AskedListAct } from '../list-acts.ts';
import { Misuse } from './misuse.ts';
import { pinFromInput, typedPin } from './officials.ts';
import { configOption, dataOption } from './options.ts';
import type { Parts } from './parts.ts';

/** Who acts on the list, and why. */
export interface ActOptions {
  readonly config: string;
  readonly data?: string;
  readonly by: string;
  readonly words?: string;
  readonly stdin?: boolean;
}

export const personNamed = (text: string): PersonId => {
  if (ID_FORM.test(text)) return text as PersonId;
  throw new Misuse(`${text} names nobody`, ID_REMEDY);
};

export const wordsOf = (words: string | undefined, needed: 'needed' | 'not_needed'): string => {
  const said = (words ?? '').trim();
  if (said.length <= LIST_WORDS_MAX && (said !== '' || needed === 'not_needed')) return said;
  throw new Misuse('--words says nothing, or too much', `Say why in at most ${LIST_WORDS_MAX} characters.`);
};

/** Asks for the PIN of whoever acts, and does it. */
export const act = async (
  parts: Parts,
  keeper: Keeper,
  options: Pick<ActOptions, 'by' | 'stdin'>,
  asked: AskedListAct,
) => {
  const { person, digits } = await typedPin(parts, personNamed(options.by), options.stdin === true);
  return keeper.actOnList({ person, digits, act: asked });
};

export const proposalNumber = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(
    'Give the number of a proposal, as "ballot-vault people proposals" prints it.',
  );
};

/** A subcommand in which one person acts, with their PIN. */
export const acting = (people: Command, name: string, description: string): Command =>
  people
    .command(name)
    .description(description)
    .addOption(configOption())
    .addOption(dataOption())
    .requiredOption('--by <person>', 'who does it, with their PIN')
    .option('--words <text>', 'why, for the record')
    .addOption(pinFromInput());
