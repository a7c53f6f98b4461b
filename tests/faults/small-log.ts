import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseCheckpoint } from '../../src/log/formats/checkpoint.ts';
import { parseNote } from '../../src/log/formats/note.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import { BOOT, denied, heartbeat, MORNING, moment, ORIGIN } from '../log/facts.ts';
import { testWitness } from '../log/formats/witness.ts';

/** A log, its keys and its signer's state, all in one folder. */
export const optionsOf = (folder: string): OpenLogOptions => ({
  directory: path.join(folder, 'data'),
  keyFile: path.join(folder, 'keys', 'log.pem'),
  signerStateFile: path.join(folder, 'keys', 'signer.state'),
  origin: ORIGIN,
  kiosk: 'k1',
});

/** Calls back with an empty folder, and removes it. */
export const withFolder = async <Result>(work: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ballot-vault-faults-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const WITNESS = testWitness('w.example/one');

/** A row in every table: entries with and without personal fields, what a witness has cosigned, a snapshot. */
export const writeSmallLog = (folder: string, entries: number): OpenLogOptions => {
  const options = optionsOf(folder);
  const log = openLog(options);
  const half = Math.floor(entries / 2);
  const facts = (from: number, until: number) =>
    Array.from({ length: until - from }, (_, index) =>
      (from + index) % 2 === 0 ? heartbeat(from) : denied(from),
    );
  log.append(moment(0), BOOT, facts(0, half), { sign: 'now' });
  const note = log.head.checkpoint;
  const { text } = parseNote(note);
  log.keepCosigned({
    witness: WITNESS.verifier.name,
    size: parseCheckpoint(text).size,
    note: note + WITNESS.cosign(text, Math.floor(MORNING / 1_000)),
  });
  log.writeSnapshot(half - 1, '{"people":3}');
  log.append(moment(half), BOOT, facts(half, entries), { sign: 'now' });
  log.close();
  return options;
};
