import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { signedHead } from '../../src/log/bundle/evidence.ts';
import { exportLog } from '../../src/log/bundle/export-log.ts';
import { readLog } from '../../src/log/read-log.ts';
import { NOTHING_WITHHELD } from '../../src/log/redaction.ts';
import { MORNING } from '../log/facts.ts';
import { reportOnBag } from './evidence.ts';
import { WITNESS, writeSmallLog } from './small-log.ts';

/** A changed byte is harm, or makes two statements of one; never anything that could pass. */
export const BAG_VERDICTS: ReadonlySet<string> = new Set(['INVALID', 'CONFLICT']);

const ENTRIES = 8;

/** Exports a small log; gives the folder of the bag. */
export const writeSmallBag = async (folder: string): Promise<string> => {
  const { directory } = writeSmallLog(folder, ENTRIES);
  const verifyPage = path.join(folder, 'page.html');
  writeFileSync(verifyPage, '<!doctype html><title>verify</title>\n');
  const log = readLog(directory);
  const out = path.join(folder, 'bag');
  try {
    const head = signedHead(log);
    await exportLog({
      log,
      head,
      range: { from: 0, until: head.size },
      redaction: NOTHING_WITHHELD,
      out,
      proofs: [1],
      policy: `log ${log.about.verifier_key}\nwitness one ${WITNESS.vkey}\nquorum one\n`,
      verifyPage,
      software: 'ballot-vault 1.2.3',
      at: MORNING + 3_600_000,
      onProgress: () => undefined,
    });
  } finally {
    log.close();
  }
  return out;
};

/** All files below a folder, in order. */
export const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();

/** Changes each byte of each file of a bag, one at a time: every `every`-th of them. Gives what verify says. */
export async function* changedBag(
  bag: string,
  every: number,
): AsyncGenerator<{ readonly place: string; readonly verdict: string }> {
  let passed = 0;
  for (const file of filesOf(bag)) {
    const genuine = readFileSync(file);
    for (let byte = 0; byte < genuine.length; byte += 1) {
      passed += 1;
      if (passed % every !== 0) continue;
      const changed = Buffer.from(genuine);
      changed.writeUInt8(changed.readUInt8(byte) ^ 1, byte);
      writeFileSync(file, changed);
      const { verdict } = await reportOnBag(bag);
      yield { place: `byte ${byte} of ${path.relative(bag, file)}`, verdict };
    }
    writeFileSync(file, genuine);
  }
}
