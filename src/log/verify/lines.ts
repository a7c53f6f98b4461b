import { textIn } from './files.ts';
import { Malformed } from './source.ts';

const NEWLINE = 0x0a;
/** An entry has some twenty personal fields of at most 8192 bytes, each of which JSON can write sixfold. */
const LINE_BYTES_MAX = 2_000_000;

const NOTHING = Buffer.alloc(0);

/**
 * The lines of a file in batches, without their ends. Throws `Malformed`, naming the file, for a line that is too long,
 * has no end, or is not UTF-8.
 */
export async function* linesIn(
  path: string,
  pieces: AsyncIterable<Buffer>,
): AsyncGenerator<readonly string[]> {
  let open = NOTHING;
  for await (const piece of pieces) {
    const bytes = open.length === 0 ? piece : Buffer.concat([open, piece]);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    // Pieces may lie in memory that the next one is read into.
    open = Buffer.from(bytes.subarray(end));
    if (open.length > LINE_BYTES_MAX)
      throw new Malformed(`${path} has a line of more than ${LINE_BYTES_MAX} bytes`);
    if (end > 0) yield textIn(path, bytes.subarray(0, end - 1)).split('\n');
  }
  if (open.length > 0) throw new Malformed(`the last line of ${path} has no end`);
}
