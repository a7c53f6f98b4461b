import { SHEET_REASONS } from '../../../src/sheet-refusals.ts';
import { language, wordsOf } from '../../shared/words.ts';
import spanish from './locales/refusals.es.ftl?raw';

/** In English the kiosk's own sentences: whoever reads the command's answer reads the same words as on the page. */
const words = wordsOf({ en: '', es: spanish });

interface Refused {
  readonly what?: string;
  readonly remedy?: string;
}

/** Why nothing was done about a sheet, in the language of the page where it has words for it. */
export const inOwnWords = ({
  what = '',
  remedy = '',
}: Refused): { readonly what: string; readonly remedy: string } => {
  const found = Object.entries(SHEET_REASONS).find(([, [said]]) => said === what)?.[0];
  if (language.value === 'en' || found === undefined) return { what, remedy };
  return { what: words.text(`what-${found}`), remedy: words.text(`remedy-${found}`) };
};
