import type { ReportAnswer } from '../../../src/office/api/report-schemas.ts';
import type { ReportName } from '../../../src/reports/report-names.ts';
import { Icon } from '../../shared/icons.tsx';
import { Press, Say } from '../../shared/press.tsx';
import { language } from '../../shared/words.ts';
import { useRead } from '../../supervisor/list/use-read.ts';
import { api } from '../../supervisor/office/api.ts';
import { Refused } from '../../supervisor/office/fields.tsx';
import { localText, numberText } from '../said.ts';
import { text } from '../text.ts';
import { askedText } from './asked-text.ts';
import { Bars } from './bars.tsx';
import { CellShown, columnTitle, isInstant, outcomeText } from './cells.tsx';
import { Keep } from './keep.tsx';
import { askedOf, fileAddress, type Typed } from './place.ts';

const TONES: Readonly<Record<string, 'good' | 'care' | 'bad'>> = {
  nobody_entered: 'good',
  not_known: 'care',
  entered: 'care',
};

const timeText = ({ since, before, zone }: ReportAnswer): string => {
  const [isFrom, isUntil] = [isInstant(since), isInstant(before)];
  const from = isFrom ? localText(since) : '';
  const until = isUntil ? localText(before) : '';
  if (isFrom && isUntil) return text('asked-between', { from, until, zone });
  if (isFrom) return text('asked-since', { from, zone });
  return isUntil ? text('asked-before', { until, zone }) : text('asked-all');
};

const basisLines = (answer: ReportAnswer): readonly (readonly [string, string])[] => {
  const { first, last, entries, checkpoint, unsigned, origin } = answer.basis;
  const rests =
    first === null || last === null
      ? text('rests-on-none', { entries: numberText(entries) })
      : text('rests-on-entries', {
          first: `#${first.entry}`,
          last: `#${last.entry}`,
          entries: numberText(entries),
        });
  const signed =
    checkpoint === null
      ? text('nothing-signed')
      : text('checkpoint-is', {
          size: numberText(checkpoint.size),
          time: localText(checkpoint.time),
          root: checkpoint.root,
          unsigned: numberText(unsigned),
        });
  return [
    [text('asked-time'), timeText(answer)],
    [text('log-name'), origin],
    [text('rests-on'), rests],
    [text('checkpoint'), signed],
  ];
};

const Basis = ({ answer }: { readonly answer: ReportAnswer }) => (
  <dl class="record-fields">
    {[
      ...Object.entries(answer.asked).map(
        ([field, value]) => [text(`asked-${field}`), askedText(field, value)] as const,
      ),
      ...basisLines(answer),
    ].map(([name, words]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{words}</dd>
      </div>
    ))}
  </dl>
);

/** The title of a kind is said by the kind itself, in the language of the page. */
const isShown = (column: ReportAnswer['columns'][number], { report }: ReportAnswer): boolean =>
  report !== 'about' || column.name !== 'title';

const Table = ({ answer }: { readonly answer: ReportAnswer }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
  <section class="wide-table" aria-label={text(`report-${answer.report}`)} tabIndex={0}>
    <table>
      <thead>
        <tr>
          {answer.columns.map((column) =>
            isShown(column, answer) ? (
              <th key={column.name} scope="col">
                {columnTitle(column)}
              </th>
            ) : null,
          )}
        </tr>
      </thead>
      <tbody>
        {answer.rows.map((row, index) => (
          <tr key={index}>
            {answer.columns.map((column, at) =>
              isShown(column, answer) ? (
                <td key={column.name} data-kind={column.kind}>
                  <CellShown column={column} cell={row[at]} />
                </td>
              ) : null,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Taking = ({ report, asked }: { readonly report: ReportName; readonly asked: URLSearchParams }) => (
  <div class="acts">
    {(['csv', 'json', 'pdf'] as const).map((format) => (
      <a
        key={format}
        class="press"
        download
        href={fileAddress(report, asked, { format, language: language.value })}
      >
        <Icon name="paper" />
        {text(`take-${format}`)}
      </a>
    ))}
    <Press icon="paper" onPress={() => print()}>
      {text('print')}
    </Press>
  </div>
);

const Shown = ({ answer, asked }: { readonly answer: ReportAnswer; readonly asked: URLSearchParams }) => (
  <>
    <Say tone={TONES[answer.outcome] ?? 'info'} icon="scale" role="status">
      <b>{outcomeText(answer)}</b>
    </Say>
    <Taking report={answer.report} asked={asked} />
    <Keep key={asked.toString()} report={answer.report} asked={asked} />
    <Basis answer={answer} />
    {answer.report === 'trends' && answer.rows.length > 0 ? <Bars answer={answer} /> : null}
    {answer.rows.length === 0 ? null : <Table answer={answer} />}
    {answer.left_out === 0 ? null : <p>{text('left-out', { count: numberText(answer.left_out) })}</p>}
  </>
);

interface AnswerProps {
  readonly report: ReportName;
  readonly typed: Typed;
}

/** The answer to a question, once all of the log is read for it. */
export const Answer = ({ report, typed }: AnswerProps) => {
  const asked = askedOf(typed);
  const read = useRead<ReportAnswer>(
    () => api('GET', `/reports/${report}?${asked}`),
    [report, asked.toString()],
  );
  const { value: answer } = read.value;
  return (
    <div class="report-answer">
      <Refused why={read.why.value} />
      {answer === null && read.why.value === null ? <p role="status">{text('reading-log')}</p> : null}
      {answer === null ? null : <Shown answer={answer} asked={asked} />}
    </div>
  );
};
