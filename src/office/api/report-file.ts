import { once } from 'node:events';
import type { Response } from 'express';
import { z } from 'zod';
import { NoAnswer } from '../reports/report-runs.ts';
import { namedIn, questionOf, spanIn } from './report-question.ts';
import { readOnRecord, refusedReport } from './report-routes.ts';
import { REPORT_ASKED, type REPORT_NAME } from './report-schemas.ts';
import type { ApiParts, Caller } from './route.ts';

export const REPORT_FILE_ASKED = REPORT_ASKED.extend({ format: z.enum(['csv', 'json']) });

/** A browser that takes nothing for so long has gone. */
const STALLED_MS = 30_000;

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** Sends a piece no faster than it is taken. Throws `NoAnswer` where whoever asked has gone. */
const sendPiece = async (response: Response, text: string): Promise<void> => {
  if (response.destroyed) throw new NoAnswer('cancelled');
  if (response.write(text)) return;
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
  parts: Pick<ApiParts, 'report' | 'exported'>,
  caller: Caller,
  {
    params,
    query,
  }: { readonly params: z.output<typeof REPORT_NAME>; readonly query: z.output<typeof REPORT_FILE_ASKED> },
  response: Response,
): Promise<void> => {
  const { format, ...asked } = query;
  const question = questionOf(params.name, asked);
  const task = { question, span: spanIn(asked), asked: namedIn(asked), form: format, rows_max: 0 } as const;
  try {
    await parts.report(task, {
      head: async ({ basis }, range) => {
        await readOnRecord(parts, caller, range);
        const name = `${params.name}-${basis.entries}.${format}`;
        response.set({
          'Content-Type': TYPES[format],
          'Content-Disposition': `attachment; filename="${name}"`,
        });
      },
      piece: (text) => sendPiece(response, text),
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
