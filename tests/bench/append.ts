import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Fact } from '../../src/core/facts.ts';
import { openLog } from '../../src/log/open-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import { BOOT, denied, heartbeat, moment, ORIGIN } from '../log/facts.ts';
import { BareLog } from './bare-log.ts';
import type { Figure } from './figure.ts';
import { workFolder } from './logs.ts';
import { say } from './progress.ts';
import { significant, spreadOf } from './statistics.ts';

/** Turns one after the other, each begun as soon as the one before is on record. */
const TURNS = 250;
const BLOCKS = 12;
/** Until both write-ahead logs have their full length and the runtime has compiled what runs. */
const WARM_UP = 4;

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

/** What one turn of a block takes, in ms: of `turn`, and of whatever `end` still waits for. */
const perTurn = async (turn: () => void, end: () => Promise<void>): Promise<number> => {
  const begun = performance.now();
  for (let nth = 0; nth < TURNS; nth += 1) {
    turn();
    // As in the service, the event loop goes round between two turns: the housekeeping of the log, and its signer.
    await setImmediate();
  }
  await end();
  return (performance.now() - begun) / TURNS;
};

const untilSigned = (log: SqliteLog): Promise<void> =>
  new Promise((resolve) => {
    const isDone = (): boolean => log.publishedSize === log.head.size;
    if (isDone()) return resolve();
    const stop = log.onSigned(() => {
      if (!isDone()) return;
      stop();
      resolve();
    });
  });

const unexpected = (error: unknown): never => {
  throw error;
};

/** The samples of one kind of work each, in ms for a turn. */
const samples = () => ({ bare: [] as number[], signed: [] as number[], lone: [] as number[] });

type Samples = ReturnType<typeof samples> & { readonly signatures: number };

const figuresOf = ({ bare, signed, lone, signatures }: Samples): readonly Figure[] => {
  const [none, all, one] = [spreadOf(bare), spreadOf(signed), spreadOf(lone)];
  const turns = `${BLOCKS} times ${TURNS} turns of each`;
  return [
    {
      name: 'append with tree and signature against the append without them, turn after turn',
      measured: all.p50 / none.p50,
      unit: 'times',
      limit: 1.5,
      detail: `${significant(all.p50)} ms a turn until all of them are signed, against ${significant(none.p50)} ms without; two entries with their disclosures, ${turns}; ${signatures} signatures`,
    },
    {
      name: 'a single one, until it is on record and signed too',
      measured: one.p50 / none.p50,
      unit: 'times',
      detail: `${significant(one.p50)} ms: the signer's own file is flushed after the log, and then it signs; nobody waits for that`,
    },
  ];
};

class Signed {
  readonly log = openSigned(workFolder('append'));
  signatures = 0;

  constructor() {
    this.log.onSigned(() => {
      this.signatures += 1;
    });
  }

  turn(round: number): void {
    this.log.append(moment(round), BOOT, turn(round), { sign: 'later' });
    this.log.signSoon(unexpected);
  }
}

/** An append with leaf hashes, tree, disclosures and a signed checkpoint, against the same without tree and signature. */
export const measureAppend = async (): Promise<readonly Figure[]> => {
  const signed = new Signed();
  const bare = new BareLog(workFolder('append-bare'));
  say(`append: ${BLOCKS} times ${TURNS} turns of two entries on each of two logs ...`);
  const taken = samples();
  let round = 0;
  const next = (): number => {
    round += 1;
    return round;
  };
  const withTree = (): Promise<number> =>
    perTurn(
      () => signed.turn(next()),
      () => untilSigned(signed.log),
    );
  const without = (): Promise<number> =>
    perTurn(
      () => bare.append(moment(next()), BOOT, turn(round)),
      async () => bare.fold(),
    );
  const lone = async (): Promise<number> => {
    const begun = performance.now();
    signed.turn(next());
    await untilSigned(signed.log);
    return performance.now() - begun;
  };
  for (let block = 0; block < WARM_UP + BLOCKS; block += 1) {
    // Each goes first as often as the other: the disk remembers what came before.
    const before = block % 2 === 0 ? await without() : undefined;
    const ofSigned = await withTree();
    const ofBare = before ?? (await without());
    const ofLone = await lone();
    if (block === WARM_UP - 1) signed.signatures = 0;
    if (block < WARM_UP) continue;
    taken.bare.push(ofBare);
    taken.signed.push(ofSigned);
    taken.lone.push(ofLone);
  }
  const { signatures } = signed;
  signed.log.close();
  bare.close();
  return figuresOf({ ...taken, signatures });
};
