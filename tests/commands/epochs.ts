import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { newSite, type Site } from '../witness/kiosks.ts';
import { folder, run, type Typed } from './aid.ts';

export const MARIA = '4826';
export const ROBERT = '7395';
export const BOTH = ['--by', 'maria-alvarez', '--by', 'robert-hayes', '--stdin'] as const;
export const PINS: Typed = { input: `${MARIA}\n${ROBERT}\n` };
export const NEXT = 'county.example/ballot-room/k1/e2';

/** A kiosk two of whose people have PINs. */
export const siteWithPins = async (): Promise<Site> => {
  const site = await newSite(folder(), 'k1');
  for (const [person, pin] of [
    ['maria-alvarez', MARIA],
    ['robert-hayes', ROBERT],
  ] as const) {
    const chosen = await run(['people', 'pin', person, '--config', site.file, '--stdin'], { input: pin });
    expect(chosen.errors).toBe('');
  }
  return site;
};

/** A whole list that Robert proposes and Maria approves. */
export const listByBoth = async ({ file }: Site, list: string): Promise<void> => {
  const on = ['--config', file, '--stdin'];
  const proposed = await run(
    ['people', 'import', list, ...on, '--by', 'robert-hayes', '--words', 'As agreed'],
    { input: ROBERT },
  );
  expect(proposed).toMatchObject({ code: 0, errors: '' });
  const [, proposal = ''] = /Proposal (\d+) is recorded/.exec(proposed.printed) ?? [];
  const approved = await run(['people', 'approve', proposal, ...on, '--by', 'maria-alvarez'], {
    input: MARIA,
  });
  expect(approved).toMatchObject({ code: 0, errors: '' });
};

/** The configuration of the next log: another name, another data folder. */
export const nextOf = (site: Site, { keys = '' } = {}): Site => {
  const file = path.join(path.dirname(site.file), 'next.yaml');
  const text = readFileSync(site.file, 'utf8')
    .replace('origin: county.example/ballot-room/k1', `origin: ${NEXT}`)
    .replace('data: data', `data: data-2${keys}`);
  writeFileSync(file, text);
  return { ...site, file, data: path.join(path.dirname(site.file), 'data-2') };
};

export const SAME_KEYS = '\n  signing_key: ../data/keys/signing.pem\n  site_key: ../data/keys/site.key';

export const announce = ({ file }: Site, typed = PINS) =>
  run(['epoch', 'announce-key', '--config', file, '--next-origin', NEXT, ...BOTH], typed);
export const close = ({ file }: Site, next = NEXT, typed = PINS) =>
  run(
    ['epoch', 'close', '--config', file, '--next-origin', next, '--reason', 'new_election_year', ...BOTH],
    typed,
  );
export const open = (next: Site, previous: Site, more: readonly string[] = [], typed = PINS) =>
  run(
    [
      ...['epoch', 'open', '--config', next.file, '--previous', previous.file],
      ...['--reason', 'new_election_year', ...BOTH, ...more],
    ],
    typed,
  );
