import { CATALOGUE } from '../../src/core/catalogue.ts';
import type { Ms } from '../../src/core/terms.ts';
import { LOCALES } from '../shared/languages.ts';
import { language, wordsOf } from '../shared/words.ts';
import { zoneOf } from '../supervisor/live/times.tsx';
import spanishTypes from '../verify/locales/catalogue.es.ftl?raw';

const types = wordsOf({ en: '', es: spanishTypes });

/** What a kind of entry is called in the language of the page; the kind itself where nobody knows it. */
export const typeTitle = (type: string): string => {
  const key = `type-${type.replaceAll('_', '-')}`;
  if (language.value !== 'en' && types.has(key)) return types.text(key);
  return Object.hasOwn(CATALOGUE, type) ? CATALOGUE[type as keyof typeof CATALOGUE].title : type;
};

const timeIn = (timeZone: string, at: Ms): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(at);

/** An instant by the rooms' clock. */
export const localText = (at: Ms): string => timeIn(zoneOf(), at);

export const utcText = (at: Ms): string => `${timeIn('UTC', at)} UTC`;

export const numberText = (value: number): string =>
  new Intl.NumberFormat(LOCALES[language.value]).format(value);
