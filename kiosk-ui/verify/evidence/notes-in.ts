import { parseTlogProof } from '../../../src/log/formats/tlog-proof.ts';
import type { NamedCheckpoint } from '../../../src/log/verify/source.ts';
import type { ChosenFile } from './chosen-files.ts';

const TEXT_BYTES_MAX = 1_000_000;
/** What every signature line of a note begins with. */
const SIGNATURE = '\n\n— ';

/** A proof of one entry ends with the checkpoint that it was made for. */
const ofProof = (text: string): string | undefined => {
  try {
    return parseTlogProof(text).checkpoint;
  } catch {
    return undefined;
  }
};

/**
 * The checkpoint in a text that somebody kept or copied: from a screen or a mail, it may have other line ends than were
 * signed. Undefined where the text is no signed note.
 */
export const noteIn = (text: string): string | undefined => {
  const note = `${text.replaceAll('\r\n', '\n').trim()}\n`;
  const checkpoint = ofProof(note) ?? note;
  return checkpoint.includes(SIGNATURE) ? checkpoint : undefined;
};

/** The checkpoints among some files. */
export const notesIn = async (chosen: readonly ChosenFile[]): Promise<readonly NamedCheckpoint[]> => {
  const found: NamedCheckpoint[] = [];
  for (const { path, file } of chosen) {
    const note = file.size <= TEXT_BYTES_MAX ? noteIn(await file.text()) : undefined;
    if (note !== undefined) found.push({ name: path, note });
  }
  return found;
};
