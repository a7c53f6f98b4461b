/** A log that holds every kind of thing the scenarios tell of, and its index. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import { type LogReader, readLog } from '../../src/log/read-log.ts';
import { RecordIndex } from '../../src/records/index/record-index.ts';
import { RecordSearch } from '../../src/records/index/record-search.ts';
import { play } from '../core/scenario-play.ts';
import { readScenarios } from '../core/scenario-text.ts';
import { moment, opened, optionsIn, temporaryDirectory } from '../log/aid.ts';

const FOLDER = path.join(import.meta.dirname, '../scenarios');

/** The facts of one scenario of each file, and so of every kind of day. */
export const toldFacts = (): readonly Fact[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .toSorted()
    .flatMap((file) => readScenarios(file, readFileSync(path.join(FOLDER, file), 'utf8')).slice(0, 6))
    .flatMap((scenario) => play(scenario).facts);

export interface IndexedLog {
  readonly data: string;
  readonly log: LogReader;
  /** Each as one entry, in one transaction. */
  readonly append: (facts: readonly Fact[]) => void;
  readonly open: () => { readonly index: RecordIndex; readonly search: RecordSearch };
}

export const whole = (index: RecordIndex): void => {
  while (index.step());
};

export const indexedLog = (facts: readonly Fact[]): IndexedLog => {
  const options = optionsIn(temporaryDirectory());
  const writer = opened(options);
  const append = (more: readonly Fact[]): void => {
    for (const fact of more) {
      const boot = fact.type === 'kiosk_started' ? fact.boot : 'boot';
      writer.append({ ...moment(writer.head.size), at: fact.at }, boot, [fact]);
    }
  };
  append(facts);
  const log = readLog(options.directory);
  onTestFinished(() => log.close());
  return {
    data: options.directory,
    log,
    append,
    open: () => {
      const index = RecordIndex.open(options.directory, log);
      onTestFinished(() => index.close());
      return { index, search: new RecordSearch(index) };
    },
  };
};
