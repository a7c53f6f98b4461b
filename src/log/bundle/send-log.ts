import { damageInstead } from '../identity.ts';
import type { Bag, GrowingFile } from './bag.ts';
import { ExportFailed, ExportRefused } from './errors.ts';
import { correctionsOf, type Evidence, type ExportProgress, putEvidence } from './evidence.ts';
import { MeasuredBag } from './measured-bag.ts';
import { RecordFiles } from './record-files.ts';
import { ZIP_BYTES_MAX, ZIP_FILES_MAX, zipBytes } from './zip.ts';
import { type SendOut, ZipWriter } from './zip-writer.ts';

/** Entries between two looks at whether the receiver takes more. */
const ENTRIES_AT_ONCE = 256;

/** A bundle that is known to its last byte, and held nowhere. */
export interface PlannedExport {
  readonly evidence: Evidence;
  /** The one folder that all files lie in. */
  readonly folder: string;
  readonly bag: MeasuredBag;
  /** Of the whole file. */
  readonly bytes: number;
}

/**
 * Reads and checks all that is to be sent, so that a log that is not what was signed is known before the first byte
 * leaves. Throws `LogDamaged` for such a log, `ExportRefused` where a part is missing or it is more than one file holds,
 * and whatever `turn` throws.
 */
export const planExport = async (
  evidence: Evidence,
  folder: string,
  turn: (progress: ExportProgress) => Promise<void>,
): Promise<PlannedExport> => {
  const bag = new MeasuredBag();
  await damageInstead(evidence.log.where, () => putEvidence(evidence, bag, turn));
  const files = [...bag.files].map(([name, file]) => ({ name: `${folder}/${name}`, ...file }));
  const bytes = zipBytes(files);
  if (bytes <= ZIP_BYTES_MAX && files.length <= ZIP_FILES_MAX) return { evidence, folder, bag, bytes };
  throw new ExportRefused({
    what: 'this is more than one file can hold',
    where: folder,
    remedy: 'Choose fewer entries, or run "ballot-vault export" at the machine.',
  });
};

const NOWHERE: GrowingFile = { write: () => undefined, close: () => undefined };

/** Sends everything but the files that grow: those come one after the other. */
const sendPlain = (plan: PlannedExport, zip: ZipWriter, out: SendOut): Promise<void> => {
  const bag: Bag = {
    bytes: plan.bag.bytes,
    add: (name, content) => zip.add(`data/${name}`, Buffer.from(content)),
    file: () => NOWHERE,
    finish: () => Promise.resolve(),
  };
  return putEvidence(plan.evidence, bag, () => out.ready());
};

const sendGrowing = async (
  plan: PlannedExport,
  zip: ZipWriter,
  out: SendOut,
  name: string,
): Promise<void> => {
  const { log, range, redaction } = plan.evidence;
  const corrections = correctionsOf(log.rows, range);
  const records = new RecordFiles(
    { file: (asked) => (asked === name ? zip.file(`data/${name}`) : NOWHERE) },
    log.about.origin,
    { redaction, corrections },
  );
  for (let first = range.from; first < range.until; first += ENTRIES_AT_ONCE) {
    const end = Math.min(range.until, first + ENTRIES_AT_ONCE);
    for (const entry of log.rows.entries(first, end)) records.add(entry);
    await out.ready();
  }
  records.close();
};

/**
 * Sends a bundle as one ZIP file, made again from the log while it is sent: it lies on no disk, and memory does not grow
 * with it. Whatever is sent has to be what was planned. Throws `ExportFailed` where that changed meanwhile, because
 * something was erased, and whatever `out` throws; what was sent then is of no use, and ends before its end.
 */
export const sendExport = async (plan: PlannedExport, out: SendOut): Promise<void> => {
  const { evidence, folder, bag } = plan;
  const changed = new ExportFailed({
    what: 'the log changed while it was sent',
    where: evidence.log.where,
    remedy: 'Something was erased meanwhile: begin again.',
  });
  const zip = new ZipWriter({ out, at: evidence.at, folder, planned: bag.files, changed });
  await sendPlain(plan, zip, out);
  for (const name of bag.growing) await sendGrowing(plan, zip, out, name);
  for (const [file, text] of bag.tags) zip.add(file, Buffer.from(text));
  zip.finish();
  await out.ready();
};
