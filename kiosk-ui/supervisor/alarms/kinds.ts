import { ALARM_CARDS } from '../../../src/core/alarm-cards.ts';
import type { AlarmKind } from '../../../src/core/alarm-kinds.ts';
import { language, wordsOf } from '../../shared/words.ts';
import spanish from './locales/kinds.es.ftl?raw';

/** In English the core's own cards: whoever is told by mail reads the same words as on the page. */
const words = wordsOf({ en: '', es: spanish });

const said = (part: 'kind' | 'response', kind: AlarmKind, english: string): string => {
  const key = `${part}-${kind}`;
  return language.value === 'en' || !words.has(key) ? english : words.text(key);
};

/** What an alarm of a kind is called. */
export const kindTitle = (kind: AlarmKind): string => said('kind', kind, ALARM_CARDS[kind].title);

/** What people have to do about it. */
export const responseOf = (kind: AlarmKind): string => said('response', kind, ALARM_CARDS[kind].response);
