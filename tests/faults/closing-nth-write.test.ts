import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { CATALOGUE } from '../../src/core/catalogue.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { closingIn } from '../../src/epochs/closed-log.ts';
import { LogRefused } from '../../src/log/errors.ts';
import { openLog } from '../../src/log/open-log.ts';
import { publishLog } from '../../src/log/published-log.ts';
import type { WriteStep } from '../../src/log/write-faults.ts';
import { openKiosk } from '../../src/open-kiosk.ts';
import { folder, run } from '../commands/aid.ts';
import { errorOf, moment } from '../log/aid.ts';
import { factsOf, newSite, type Site } from '../witness/kiosks.ts';

const NEXT = 'county.example/ballot-room/k1/e2';

const copyOf = (site: Site): Site => {
  const home = folder();
  cpSync(path.dirname(site.file), home, { recursive: true });
  return { ...site, file: path.join(home, path.basename(site.file)), data: path.join(home, 'data') };
};

/** The steps of a closing up to the one before which the process is gone, which is the last where it stays. */
const closeUntil = (site: Site, nth: number): readonly WriteStep[] => {
  const { paths, origin, kiosk } = readConfig(site.file);
  const steps: WriteStep[] = [];
  const before = (step: WriteStep): void => {
    steps.push(step);
    if (steps.length === nth) throw new Error('the power was cut');
  };
  const log = openLog({
    directory: paths.data,
    keyFile: paths.signing_key,
    signerStateFile: paths.signer_state,
    origin,
    kiosk: kiosk.kiosk,
    isSignedAtOnce: ({ type }) => CATALOGUE[type].signed === 'at_once',
    faults: { before },
  });
  const next = { next_origin: NEXT, next_key: `${NEXT}+key`, reason: 'new_key', words: '' } as const;
  const signed_by = ['maria-alvarez', 'robert-hayes'] as PersonId[];
  const { at } = moment();
  try {
    log.append(moment(), 'boot', [{ at, type: 'epoch_closed', ...next, signed_by }], { sign: 'later' });
    log.signDue();
  } catch (error) {
    expect(String(error)).toContain('the power was cut');
  } finally {
    log.close();
  }
  return steps;
};

const signedIn = ({ data }: Site): number => {
  const log = publishLog(data);
  try {
    return log.checkpoint().size;
  } finally {
    log.close();
  }
};

const openFor = (site: Site) =>
  openKiosk({
    config: readConfig(site.file),
    software: '1.2.3',
    perform: () => undefined,
    onFailure: (error) => {
      throw error;
    },
  });

const closeAgain = ({ file }: Site) =>
  run([
    ...['epoch', 'close', '--config', file, '--next-origin', NEXT, '--reason', 'new_key'],
    ...['--by', 'maria-alvarez', '--by', 'robert-hayes', '--stdin'],
  ]);

/** What is said when the next log is to begin. */
const openAfter = async ({ file }: Site): Promise<string> => {
  const next = path.join(path.dirname(file), 'next.yaml');
  const text = readFileSync(file, 'utf8').replace(/origin: .*/, `origin: ${NEXT}`);
  writeFileSync(next, text.replace('data: data', 'data: data-2'));
  const { errors } = await run([
    ...['epoch', 'open', '--config', next, '--previous', file, '--reason', 'new_key'],
    ...['--by', 'maria-alvarez', '--by', 'robert-hayes', '--stdin'],
  ]);
  return errors;
};

/** A closing cut short at each of its steps, and whether what is left had its signature by then. */
const cutShort = async function* () {
  const site = await newSite(folder(), 'k1');
  for (let nth = 1; ; nth += 1) {
    const left = copyOf(site);
    const steps = closeUntil(left, nth);
    yield { left, size: factsOf(left).length, isClosed: closingIn(left.data) !== undefined };
    if (steps.length < nth) return;
  }
};

test('a closing whose n-th step fails is not begun, or whoever opens the log next signs it', async () => {
  let unsigned = 0;
  for await (const { left, size, isClosed } of cutShort()) {
    if (signedIn(left) < size) unsigned += 1;
    if (!isClosed) {
      openFor(left).log.close();
      continue;
    }
    expect(errorOf(() => openFor(left))).toBeInstanceOf(LogRefused);
    expect(signedIn(left)).toBe(size);
    expect(factsOf(left)).toHaveLength(size);
  }
  expect(unsigned).toBeGreaterThan(5);
});

test('a closing whose n-th step fails is finished by the same command, which says so', async () => {
  for await (const { left, size, isClosed } of cutShort()) {
    if (!isClosed) continue;
    if (signedIn(left) < size) expect(await openAfter(left)).toContain('on record, and not signed yet');
    const { code, printed, errors } = await closeAgain(left);
    expect([code, errors]).toEqual([0, '']);
    expect(printed).toContain(`was closed before, and nothing more is recorded in it: entry ${size - 1} is`);
    expect(signedIn(left)).toBe(size);
  }
});
