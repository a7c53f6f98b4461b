import { once } from 'node:events';
import type { Response } from 'express';
import { z } from 'zod';
import { PDF_LANGUAGES } from '../../reports/pdf-languages.ts';
import { NoAnswer } from '../reports/report-runs.ts';
import { namedIn, questionOf, timeIn } from './report-question.ts';
import { readOnRecord, refusedReport } from './report-routes.ts';
import { REPORT_ASKED, type REPORT_NAME } from './report-schemas.ts';
import type { ApiParts, Caller } from './route.ts';

export const REPORT_FILE_ASKED = REPORT_ASKED.extend({
  format: z.enum(['csv', 'json', 'pdf']),
  language: z.enum(PDF_LANGUAGES).optional().describe('Of a PDF; left out, English.'),
});

/** A browser that takes nothing for so long has gone. */
const STALLED_MS = 30_000;

/** What each form of a file is. */
export const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
} as const;

/** Sends a piece no faster than it is taken. Throws `NoAnswer` where whoever asked has gone. */
const sendPiece = async (response: Response, piece: string | Uint8Array): Promise<void> => {
  if (response.destroyed) throw new NoAnswer('cancelled');
  if (response.write(piece)) return;
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  response.once('close', leave);
  try {
    await once(response, 'drain', {
      signal: AbortSignal.any([gone.signal, AbortSignal.timeout(STALLED_MS)]),
    });
  } catch {
    throw new NoAnswer('cancelled');
  } finally {
    response.off('close', leave);
  }
};

/** Sends every row of a report as a file. Throws `ApiRefused` before its first byte; after that it is cut off. */
export const sendReport = async (
  parts: Pick<ApiParts, 'report' | 'exported' | 'health'>,
  caller: Caller,
  {
    params,
    query,
  }: { readonly params: z.output<typeof REPORT_NAME>; readonly query: z.output<typeof REPORT_FILE_ASKED> },
  response: Response,
): Promise<void> => {
  const { format, language = 'en', ...asked } = query;
  const question = questionOf(params.name, asked);
  const named = namedIn(asked);
  const time = timeIn(asked, parts.health.now());
  const task = { question, time, asked: named, form: format, language, rows_max: 0 } as const;
  try {
    await parts.report(task, {
      head: async ({ basis }, range) => {
        await readOnRecord(parts, caller, range);
        const name = `${params.name}-${basis.entries}.${format}`;
        response.set({
          'Content-Type': FILE_TYPES[format],
          'Content-Disposition': `attachment; filename="${name}"`,
        });
      },
      piece: (piece) => sendPiece(response, piece),
    });
    response.end();
  } catch (error) {
    if (!response.headersSent) {
      response.removeHeader('Content-Disposition');
      throw refusedReport(error);
    }
    // Cut off, so that no browser takes it for the whole.
    response.destroy();
  }
};
