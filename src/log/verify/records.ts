import { PAYLOAD } from '../formats/bag.ts';
import { TILE_WIDTH } from '../formats/tree.ts';
import { CSV_OPENING, csvRow } from '../records-text/csv.ts';
import { type DescribedEntry, describeEntry } from '../records-text/described.ts';
import { EEL_SEPARATOR, eelClosing, eelEvent, eelOpening } from '../records-text/eel.ts';
import { openClaimed } from '../records-text/opened-entry.ts';
import { recordLine } from '../records-text/record.ts';
import { placesIn } from './bundle-entries.ts';
import { claimedEntry } from './claimed-entry.ts';
import { ComparedFile } from './compared-file.ts';
import { Cursor } from './cursor.ts';
import type { EvidenceFiles } from './files.ts';
import { reasonOf } from './findings.ts';
import { HASH_BYTES } from './growing-tree.ts';
import type { EntryDisclosures, ErasedFields, EvidenceSource, Problem, Range } from './source.ts';

/** A file that is made of the entries, one text for each. */
interface Form {
  readonly file: ComparedFile;
  readonly opening: string;
  readonly textOf: (entry: DescribedEntry, leaf: Buffer, isFirst: boolean) => string;
  /** @param time of the last entry */
  readonly closing: (time: string) => string;
  broken: boolean;
}

const formsOf = (files: EvidenceFiles, origin: string): readonly Form[] => [
  {
    file: new ComparedFile(files, `${PAYLOAD}/records.jsonl`),
    opening: '',
    textOf: recordLine,
    closing: () => '',
    broken: false,
  },
  {
    file: new ComparedFile(files, `${PAYLOAD}/records.csv`),
    opening: CSV_OPENING,
    textOf: csvRow,
    closing: () => '',
    broken: false,
  },
  {
    file: new ComparedFile(files, `${PAYLOAD}/eel.json`),
    opening: eelOpening(origin),
    textOf: (entry, leaf, isFirst) => `${isFirst ? '' : EEL_SEPARATOR}${eelEvent(entry, leaf)}`,
    closing: eelClosing,
    broken: false,
  },
];

/** The entries of a bundle, opened, with their leaf hashes. */
interface Opened {
  readonly seq: number;
  readonly entry: DescribedEntry;
  readonly leaf: Buffer;
}

const NOTHING = {};

/** Opens the entries of the bundles one after the other. Throws where one cannot be read. */
async function* openedEntries(
  source: EvidenceSource,
  range: Range,
  size: number,
): AsyncGenerator<readonly Opened[]> {
  const grounds = Object.fromEntries((await source.withheld()).fields);
  const disclosures = new Cursor<EntryDisclosures>('the disclosures', source.disclosures?.() ?? []);
  const erased = new Cursor<ErasedFields>('the erased fields', source.erased());
  const last = Math.ceil(range.until / TILE_WIDTH);
  for (let position = Math.floor(range.from / TILE_WIDTH); position < last; position += 1) {
    const first = position * TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, size - first);
    const bundle = await source.entryBundle(position, width);
    const leaves = await source.hashTile(0, position, width);
    if (bundle === undefined || leaves === undefined)
      throw new Error(`the entries from ${first} on are missing`);
    await disclosures.fill(first + width - 1);
    await erased.fill(first + width - 1);
    const opened: Opened[] = [];
    for (const [index, { start, end }] of placesIn(bundle, width).entries()) {
      const seq = first + index;
      if (seq < range.from || seq >= range.until) continue;
      const { fields, commitments = NOTHING } = claimedEntry(bundle, start, end, seq);
      const gone = erased.take(seq);
      const entry = openClaimed(
        fields,
        commitments,
        disclosures.take(seq)?.disclosures ?? [],
        gone === undefined ? NOTHING : Object.fromEntries(gone.names.map((name) => [name, gone.by])),
        grounds,
      );
      opened.push({
        seq,
        entry: describeEntry(entry),
        leaf: leaves.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
      });
    }
    yield opened;
  }
}

/** Compares a form with the texts of some entries; tells the first entry that differs. */
const compare = async (form: Form, opened: readonly Opened[], from: number): Promise<Problem | undefined> => {
  const texts = opened.map(({ seq, entry, leaf }) => form.textOf(entry, leaf, seq === from));
  if (await form.file.continuesWith(Buffer.from(texts.join('')))) return undefined;
  form.broken = true;
  const [first] = opened;
  const last = opened.at(-1);
  return {
    kind: 'records_false',
    what: `${form.file.path} is not what the entries ${first?.seq} to ${last?.seq} give`,
    ...(first === undefined ? {} : { entry: first.seq }),
  };
};

/**
 * The files of a bag that people and other programs read, made again of the entries and compared byte for byte: else
 * somebody could be shown records that were never signed. That the entries are the signed ones is checked elsewhere.
 */
export async function* checkRecords(
  source: EvidenceSource,
  files: EvidenceFiles,
  { origin, size }: { readonly origin: string; readonly size: number },
): AsyncGenerator<Problem> {
  const forms = formsOf(files, origin);
  const range = await source.range(size);
  const isRight = async (form: Form, text: string): Promise<boolean> =>
    form.broken || form.file.continuesWith(Buffer.from(text));
  try {
    for (const form of forms) if (!(await isRight(form, form.opening))) yield broken(form);
    let time = '';
    for await (const opened of openedEntries(source, range, size)) {
      for (const form of forms.filter(({ broken }) => !broken)) {
        const problem = await compare(form, opened, range.from);
        if (problem !== undefined) yield problem;
      }
      time = String(opened.at(-1)?.entry.fields['time'] ?? time);
    }
    for (const form of forms.filter(({ broken }) => !broken)) {
      if (!(await isRight(form, form.closing(time))) || !(await form.file.hasEnded())) yield broken(form);
    }
  } catch (error) {
    yield { kind: 'records_unchecked', what: `the records could not be compared: ${reasonOf(error)}` };
  } finally {
    for (const { file } of forms) await file.close();
  }
}

const broken = (form: Form): Problem => {
  form.broken = true;
  const { path, isThere } = form.file;
  return {
    kind: 'records_false',
    what: isThere ? `${path} does not begin and end as it should` : `${path} is missing`,
  };
};
