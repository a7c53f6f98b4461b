import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Fact } from '../../src/core/facts.ts';
import { openLog } from '../../src/log/open-log.ts';
import { BOOT, denied, heartbeat, moment, ORIGIN } from '../log/facts.ts';
import { BareLog } from './bare-log.ts';
import type { Figure } from './figure.ts';
import { workFolder } from './logs.ts';
import { say } from './progress.ts';
import { significant, spreadOf } from './statistics.ts';

const ROUNDS = 1_000;
/** Until both write-ahead logs have their full length and the runtime has compiled what runs. */
const WARM_UP = 600;
/** As the log itself does. */
const ROUNDS_BETWEEN_FOLDS = 50;
/** One slot of the signer's state. */
const STATE_BYTES = 512;

const openSigned = (folder: string) =>
  openLog({
    directory: path.join(folder, 'data'),
    keyFile: path.join(folder, 'keys', 'log.pem'),
    signerStateFile: path.join(folder, 'keys', 'signer.state'),
    origin: ORIGIN,
    kiosk: 'bench',
  });

/** What one badge leaves: a fact with personal fields and one without. */
const turn = (round: number): readonly Fact[] => [denied(round), heartbeat(round)];

const timed = (work: () => void): number => {
  const begun = performance.now();
  work();
  return performance.now() - begun;
};

/** One small file written in place and flushed: what the signer cannot do without before it signs. */
const openFlush = (folder: string) => {
  const descriptor = openSync(path.join(folder, 'flush'), 'w');
  const page = Buffer.alloc(STATE_BYTES, 0x61);
  return {
    flush: (): void => {
      writeSync(descriptor, page, 0, STATE_BYTES, 0);
      fdatasyncSync(descriptor);
    },
    close: (): void => closeSync(descriptor),
  };
};

/** The samples of one kind of work each, in ms. */
const samples = () => ({
  bare: [] as number[],
  flush: [] as number[],
  record: [] as number[],
  signed: [] as number[],
});

const figuresOf = ({ bare, flush, record, signed }: ReturnType<typeof samples>): readonly Figure[] => {
  const [none, disk, tree, all] = [spreadOf(bare), spreadOf(flush), spreadOf(record), spreadOf(signed)];
  const without = `${significant(none.p50)} ms without`;
  return [
    {
      name: 'append with tree and signature, p50, against the append without them',
      measured: all.p50 / none.p50,
      unit: 'times',
      limit: 1.5,
      detail: `${significant(all.p50)} ms until it is signed against ${without}; two entries with their disclosures, ${signed.length} of each in turns`,
    },
    {
      name: 'the same until it is on record, which is what a door waits for',
      measured: tree.p50 / none.p50,
      unit: 'times',
      detail: `${significant(tree.p50)} ms with leaf hashes, tree and voucher against ${without}`,
    },
    {
      name: 'until it is signed, against the append without them and one bare flush',
      measured: all.p50 / (none.p50 + disk.p50),
      unit: 'times',
      detail: `the signer's file is flushed after the log and before the signature; such a flush takes ${significant(disk.p50)} ms`,
    },
  ];
};

/** An append with leaf hashes, tree, disclosures and a signed checkpoint, against the same without tree and signature. */
export const measureAppend = async (): Promise<readonly Figure[]> => {
  const log = openSigned(workFolder('append'));
  const bare = new BareLog(workFolder('append-bare'));
  const disk = openFlush(workFolder('append-flush'));
  say(`append: ${ROUNDS} turns of two entries on each of two logs ...`);
  const taken = samples();
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const [at, facts] = [moment(round), turn(round)];
    const appendBare = (): number => timed(() => bare.append(at, BOOT, facts));
    // Each goes first as often as the other: the disk remembers what came before.
    const before = round % 2 === 0 ? appendBare() : undefined;
    const record = timed(() => log.append(at, BOOT, facts, { sign: 'later' }));
    const signature = timed(() => log.signDue());
    const ofBare = before ?? appendBare();
    const flush = timed(disk.flush);
    if (round >= WARM_UP) {
      taken.bare.push(ofBare);
      taken.flush.push(flush);
      taken.record.push(record);
      taken.signed.push(record + signature);
    }
    if (round % ROUNDS_BETWEEN_FOLDS === 0) bare.fold();
    // The log does its housekeeping between turns, as in the service.
    await setImmediate();
  }
  if (log.publishedSize !== log.head.size) throw new Error('a turn was not signed');
  for (const open of [log, bare, disk]) open.close();
  return figuresOf(taken);
};
