import {
  appendFileSync,
  cpSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { withManifests, writeFiles } from '../log/verify/bag-files.ts';
import { filesOf } from './changed-bag.ts';

/** Harm to an exported bag of 8 entries, and what verify finds; its export's own check sees what no manifest fits. */
export interface HarmedBag {
  readonly harm: (bag: string) => void;
  readonly found: RegExp;
  /** Whoever did it made the manifests anew, so that they fit. */
  readonly isForged?: true;
}

const edit =
  (file: string, change: (text: string) => string) =>
  (bag: string): void => {
    const place = path.join(bag, file);
    const [before, after] = [readFileSync(place, 'latin1'), change(readFileSync(place, 'latin1'))];
    if (before === after) throw new Error(`${file} was not changed`);
    writeFileSync(place, after, 'latin1');
  };

/** The same, and manifests that fit. */
const forged = (harm: HarmedBag['harm'], found: RegExp): HarmedBag => ({
  harm: (bag) => {
    harm(bag);
    const payload = filesOf(bag)
      .map((file) => [path.relative(bag, file), readFileSync(file)] as const)
      .filter(([name]) => name.startsWith('data/'));
    writeFiles(bag, withManifests(new Map(payload)));
  },
  found,
  isForged: true,
});

export const HARMED_BAGS: Readonly<Record<string, HarmedBag>> = {
  'manifest-missing': {
    harm: (bag) => rmSync(path.join(bag, 'manifest-sha256.txt')),
    found: /this is no whole bag/,
  },
  'manifest-line-missing': {
    harm: edit('manifest-sha256.txt', (text) => text.replace(/^.*README.txt\n/m, '')),
    found: /README.txt is listed in no manifest/,
  },
  'manifest-line-for-nothing': {
    harm: (bag) => appendFileSync(path.join(bag, 'manifest-sha256.txt'), `${'0'.repeat(64)}  data/nothing\n`),
    found: /manifest-sha256.txt/,
  },
  'payload-file-missing': {
    harm: (bag) => rmSync(path.join(bag, 'data/records.csv')),
    found: /records.csv is listed in a manifest/,
  },
  'payload-file-extra': {
    harm: (bag) => writeFileSync(path.join(bag, 'data/more.txt'), 'more'),
    found: /more.txt is listed in no manifest/,
  },
  'payload-file-changed': {
    harm: edit('data/README.txt', (text) => `${text}Trust us.\n`),
    found: /README.txt does not have the digest/,
  },
  'payload-file-cut': {
    harm: (bag) => truncateSync(path.join(bag, 'data/eel.json'), 40),
    found: /eel.json does not have the digest/,
  },
  'payload-file-a-link': {
    harm: (bag) => {
      rmSync(path.join(bag, 'data/README.txt'));
      symlinkSync('/etc/hostname', path.join(bag, 'data/README.txt'));
    },
    found: /README.txt is neither a file nor a folder/,
  },
  'entry-edited': forged(
    edit('data/log/tile/entries/000.p/8', (text) =>
      text.replace('two_alone', 'room_busy').replace('k1', 'k2'),
    ),
    /the bytes of entry 0 are not those that were signed|do not give the root that was signed/,
  ),
  'tile-hash-changed': forged(
    edit('data/log/tile/0/000.p/8', (text) => `x${text.slice(1)}`),
    /the leaf hash of entry 0 is not what the entry gives/,
  ),
  'checkpoint-of-an-earlier-size': forged(
    (bag) => cpSync(path.join(bag, 'data/log/old/4'), path.join(bag, 'data/log/checkpoint')),
    /range/,
  ),
  'checkpoint-signature-changed': forged(
    edit('data/log/checkpoint', (text) =>
      text.replace(/(.)(.{6}\n)$/, (_, one, rest) => (one === 'A' ? 'B' : 'A') + rest),
    ),
    /signature|signed/,
  ),
  'disclosure-changed': forged(
    edit('data/disclosures.jsonl', (text) => text.replace('ana', 'bob')),
    /entry 1: .*commitment|disclosure/,
  ),
  'disclosure-line-missing': forged(
    edit('data/disclosures.jsonl', (text) => text.slice(text.indexOf('\n') + 1)),
    /missing|neither|entry 1/,
  ),
  'record-line-changed': forged(
    edit('data/records.jsonl', (text) => text.replace('"ana"', '"bob"')),
    /records.jsonl/,
  ),
  'cosignature-changed': forged(
    edit('data/log/old/4', (text) =>
      text.replace(/(.)(.{6}\n)$/, (_, one, rest) => (one === 'A' ? 'B' : 'A') + rest),
    ),
    /the cosignature of w.example\/one does not hold/,
  ),
};
