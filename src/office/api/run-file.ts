import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { z } from 'zod';
import { FILE_TYPES } from './report-file.ts';
import { readOnRecord } from './report-routes.ts';
import type { ApiParts, Caller } from './route.ts';

export const RUN_NUMBER = z.strictObject({
  run: z.coerce.number().int().min(1).describe('Number of a report that was made by itself.'),
});

/** Sends the file of a report that was made at its time. Throws `ApiRefused` before its first byte. */
export const sendRun = async (
  parts: Pick<ApiParts, 'saved' | 'exported'>,
  caller: Caller,
  { run }: z.output<typeof RUN_NUMBER>,
  response: Response,
): Promise<void> => {
  const { at, name, format, first_entry, entries } = parts.saved.fileOf(run);
  await readOnRecord(parts, caller, { from: first_entry, until: first_entry + entries });
  response.set({
    'Content-Type': FILE_TYPES[format],
    'Content-Disposition': `attachment; filename="${name}"`,
  });
  await pipeline(createReadStream(at), response).catch(() => response.destroy());
};
