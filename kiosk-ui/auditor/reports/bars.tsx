import type { ReportAnswer } from '../../../src/office/api/report-schemas.ts';
import { numberText } from '../said.ts';
import { text } from '../text.ts';
import { columnTitle } from './cells.tsx';

/** Width and height of one drawing, in its own units; it is as wide as the page lets it be. */
const WIDTH = 600;
const HEIGHT = 80;
/** Of the place of a bar, how much the bar takes. */
const FILLED = 0.8;
/** Less than this would not be seen. */
const SEEN = 2;

interface SeriesProps {
  readonly title: string;
  readonly periods: readonly string[];
  readonly counts: readonly number[];
}

/** One thing that is counted, a bar for each week or month; the table below says the same in numbers. */
const Series = ({ title, periods, counts }: SeriesProps) => {
  const most = Math.max(...counts);
  const place = WIDTH / counts.length;
  return (
    <figure class="bars">
      <figcaption>
        <b>{title}</b> {text('bars-most', { most: numberText(most) })}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {counts.map((count, index) => {
          const height = count === 0 ? 0 : Math.max(SEEN, (count / most) * HEIGHT);
          return (
            <rect
              key={periods[index]}
              x={index * place + (place * (1 - FILLED)) / 2}
              y={HEIGHT - height}
              width={place * FILLED}
              height={height}
            >
              <title>{`${periods[index]}: ${numberText(count)}`}</title>
            </rect>
          );
        })}
      </svg>
      <p class="bars-ends" aria-hidden="true">
        <span>{periods[0]}</span>
        <span>{periods.at(-1)}</span>
      </p>
    </figure>
  );
};

/** What an answer counts, as bars over time. */
export const Bars = ({ answer: { columns, rows } }: { readonly answer: ReportAnswer }) => {
  const periods = rows.map((row) => String(row[0]));
  return (
    <section class="all-bars" aria-label={text('bars')}>
      {columns.map((column, at) =>
        column.kind === 'count' ? (
          <Series
            key={column.name}
            title={columnTitle(column)}
            periods={periods}
            counts={rows.map((row) => Number(row[at]))}
          />
        ) : null,
      )}
    </section>
  );
};
