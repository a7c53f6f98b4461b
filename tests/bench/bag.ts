import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { inChild } from './child.ts';
import { logOf, workFolder } from './logs.ts';
import { say } from './progress.ts';

const RESULT = z.object({ seconds: z.number(), most_kb: z.number() });

/** The bag of a log of so many entries, and what it took to write it. */
export interface ExportedBag extends z.infer<typeof RESULT> {
  readonly folder: string;
}

export const exportBag = async (entries: number, name: string): Promise<ExportedBag> => {
  const data = logOf(entries, `${name}-log`);
  const out = workFolder(`${name}-out`);
  const page = path.join(out, 'verify.html');
  writeFileSync(page, '<!doctype html>');
  const folder = path.join(out, 'bundle');
  say(`${name}: export of ${entries} entries ...`);
  return { folder, ...(await inChild('export-child.ts', [data, folder, page], RESULT)) };
};
