import { CATALOGUE } from '../../../src/core/catalogue.ts';
import type { ReportAnswer } from '../../../src/office/api/report-schemas.ts';
import { outcomeValues } from '../../../src/reports/outcome-values.ts';
import { roomText } from '../../supervisor/list/said.ts';
import { wordFor } from '../../supervisor/live/text.ts';
import { lengthText } from '../../supervisor/live/times.tsx';
import { localText, numberText, typeTitle } from '../said.ts';
import { hasWord, text, wordOf } from '../text.ts';

/** The end of the year 9999, by which the office says that no end was asked for. */
const NEVER = 253_402_300_799_999;

type Column = ReportAnswer['columns'][number];
type Cell = ReportAnswer['rows'][number][number];

/** What a column is called. */
export const columnTitle = ({ name }: Column): string => wordOf('column', name);

/** A word of the log's own vocabulary in the language of the page. */
const wordText = (column: string, word: string): string => {
  if (column === 'room') return roomText(word);
  if (hasWord('word', word)) return wordOf('word', word);
  if (Object.hasOwn(CATALOGUE, word)) return typeTitle(word);
  return wordFor('value', word);
};

/** Before the first entry there can be, and behind the last, there is no time to tell. */
export const isInstant = (at: number): boolean => at > 0 && at < NEVER;

/** A cell as people read it; a number of an entry is the way to that. */
export const CellShown = ({ column, cell }: { readonly column: Column; readonly cell: Cell | undefined }) => {
  if (cell === undefined || cell === '') return <>–</>;
  switch (column.kind) {
    case 'entry':
      return <a href={`#records/${cell}`}>{`#${cell}`}</a>;
    case 'instant':
      return <>{isInstant(Number(cell)) ? localText(Number(cell)) : '–'}</>;
    case 'length':
      return <>{lengthText(Number(cell))}</>;
    case 'count':
      return <>{numberText(Number(cell))}</>;
    case 'word':
      return <>{wordText(column.name, String(cell))}</>;
    case 'text':
      return <>{String(cell)}</>;
  }
};

/** What an answer comes to, as a sentence. */
export const outcomeText = ({ outcome, figures }: ReportAnswer): string => {
  const said = text(`outcome-${outcome}`, outcomeValues({ figures }, lengthText));
  const { erased = 0, after_log = 0 } = figures;
  return [
    said,
    ...(erased === 0 ? [] : [text('some-erased', { erased })]),
    ...(after_log === 0 ? [] : [text('after-log')]),
  ].join(' ');
};
