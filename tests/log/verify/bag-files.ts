import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatInfo, formatManifest, payloadOxum } from '../../../src/log/formats/bag.ts';
import {
  encodeEntries,
  entriesPath,
  entryBundlesOf,
  tilePath,
  tilesOf,
} from '../../../src/log/formats/tiles.ts';
import { leafHash, TILE_WIDTH } from '../../../src/log/formats/tree.ts';
import { CSV_OPENING, csvRow } from '../../../src/log/records-text/csv.ts';
import { describeEntry } from '../../../src/log/records-text/described.ts';
import { EEL_SEPARATOR, eelClosing, eelEvent, eelOpening } from '../../../src/log/records-text/eel.ts';
import { type OpenedEntry, openForReaders } from '../../../src/log/records-text/opened-entry.ts';
import { recordLine } from '../../../src/log/records-text/record.ts';
import type { Content } from './content.ts';
import { tileLevels } from './memory-source.ts';

/** The files of a bag by path; an attacker can make any, and its manifests with them. */
export type BagFiles = Map<string, string | Buffer>;

const lines = (items: readonly object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');

/** The entries of the range as readers see them; what cannot be opened is left as it lies. */
const openedEntries = ({ entries, range, withheld, erased }: Content): readonly OpenedEntry[] =>
  entries.slice(range.from, range.until).map(({ bytes, disclosures }, index) => {
    const gone = erased.filter(({ seq }) => seq === range.from + index);
    const names = gone.flatMap(({ names: all, by }) => all.map((name) => [name, by] as const));
    return openForReaders({ bytes, disclosures, erased: Object.fromEntries(names) }, withheld.fields);
  });

const treeFiles = (content: Content, size: number): BagFiles => {
  const files: BagFiles = new Map();
  const levels = tileLevels({ entries: content.entries.slice(0, size) });
  for (const { level, position, width } of tilesOf(size)) {
    const hashes = levels[level]?.slice(position * TILE_WIDTH, position * TILE_WIDTH + width) ?? [];
    files.set(`data/log/${tilePath(level, position, width)}`, Buffer.concat(hashes));
  }
  for (const { position, width } of entryBundlesOf(size)) {
    const first = position * TILE_WIDTH;
    if (first >= content.range.until || first + width <= content.range.from) continue;
    const bytes = content.entries.slice(first, first + width).map((entry) => entry.bytes);
    files.set(`data/log/${entriesPath(position, width)}`, encodeEntries(bytes));
  }
  return files;
};

/** All payload of a bag with this content, as an export lays it out. */
export const payloadOf = (content: Content, origin: string): BagFiles => {
  const { entries, range } = content;
  const size = entries.length;
  const opened = openedEntries(content);
  const files = treeFiles(content, size);
  files.set('data/README.txt', 'How to check this without our program\n');
  files.set('data/verify.html', '<!doctype html><title>verify</title>\n');
  files.set('data/log.vkey', `${content.vkey}\n`);
  files.set('data/log/checkpoint', content.checkpoint);
  for (const { size: at, note } of content.old) files.set(`data/log/old/${at}`, note);
  files.set('data/witness/policy', content.policy);
  files.set('data/withheld.json', `${JSON.stringify(content.withheld)}\n`);
  files.set('data/range.json', `${JSON.stringify({ size, ...range })}\n`);
  const disclosed = entries.flatMap(({ disclosures }, seq) =>
    seq < range.from || seq >= range.until || disclosures.length === 0
      ? []
      : [
          {
            seq,
            disclosures: Object.fromEntries(disclosures.map(({ name, content: text }) => [name, text])),
          },
        ],
  );
  files.set('data/disclosures.jsonl', lines(disclosed));
  files.set('data/erased.jsonl', lines(content.erased));
  files.set('data/records.jsonl', opened.map((entry) => recordLine(entry, [])).join(''));
  const described = opened.map(describeEntry);
  files.set('data/records.csv', CSV_OPENING + described.map((entry) => csvRow(entry, [])).join(''));
  const events = described.map((entry, index) =>
    eelEvent(entry, leafHash(entries[range.from + index]?.bytes ?? Buffer.alloc(0))),
  );
  const last = String(opened.at(-1)?.fields['time']);
  files.set('data/eel.json', eelOpening(origin) + events.join(EEL_SEPARATOR) + eelClosing(last));
  return files;
};

const digest = (content: string | Buffer): string => hash('sha256', content, 'hex');

/** The payload with the files around it that make it a bag; its digests fit, whatever is in it. */
export const withManifests = (payload: BagFiles): BagFiles => {
  const bytes = [...payload.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  const bag: BagFiles = new Map(payload);
  const tags: BagFiles = new Map([
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    ['bag-info.txt', formatInfo([['Payload-Oxum', payloadOxum(bytes, payload.size)]])],
    [
      'manifest-sha256.txt',
      formatManifest(new Map([...payload].map(([file, text]) => [file, digest(text)]))),
    ],
  ]);
  for (const [file, content] of tags) bag.set(file, content);
  bag.set(
    'tagmanifest-sha256.txt',
    formatManifest(new Map([...tags].map(([file, text]) => [file, digest(text)]))),
  );
  return bag;
};

export const writeFiles = (folder: string, files: BagFiles): void => {
  for (const [file, content] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
};

/** A bag with this content, whole by its own manifests. */
export const writeBag = (folder: string, content: Content, origin: string): void =>
  writeFiles(folder, withManifests(payloadOf(content, origin)));
