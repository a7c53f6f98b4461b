import { parseVerifierKey } from '../../src/log/formats/note.ts';
import { DISCLOSURES_FILE } from '../../src/log/verify/bag-source.ts';
import type { EvidenceFiles } from '../../src/log/verify/files.ts';
import { givenWitnesses, type KnownWitnesses } from '../../src/log/verify/known-witnesses.ts';
import { verifyEvidence } from '../../src/log/verify/verify-evidence.ts';
import { wholeBag } from '../../src/log/verify/whole-bag.ts';
import { bagIn, Cancelled, type FoundBag, filesOf } from './evidence/chosen-bag.ts';
import { type ChosenFile, type Dropped, filesIn } from './evidence/chosen-files.ts';
import { DisclosureIndex } from './evidence/disclosure-index.ts';
import { EntryReader } from './evidence/entry-reader.ts';
import { noteIn, notesIn } from './evidence/notes-in.ts';
import { bag, known, knownToReport, notice, type Progress, phase, view } from './state.ts';

/** The key as it was published, without what came along when it was copied; undefined for anything that is no key. */
export const keyIn = (typed: string): string | undefined => {
  const key = typed.replaceAll(/\s/g, '');
  try {
    parseVerifierKey(key);
    return key;
  } catch {
    return undefined;
  }
};

const witnessesIn = (typed: string): KnownWitnesses | undefined =>
  givenWitnesses(
    undefined,
    typed.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
  );

/** Notes the disclosures' places on the way, and counts the files whose digests were taken. */
const watched = (files: EvidenceFiles, index: DisclosureIndex | undefined, onDigest: () => void) => ({
  ...files,
  pieces: (path: string) => {
    const pieces = files.pieces(path);
    return path === DISCLOSURES_FILE && pieces !== undefined ? index?.watch(pieces) : pieces;
  },
  digest: async (path: string) => {
    const digest = await files.digest(path);
    onDigest();
    return digest;
  },
});

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const runCheck = async (found: FoundBag, witnesses: KnownWitnesses | undefined): Promise<void> => {
  const given = known.value;
  const abort = new AbortController();
  let progress: Progress = { entries: 0, of_entries: 0, files: 0, of_files: found.files.size };
  const show = (change: Partial<Progress>): void => {
    progress = { ...progress, ...change };
    if (!abort.signal.aborted) phase.value = { name: 'checking', progress, cancel: () => abort.abort() };
  };
  show({});
  const disclosures = found.files.get(DISCLOSURES_FILE);
  const index = disclosures === undefined ? undefined : new DisclosureIndex(disclosures);
  const files = watched(filesOf(found, abort.signal), index, () => show({ files: progress.files + 1 }));
  const source = wholeBag(files);
  const report = await verifyEvidence(
    source,
    { verifierKey: keyIn(given.key), witnesses, old: given.old },
    (entries, of) => show({ entries, of_entries: of }),
  );
  const calm = wholeBag(filesOf(found, new AbortController().signal));
  const place = { size: report.size ?? 0, range: report.checked.entries };
  knownToReport.value = given;
  phase.value = { name: 'done', report, reader: new EntryReader(calm, index, place) };
};

/** Checks the bag that was chosen, with what is known; the page follows. */
export const check = async (): Promise<void> => {
  const found = bag.value;
  if (found === undefined) return;
  notice.value = undefined;
  let witnesses: KnownWitnesses | undefined;
  try {
    witnesses = witnessesIn(known.value.witnesses);
  } catch {
    notice.value = 'bad-witness';
    return;
  }
  view.value = 'verdict';
  try {
    await runCheck(found, witnesses);
  } catch (error) {
    phase.value =
      error instanceof Cancelled ? { name: 'start' } : { name: 'failed', reason: reasonOf(error) };
  }
};

/** Takes what somebody chose: a bag, which is then checked, or checkpoints that they kept. */
export const take = async (chosen: readonly ChosenFile[]): Promise<void> => {
  notice.value = undefined;
  const found = bagIn(chosen);
  const notes = await notesIn(found?.others ?? chosen);
  if (notes.length > 0) known.value = { ...known.value, old: [...known.value.old, ...notes] };
  if (found !== undefined) {
    bag.value = found;
    await check();
  } else if (notes.length === 0) {
    notice.value = 'no-bag';
  }
};

/** The same for a drop, whose folders have to be read first. */
export const takeDropped = async (items: readonly Dropped[]): Promise<void> => {
  const before = phase.value;
  try {
    const chosen = await filesIn(items, (files) => {
      phase.value = { name: 'finding', files };
    });
    phase.value = before;
    await take(chosen);
  } catch {
    phase.value = before;
    notice.value = 'unreadable';
  }
};

/** Takes the text of a checkpoint that somebody kept. */
export const takePasted = (text: string, name: string): boolean => {
  const note = noteIn(text);
  notice.value = note === undefined ? 'no-checkpoint' : undefined;
  if (note === undefined) return false;
  known.value = { ...known.value, old: [...known.value.old, { name, note }] };
  return true;
};
