import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { publishLog } from '../../src/log/published-log.ts';
import { newSite, type Site } from '../witness/kiosks.ts';
import { folder, run, type Typed } from './aid.ts';

/** The newest checkpoint of the log in a folder. */
export const noteIn = (data: string): string => {
  const log = publishLog(data);
  try {
    return log.checkpoint().note;
  } finally {
    log.close();
  }
};

export const sizeIn = (data: string): number => {
  const log = publishLog(data);
  try {
    return log.checkpoint().size;
  } finally {
    log.close();
  }
};

/** Something that makes entries. */
export const goOn = ({ file }: Site) => run(['people', 'list', '--config', file]);

/** A kiosk with a copy of its log as it was, and entries that came after the copy. */
export const siteWithCopy = async ({ after = 0 } = {}) => {
  const home = folder();
  const site = await newSite(home, 'k1');
  const copy = path.join(home, 'copy');
  mkdirSync(copy);
  for (const name of readdirSync(site.data).filter((each) => each.startsWith('log.db')))
    cpSync(path.join(site.data, name), path.join(copy, name));
  for (let times = 0; times < after; times += 1) await goOn(site);
  return { home, site, copy };
};

/** Takes the log of a kiosk away, and the signer's state too when asked. */
export const loseLog = ({ data }: Site, { state = false } = {}): void => {
  for (const name of readdirSync(data).filter((each) => each.startsWith('log.db')))
    rmSync(path.join(data, name));
  if (state) rmSync(path.join(data, 'keys/signer.state'));
};

export const ON_WORD = ['--on-word', 'Maria Alvarez: nothing ran since'] as const;

export const restore = ({ file }: Site, copy: string, more: readonly string[] = ON_WORD, typed: Typed = {}) =>
  run(['restore', copy, '--config', file, ...more], typed);
