import { PAYLOAD } from '../formats/bag.ts';
import { TILE_WIDTH } from '../formats/tree.ts';
import { CSV_OPENING_BEFORE_CORRECTIONS } from '../records-text/csv.ts';
import { placesIn } from './bundle-entries.ts';
import { ComparedFile } from './compared-file.ts';
import { beginsWith, correctionsIn } from './corrections.ts';
import { Cursor } from './cursor.ts';
import type { EvidenceFiles } from './files.ts';
import { reasonOf } from './findings.ts';
import { closingTexts, openingTexts, RecordMaker, type RecordTexts } from './record-maker.ts';
import type { EntryDisclosures, ErasedFields, EvidenceSource, Problem, Range } from './source.ts';
import { StoredText } from './stored-text.ts';

/** A file that is made of the entries. */
class Form {
  readonly #file: ComparedFile;
  readonly #key: keyof RecordTexts;
  isBroken = false;

  constructor(files: EvidenceFiles, name: string, key: keyof RecordTexts) {
    this.#file = new ComparedFile(files, `${PAYLOAD}/${name}`);
    this.#key = key;
  }

  /** Compares the file with the next of its text. */
  async check(made: RecordTexts, where: string, entry?: number): Promise<Problem | undefined> {
    if (this.isBroken || (await this.#file.continuesWith(made[this.#key]))) return undefined;
    return this.#break(where, entry);
  }

  async checkEnd(): Promise<Problem | undefined> {
    if (this.isBroken || (await this.#file.hasEnded())) return undefined;
    return this.#break('holds more than the entries give');
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #break(where: string, entry?: number): Problem {
    this.isBroken = true;
    const { path, isThere } = this.#file;
    return {
      kind: 'records_false',
      what: isThere ? `${path} ${where}` : `${path} is missing`,
      ...(entry === undefined ? {} : { entry }),
    };
  }
}

/** The texts of some entries that follow one another. */
interface Made {
  readonly texts: RecordTexts;
  readonly first: number;
  readonly last: number;
}

/** Makes the records of the entries again, a bundle at a time. Throws where an entry cannot be read. */
async function* recordsOf(
  source: EvidenceSource,
  { from, until }: Range,
  size: number,
  maker: RecordMaker,
): AsyncGenerator<Made> {
  const disclosures = new Cursor<EntryDisclosures>('the disclosures', source.disclosures?.() ?? []);
  const erasures = new Cursor<ErasedFields>('the erased fields', source.erased(), { several: true });
  const last = Math.ceil(until / TILE_WIDTH);
  for (let position = Math.floor(from / TILE_WIDTH); position < last; position += 1) {
    const first = position * TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, size - first);
    const bytes = await source.entryBundle(position, width);
    const leaves = await source.hashTile(0, position, width);
    if (bytes === undefined || leaves === undefined)
      throw new Error(`the entries from ${first} on are missing`);
    await disclosures.fill(first + width - 1);
    await erasures.fill(first + width - 1);
    const bundle = { first, bytes, leaves: leaves.toString('hex'), text: new StoredText(bytes) };
    const places = placesIn(bytes, width);
    let [jsonl, csv, eel] = ['', '', ''];
    const [start, end] = [Math.max(from, first), Math.min(until, first + places.length)];
    for (let seq = start; seq < end; seq += 1) {
      const place = places[seq - first];
      if (place === undefined) continue;
      const opening = { disclosed: disclosures.take(seq), erased: erasures.takeAll(seq) };
      const texts = maker.make(bundle, seq, place, opening);
      jsonl += texts.jsonl;
      csv += texts.csv;
      eel += texts.eel;
    }
    yield { texts: { jsonl, csv, eel }, first: start, last: end - 1 };
  }
}

async function* checkForms(
  forms: readonly Form[],
  { source, files }: { readonly source: EvidenceSource; readonly files: EvidenceFiles },
  origin: string,
  size: number,
): AsyncGenerator<Problem | undefined> {
  const range = await source.range(size);
  const isOfBefore = await beginsWith(files, `${PAYLOAD}/records.csv`, CSV_OPENING_BEFORE_CORRECTIONS);
  const corrections = isOfBefore ? undefined : await correctionsIn(source, range, size);
  const opening = openingTexts(origin, corrections);
  for (const form of forms) yield form.check(opening, 'does not begin as it should');
  const maker = new RecordMaker(Object.fromEntries((await source.withheld()).fields), corrections);
  for await (const { texts, first, last } of recordsOf(source, range, size, maker)) {
    const where = `is not what the entries ${first} to ${last} give`;
    for (const form of forms) yield form.check(texts, where, first);
  }
  const closing = closingTexts(maker.time);
  for (const form of forms) {
    yield form.check(closing, 'does not end as it should');
    yield form.checkEnd();
  }
}

/**
 * The files of a bag that people and other programs read, made again of the entries and compared byte for byte: else
 * somebody could be shown records that were never signed. That the entries are the signed ones is checked elsewhere.
 */
export async function* checkRecords(
  source: EvidenceSource,
  files: EvidenceFiles,
  { origin, size }: { readonly origin: string; readonly size: number },
): AsyncGenerator<Problem> {
  const forms = [
    new Form(files, 'records.jsonl', 'jsonl'),
    new Form(files, 'records.csv', 'csv'),
    new Form(files, 'eel.json', 'eel'),
  ];
  try {
    for await (const problem of checkForms(forms, { source, files }, origin, size))
      if (problem !== undefined) yield problem;
  } catch (error) {
    yield { kind: 'records_unchecked', what: `the records could not be compared: ${reasonOf(error)}` };
  } finally {
    for (const form of forms) await form.close();
  }
}
