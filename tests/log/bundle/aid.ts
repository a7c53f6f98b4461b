import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { signedHead } from '../../../src/log/bundle/evidence.ts';
import { type ExportRequest, exportLog } from '../../../src/log/bundle/export-log.ts';
import { type OpenLogOptions, openLog } from '../../../src/log/open-log.ts';
import { type LogReader, readLog } from '../../../src/log/read-log.ts';
import { NOTHING_WITHHELD } from '../../../src/log/redaction.ts';
import { fillAtOnce, fixedKey, optionsIn, temporaryDirectory } from '../aid.ts';

export const PAGE = '<!doctype html><title>verify</title>\n';

/** A log of so many entries that are all signed, closed; every second one has personal fields. */
export const signedLog = (entries: number): OpenLogOptions => {
  const options = optionsIn(temporaryDirectory(), { newPrivateKey: fixedKey });
  const log = openLog(options);
  fillAtOnce(log, entries);
  log.close();
  return options;
};

export const reading = (directory: string): LogReader => {
  const log = readLog(directory);
  onTestFinished(log.close);
  return log;
};

export type Asked = Partial<ExportRequest>;

/** What is asked of a log: everything, where nothing else is said. */
export const requestOf = (log: LogReader, asked: Asked = {}): ExportRequest => {
  const folder = temporaryDirectory();
  const verifyPage = path.join(folder, 'page.html');
  writeFileSync(verifyPage, PAGE);
  const head = signedHead(log);
  return {
    log,
    head,
    range: { from: 0, until: head.size },
    redaction: NOTHING_WITHHELD,
    out: path.join(folder, 'bundle'),
    proofs: [],
    policy: `log ${log.about.verifier_key}\nquorum none\n`,
    verifyPage,
    software: 'ballot-vault 1.2.3',
    at: Date.UTC(2026, 10, 4, 9),
    onProgress: () => undefined,
    ...asked,
  };
};

/** Exports a log; gives the folder of the bundle. */
export const bundleOf = async (options: OpenLogOptions, asked: Asked = {}): Promise<string> => {
  const request = requestOf(reading(options.directory), asked);
  await exportLog(request);
  return request.out;
};

/** The files of a folder by their path in it, in order. */
export const filesIn = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), readFileSync(file)]),
  );

export const textIn = (bundle: string, file: string): string =>
  readFileSync(path.join(bundle, 'data', file), 'utf8');

export const linesIn = (bundle: string, file: string): readonly unknown[] =>
  textIn(bundle, file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

/** The error with which work ends. */
export const rejection = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => {
      throw new Error('nothing was thrown');
    },
    (error: unknown) => error,
  );
