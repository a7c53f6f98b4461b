import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { z } from 'zod';
import { PLAIN_WORDS } from '../../core/custody-terms.ts';
import { SHEET_FORMS } from '../../core/sheet-forms.ts';
import { FORM_LANGUAGES } from '../../reports/paper-page.ts';
import { blankForm, publicPage, SHEET_STYLE } from '../../reports/sheet-page.ts';
import { standingSheets } from '../../reports/sheets.ts';
import { type ApiParts, ApiRefused } from './route.ts';

const language = z.enum(FORM_LANGUAGES).default('en');

/** Which page for paper is asked for. */
export const SHEET_PAPER = {
  blank: z.strictObject({ form: z.enum(SHEET_FORMS), language }),
  public: z.strictObject({
    election: z.string().regex(PLAIN_WORDS),
    language,
    explanations: z.enum(['yes', 'no']).default('no'),
  }),
} as const;

/** The page brings its one style along, and nothing else runs in it. */
const STYLE_HASH = `'sha256-${createHash('sha256').update(SHEET_STYLE).digest('base64')}'`;
const POLICY = `default-src 'none'; style-src ${STYLE_HASH}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

type Parts = Pick<ApiParts, 'sheets' | 'sheetPlace'>;

const send = (response: Response, html: string): void => {
  response.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' }).type('html').send(html);
};

/** A blank sheet with the figures that the office asks for. */
export const sendBlank = (
  { sheetPlace: { kiosk, asked } }: Parts,
  query: z.output<(typeof SHEET_PAPER)['blank']>,
  response: Response,
): void => send(response, blankForm(query.form, asked[query.form], kiosk, query.language));

/** What the office stands by. Throws `ApiRefused` where nothing of that election is verified. */
export const sendPublic = async (
  parts: Parts,
  { election, language: tongue, explanations }: z.output<(typeof SHEET_PAPER)['public']>,
  response: Response,
): Promise<void> => {
  const standing = standingSheets(await parts.sheets()).filter((one) => one.election === election);
  if (standing.length === 0) {
    throw new ApiRefused(404, 'unknown', [
      'no verified sheet is of this election',
      'query.election',
      'somebody has to verify one first',
    ]);
  }
  send(response, publicPage(parts.sheetPlace.kiosk, standing, tongue, explanations === 'yes'));
};
