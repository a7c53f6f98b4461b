/*
 * A ZIP file as PKWARE's APPNOTE 6.3.10 has it, in its plainest form, which every desktop opens: nothing is compressed,
 * names are UTF-8, and each file's size and checksum stand before it.
 */
import type { Ms } from '../../core/terms.ts';

/** Sizes and offsets have 32 bits, and files are counted with 16; the highest of both stands for "see elsewhere". */
export const ZIP_BYTES_MAX = 0xffff_fffe;
export const ZIP_FILES_MAX = 0xfffe;

const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const STORED_SINCE = 10;
const ON_UNIX = 3 << 8;
const NAMES_ARE_UTF8 = 0x0800;
/** A plain file that its owner may write and everybody read. */
const FILE_MODE = 0o100644 * 0x1_0000;

export interface ZipFile {
  readonly name: string;
  readonly bytes: number;
  /** CRC-32. */
  readonly crc: number;
}

/** Time and date of MS-DOS, in UTC: even seconds since 1980. */
const dosTime = (at: Ms): { readonly time: number; readonly date: number } => {
  const day = new Date(at);
  return {
    time: (day.getUTCHours() << 11) | (day.getUTCMinutes() << 5) | (day.getUTCSeconds() >> 1),
    date: ((day.getUTCFullYear() - 1980) << 9) | ((day.getUTCMonth() + 1) << 5) | day.getUTCDate(),
  };
};

/** What both headers of a file say, from the version on. */
const common = ({ name, bytes, crc }: ZipFile, at: Ms): Buffer => {
  const { time, date } = dosTime(at);
  const part = Buffer.alloc(26);
  for (const [offset, value] of [STORED_SINCE, NAMES_ARE_UTF8, 0, time, date].entries())
    part.writeUInt16LE(value, 2 * offset);
  for (const [offset, value] of [crc, bytes, bytes].entries()) part.writeUInt32LE(value, 10 + 4 * offset);
  part.writeUInt16LE(Buffer.byteLength(name), 22);
  return part;
};

const number32 = (value: number): Buffer => {
  const part = Buffer.alloc(4);
  part.writeUInt32LE(value);
  return part;
};

/** Stands before a file's content. */
export const localHeader = (file: ZipFile, at: Ms): Buffer =>
  Buffer.concat([number32(0x04034b50), common(file, at), Buffer.from(file.name)]);

/** Stands behind all files, for each of them; `offset` is where its local header begins. */
export const centralHeader = (file: ZipFile, at: Ms, offset: number): Buffer => {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(ON_UNIX | STORED_SINCE);
  return Buffer.concat([
    ...[number32(0x02014b50), madeBy, common(file, at), Buffer.alloc(6)],
    ...[number32(FILE_MODE), number32(offset), Buffer.from(file.name)],
  ]);
};

/** The end: how many files, and where the headers behind them begin. */
export const endOfZip = (files: number, headers: number, offset: number): Buffer => {
  const counts = Buffer.alloc(8);
  counts.writeUInt16LE(files, 4);
  counts.writeUInt16LE(files, 6);
  return Buffer.concat([number32(0x06054b50), counts, number32(headers), number32(offset), Buffer.alloc(2)]);
};

/** How many bytes a ZIP file with these has. */
export const zipBytes = (files: Iterable<ZipFile>): number => {
  let bytes = END_BYTES;
  for (const file of files)
    bytes += LOCAL_BYTES + CENTRAL_BYTES + 2 * Buffer.byteLength(file.name) + file.bytes;
  return bytes;
};
