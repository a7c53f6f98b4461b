import { ALARM_CARDS } from '../../../src/core/alarm-cards.ts';
import type { AlarmKind } from '../../../src/core/alarm-kinds.ts';
import { CATALOGUE } from '../../../src/core/catalogue.ts';
import type { FeedLine } from '../../../src/core/supervisor-feed.ts';
import { language, wordsOf } from '../../shared/words.ts';
import spanishTypes from '../../verify/locales/catalogue.es.ftl?raw';
import { kindTitle } from '../alarms/kinds.ts';
import { text, wordFor } from '../live/text.ts';

const types = wordsOf({ en: '', es: spanishTypes });

/** What an entry is called, in the language of the page. */
export const titleOf = ({ type }: Pick<FeedLine, 'type'>): string => {
  const key = `type-${type.replaceAll('_', '-')}`;
  return language.value === 'en' || !types.has(key) ? CATALOGUE[type].title : types.text(key);
};

/** The alarm, or the source of alarms, that a text names: what it is about, and what it is called. */
const alarmNamed = (named: string): string => {
  const [kind = '', ...subject] = named.replace(/#\d+$/, '').split('/');
  const title = Object.hasOwn(ALARM_CARDS, kind) ? kindTitle(kind as AlarmKind) : kind;
  return subject.length === 0 ? title : `${title} (${subject.join('/')})`;
};

/** Names from the configuration, and numbers, stand as they are. */
const AS_IT_IS = ['device', 'line', 'channel', 'count'];

/** The one thing that a line adds to its title; empty for none. */
export const addedText = ({ about, value, type }: FeedLine): string => {
  if (about === '' || value === '') return '';
  if (about === 'alarm' || (about === 'source' && type.startsWith('alarm_'))) return alarmNamed(value);
  if (AS_IT_IS.includes(about))
    return about === 'count' ? text('feed-count', { count: Number(value) }) : value;
  return wordFor('value', value);
};

/** A line as one sentence, for a screen reader. */
export const lineText = (line: FeedLine, room: string): string =>
  [room, titleOf(line), line.who.join(', '), addedText(line)].filter((part) => part !== '').join(', ');
