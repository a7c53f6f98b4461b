/** Languages that a printed report is written in. */
export const PDF_LANGUAGES = ['en', 'es'] as const;
export type PdfLanguage = (typeof PDF_LANGUAGES)[number];
