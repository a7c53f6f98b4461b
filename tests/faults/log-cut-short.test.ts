import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { databaseFile } from '../../src/log/database.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import type { WriteStep } from '../../src/log/write-faults.ts';
import { optionsIn, temporaryDirectory } from '../log/aid.ts';
import { Signatures } from '../log/signed.ts';
import { expectWhole, filledLog, run } from './day-of-writes.ts';

/** What lay on the disk at one moment, and what others had been told by then. */
interface Image {
  readonly options: OpenLogOptions;
  readonly acknowledged: readonly string[];
  readonly notes: readonly string[];
}

const walOf = ({ directory }: OpenLogOptions): string => `${databaseFile(directory)}-wal`;
const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** Another process copies: to close a second descriptor of a database would drop this one's locks. */
const copyTo = (from: OpenLogOptions, files: readonly string[]): OpenLogOptions => {
  const to = optionsIn(temporaryDirectory());
  mkdirSync(to.directory);
  const found = files.map((file) => path.join(from.directory, file)).filter((file) => existsSync(file));
  execFileSync('cp', [...found, to.directory]);
  execFileSync('cp', ['-a', path.dirname(from.keyFile), path.dirname(path.dirname(to.keyFile))]);
  return to;
};

/** A process that is killed leaves behind all that it wrote. */
const killed = (from: OpenLogOptions): OpenLogOptions => copyTo(from, ['log.db', 'log.db-wal', 'log.db-shm']);

/** A power cut leaves what was flushed, and this is the least that can be left: nothing else. */
class Flushed {
  readonly #options: OpenLogOptions;
  readonly #steps: WriteStep[] = [];
  #walBytes: number;
  #state: Buffer;

  constructor(options: OpenLogOptions) {
    this.#options = options;
    this.#walBytes = sizeOf(walOf(options));
    this.#state = readFileSync(options.signerStateFile);
  }

  /** Follows the steps of the writer; each is told before it is done. */
  follow(step: WriteStep): void {
    const begun = this.#steps[this.#steps.lastIndexOf('begin') - 1];
    this.#steps.push(step);
    // The transaction behind a signature waits for no disk.
    if (step === 'committed' && begun !== 'signed') this.#walBytes = sizeOf(walOf(this.#options));
    if (step === 'sign') this.#state = readFileSync(this.#options.signerStateFile);
  }

  image(): OpenLogOptions {
    const to = copyTo(this.#options, ['log.db', 'log.db-wal']);
    if (existsSync(walOf(to))) truncateSync(walOf(to), this.#walBytes);
    writeFileSync(to.signerStateFile, this.#state);
    return to;
  }
}

/** Lets a day of writes run, and takes an image before each of its steps. */
const imagesOf = (
  imageOf: (options: OpenLogOptions, flushed: Flushed) => OpenLogOptions,
): readonly Image[] => {
  const options = filledLog();
  const flushed = new Flushed(options);
  const signatures = new Signatures();
  const images: Image[] = [];
  let acknowledged: readonly string[] = [];
  const log = openLog({
    ...options,
    faults: {
      signed: signatures.signed,
      before: (step) => {
        flushed.follow(step);
        images.push({ options: imageOf(options, flushed), acknowledged, notes: [...signatures.notes] });
      },
    },
  });
  const { error } = run(log, (entries) => {
    acknowledged = entries;
  });
  expect(error).toBeUndefined();
  log.close();
  return images;
};

describe('cut short before any step of its writes, a log is whole and has all that it acknowledged and signed', () => {
  test.each([
    ['the process is killed', killed],
    [
      'the power is cut, and only what was flushed is left',
      (_: OpenLogOptions, flushed: Flushed) => flushed.image(),
    ],
  ])('%s', { timeout: 120_000 }, async (_, imageOf) => {
    const images = imagesOf(imageOf);
    expect(images.length).toBeGreaterThan(40);
    for (const { options, acknowledged, notes } of images)
      await expectWhole(options, acknowledged, new Signatures(notes));
  });
});
