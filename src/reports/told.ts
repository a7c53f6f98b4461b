import { type ToldLine, toldLineOf } from '../alarm-told.ts';
import type { AlarmId } from '../core/terms.ts';
import { type OpenFields, toldIn } from '../history/alarm-told.ts';
import { parseTime } from '../log/entry-time.ts';
import { STRETCH } from './reading.ts';
import { type Asked, type Come, type Conclusion, columnsOf, type Report, type Row } from './report.ts';

const COLUMNS = columnsOf({
  entry: 'entry',
  time: 'instant',
  what: 'word',
  channel: 'text',
  who: 'text',
  words: 'text',
  cause: 'word',
  tries: 'count',
  late: 'word',
});

/** Who was told or who answered, names beside identifiers. */
const whoIn = ({ who, people, erased }: ToldLine, nameOf: Asked['nameOf']): string => {
  const addresses = who.slice(0, who.length - people.length);
  const names = [...addresses, ...people.map(nameOf)].join('; ');
  return names === '' && erased ? '[erased]' : names;
};

const rowOf = (fields: OpenFields, nameOf: Asked['nameOf']): Row => {
  const line = toldLineOf(fields, parseTime(fields['time']));
  const { seq, at, type, channel, words, cause, tries, late } = line;
  return [seq, at, type, channel, whoIn(line, nameOf), words, cause, tries, late ? 'late' : ''];
};

/** What became of an alarm: whom the kiosk told, by what, who answered. "Told" says that the next server took it. */
export const toldReport = (asked: Asked, alarm: AlarmId): Report => ({
  columns: COLUMNS,
  *answer(): Generator<Come, Conclusion> {
    const { log, range } = asked;
    let [told, failed, answered, entries] = [0, 0, 0, 0];
    for (let from = range.from; from < range.until; from += STRETCH) {
      const until = Math.min(range.until, from + STRETCH);
      for (const fields of toldIn(log, alarm, { from, entries: log.bytes(from, until) })) {
        entries += 1;
        if (fields['type'] === 'notice_delivered') told += 1;
        if (fields['type'] === 'notice_failed') failed += 1;
        if (fields['type'] === 'alarm_acknowledged') answered += 1;
        yield { row: rowOf(fields, asked.nameOf) };
      }
      yield { done: until - range.from, of: range.until - range.from };
    }
    return { outcome: entries === 0 ? 'no_such_alarm' : 'told', figures: { told, failed, answered } };
  },
});
