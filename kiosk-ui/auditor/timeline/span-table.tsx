import { ALARM_CARDS } from '../../../src/core/alarm-cards.ts';
import type { AlarmKind } from '../../../src/core/alarm-kinds.ts';
import type { TimelineAnswer } from '../../../src/office/api/timeline-schemas.ts';
import { kindTitle } from '../../supervisor/alarms/kinds.ts';
import { roomText } from '../../supervisor/list/said.ts';
import { lengthText } from '../../supervisor/live/times.tsx';
import { localText } from '../said.ts';
import { text } from '../text.ts';
import { type Mark, PRESENT, type Span } from './lanes.ts';

interface Row {
  readonly key: string;
  readonly at: number;
  readonly what: string;
  readonly room: string;
  readonly who: string;
  readonly until: string;
  readonly lasted: string;
  readonly first: number;
}

const alarmTitle = (kind: string): string =>
  Object.hasOwn(ALARM_CARDS, kind) ? kindTitle(kind as AlarmKind) : kind;

const ofSpan = (span: Span, names: TimelineAnswer['names']): Row => {
  const { kind, room, who, since, until, first } = span;
  return {
    key: `${first} ${kind} ${room} ${who}`,
    at: since,
    what: text(`span-${kind}`),
    room: room === '' ? '–' : roomText(room),
    who: who === '' ? '–' : (names[who] ?? who),
    until: until === 0 ? text('still') : localText(until),
    lasted: until === 0 ? '–' : lengthText(until - since),
    first,
  };
};

const ofMark = ({ seq, at, room, kind }: Mark): Row => ({
  key: `${seq}`,
  at,
  what: text('alarm-of', { kind: alarmTitle(kind) }),
  room: room === '' ? '–' : roomText(room),
  who: '–',
  until: '–',
  lasted: '–',
  first: seq,
});

const COLUMNS = ['what', 'room', 'who', 'since', 'until', 'lasted', 'first-entry'] as const;

interface TableProps {
  readonly answer: TimelineAnswer;
  /** Whether it is of people alone, as the lanes are. */
  readonly isPeople: boolean;
}

/** The same as the lanes, in words and in order of time. */
export const SpanTable = ({ answer: { spans, marks, names }, isPeople }: TableProps) => {
  const shown = isPeople
    ? spans.filter(({ kind }) => PRESENT.has(kind) || kind === 'lone' || kind === 'uncertain')
    : spans;
  const rows = [...shown.map((span) => ofSpan(span, names)), ...(isPeople ? [] : marks.map(ofMark))].toSorted(
    (one, other) => one.at - other.at || one.first - other.first,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
    <section class="wide-table" aria-label={text('same-in-words')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {text(`timeline-${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, at, what, room, who, until, lasted, first }) => (
            <tr key={key}>
              <td>{what}</td>
              <td>{room}</td>
              <td>{who}</td>
              <td data-kind="instant">{localText(at)}</td>
              <td data-kind="instant">{until}</td>
              <td>{lasted}</td>
              <td data-kind="entry">
                <a href={`#records/${first}`}>{`#${first}`}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
