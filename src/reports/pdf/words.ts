import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { PdfLanguage } from '../pdf-languages.ts';

/** The tag that names, dates and speech of a language go by. */
export const LOCALES: Readonly<Record<PdfLanguage, string>> = { en: 'en-US', es: 'es-US' };

/** The words of the pages themselves, so that paper and screen say the same. */
const SCREENS = new URL('../../../kiosk-ui/', import.meta.url);
const FILES: Readonly<Record<PdfLanguage, readonly string[]>> = {
  en: ['auditor/locales/en.ftl', 'supervisor/live/locales/en.ftl'],
  es: ['auditor/locales/es.ftl', 'supervisor/live/locales/es.ftl', 'verify/locales/catalogue.es.ftl'],
};

export interface PdfWords {
  readonly language: PdfLanguage;
  /** @throws for a key that no file has, which a test keeps from happening */
  readonly text: (key: string, values?: Readonly<Record<string, FluentVariable>>) => string;
  readonly has: (key: string) => boolean;
}

/** A key that both pages have (a phase, a room) means the same in both: the first file's words hold. */
const bundleOf = (language: PdfLanguage): FluentBundle => {
  // Isolation marks around values would be printed by a font that has no sign for them.
  const bundle = new FluentBundle(LOCALES[language], { useIsolating: false });
  for (const file of [...FILES[language]].reverse()) {
    const resource = new FluentResource(readFileSync(new URL(file, SCREENS), 'utf8'));
    bundle.addResource(resource, { allowOverrides: true });
  }
  return bundle;
};

export const pdfWords = (language: PdfLanguage): PdfWords => {
  const bundle = bundleOf(language);
  return {
    language,
    has: (key) => bundle.hasMessage(key),
    text: (key, values = {}) => {
      const message = bundle.getMessage(key);
      if (!message?.value) throw new Error(`no words for ${key} in ${language}`);
      return bundle.formatPattern(message.value, values);
    },
  };
};
