import type { z } from 'zod';
import { object, text, whole, withDefaults, words } from './fields.ts';

/** The page for the public; without this part there is none. */
export const PUBLIC = object({
  office: words(80, 'Name of the office, as the public knows it.'),
  contact: words(120, 'Whom to ask: a telephone number, a mail address or an address to visit.').optional(),
  not_before: text(
    /^\d{4}-\d{2}-\d{2}$/,
    'Local day from which on figures are shown, where they wait for the canvass. A day such as 2026-12-01.',
  ).optional(),
  words: object({
    en: words(255, 'Markdown file in English, beside the configuration.'),
    es: words(255, 'The same in Spanish.'),
  })
    .optional()
    .describe(
      "The office's own words about its procedures, at most 16 kB for each language; left out, there are none.",
    ),
  ...withDefaults({ days: whole('days', 1, 400, 'How many days back figures go.') }, { days: 60 }),
});

export type WrittenPublic = z.infer<typeof PUBLIC>;

/** The same with what is left out as an empty text. */
export interface PublicPage {
  readonly office: string;
  readonly contact: string;
  readonly not_before: string;
  readonly days: number;
  /** Absolute paths of Markdown files; null where the office says nothing of its own. */
  readonly words: { readonly en: string; readonly es: string } | null;
}
