import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ORIGIN } from '../log/facts.ts';
import type { Known } from '../log/verify/aid.ts';
import { writeBag } from '../log/verify/bag-files.ts';
import type { Content } from '../log/verify/content.ts';
import { writeDatabase } from '../log/verify/database-files.ts';
import { HONEST, TAMPERED, type Tampered, WITNESS_KEY } from '../log/verify/tampered.ts';
import { folder, run, type Seen } from './aid.ts';

/** Writes a copy, and gives what has to be said of its witnesses, who are not named in a data directory. */
const PLACES = {
  'a bag': (where: string, content: Content): readonly string[] => {
    writeBag(where, content, ORIGIN);
    return [];
  },
  'a data directory': (where: string, content: Content): readonly string[] => {
    writeDatabase(where, content, ORIGIN);
    return content.policy === 'quorum none\n' ? [] : ['--witness', WITNESS_KEY];
  },
};

/** What the person at the terminal adds to the command. */
const flagsOf = (home: string, { vkey, old = [] }: Known): readonly string[] => {
  const files = old.map((note, index) => {
    const file = path.join(home, `photo-${index}.txt`);
    writeFileSync(file, note);
    return file;
  });
  return [
    ...(vkey === undefined ? [] : ['--vkey', vkey]),
    ...(files.length === 0 ? [] : ['--old', ...files]),
  ];
};

const verdictIn = ({ printed }: Seen): string | undefined => printed.split('\n')[0];

const isBad = (verdict: string): boolean => verdict === 'INVALID' || verdict === 'CONFLICT';

describe.each(Object.entries(PLACES))('a falsified copy that lies as %s', (_, write) => {
  const check = async ({
    content,
    alone,
    first_bad: first,
    outside = [],
    beside,
  }: Tampered): Promise<void> => {
    const home = folder();
    const where = path.join(home, 'copy');
    const witness = write(where, content);
    const evidence = path.join(home, 'evidence.json');
    const seen = await run(['verify', where, ...witness, '--evidence', evidence]);
    expect(verdictIn(seen)).toBe(alone);
    // A time that went backwards is for somebody to look at, though it was signed.
    const isWrong = isBad(alone) || outside.length > 0 || /^ {2}doubtful: /m.test(seen.printed);
    expect(seen.code).toBe(isWrong ? 1 : 0);
    if (isWrong) expect(JSON.parse(readFileSync(evidence, 'utf8')).verdict).toBe(alone);
    if (first !== undefined) {
      expect(seen.printed).toMatch(new RegExp(`^first bad: entr(y|ies) ${first}\\b`, 'm'));
      expect(seen.printed).toContain(`still trusted: entries 0 to ${first - 1}\n`);
    }
    for (const entry of outside) expect(seen.printed).toContain(`entry ${entry} claims`);
    if (beside === undefined) return;
    const flags = flagsOf(home, beside.known);
    const known = await run(['verify', where, ...witness, ...flags, '--evidence', `${evidence}.2`]);
    expect([verdictIn(known), known.code]).toEqual([beside.verdict, 1]);
  };

  test('the genuine log is what it is', async () => {
    const where = path.join(folder(), 'copy');
    const seen = await run(['verify', where, ...write(where, HONEST)]);
    expect([verdictIn(seen), seen.code]).toEqual(['WITNESSED 1 of 1', 0]);
  });

  test.each(TAMPERED.map((copy) => [copy.name, copy] as const))('%s', (_name, copy) => check(copy));
});
