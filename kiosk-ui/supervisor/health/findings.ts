import type { HealthFinding } from '../../../src/office/api/health-schemas.ts';
import { language, wordsOf } from '../../shared/words.ts';
import spanish from './locales/findings.es.ftl?raw';

/** In English the office's own sentences: whoever reads the command's answer reads the same words as on the page. */
const words = wordsOf({ en: '', es: spanish });

const said = (key: string, values: HealthFinding['values'], english: string): string =>
  language.value === 'en' || !words.has(key) ? english : words.text(key, values);

/** What was found, in the language of the page. */
export const saidOf = ({ codes, values, said: english }: HealthFinding): string =>
  said(`said-${codes.said}`, values, english);

/** What a person does about it; empty where there is nothing to do. */
export const remedyOf = ({ codes, values, remedy }: HealthFinding): string =>
  codes.remedy === '' ? '' : said(`remedy-${codes.remedy}`, values, remedy);

const SUFFIX = / (contact|exit button|strike|identity|key)$/;

/** The name of the thing: what people named themselves stays as it is. */
export const aboutOf = ({ about }: Pick<HealthFinding, 'about'>): string => {
  const whole = `about-${about.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
  if (language.value !== 'en' && words.has(whole)) return words.text(whole);
  const [, part] = SUFFIX.exec(about) ?? [];
  if (part === undefined) return about;
  const of = about.replace(SUFFIX, '');
  return said(`about-of-${part.replaceAll(' ', '-')}`, { of }, about);
};
