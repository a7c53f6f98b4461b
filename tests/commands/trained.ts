/** A kiosk with a list of three, two of whom have PINs, and with topics of training. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Site } from '../witness/kiosks.ts';
import { listByBoth, siteWithPins } from './epochs.ts';

/** Whoever is trained: neither of the two who sign. */
export const OTHER = 'grace-okafor';

export const trainedSite = async (topics: string): Promise<Site> => {
  const made = await siteWithPins();
  const list = path.join(path.dirname(made.file), 'people.csv');
  const [head, maria = '', robert] = readFileSync(list, 'utf8').trim().split('\n');
  const grace = maria
    .replaceAll('maria-alvarez', OTHER)
    .replace('Maria Alvarez', 'Grace')
    .replace('B-1001', 'B-1003');
  writeFileSync(list, `${[head, maria, robert, grace].join('\n')}\n`);
  await listByBoth(made, list);
  writeFileSync(made.file, `${readFileSync(made.file, 'utf8')}\n${topics}`);
  return made;
};
