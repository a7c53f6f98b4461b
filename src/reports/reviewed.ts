import type { Cell, Come, Conclusion, Report, Row } from './report.ts';

/** The entry that says of a row whether it was reviewed: the last one of what it is about. */
const SAYS = ['last_entry', 'entry', 'first_entry'];

/** The same report with whether a closed review covers what each row is about; as it is where rows name no entry. */
export const withReviewed = ({ columns, answer }: Report, upTo: number): Report => {
  const places = SAYS.map((name) => columns.findIndex((column) => column.name === name)).filter(
    (place) => place >= 0,
  );
  if (places.length === 0) return { columns, answer };
  const reviewedOf = (row: Row): Cell => {
    const entry = places.map((place) => row[place]).find((cell) => cell !== undefined && cell !== '');
    if (entry === undefined) return '';
    return Number(entry) <= upTo ? 'yes' : 'no';
  };
  function* answered(): Generator<Come, Conclusion> {
    const coming = answer();
    for (;;) {
      const { done, value } = coming.next();
      if (done === true) return value;
      yield 'row' in value ? { row: [...value.row, reviewedOf(value.row)] } : value;
    }
  }
  return { columns: [...columns, { name: 'reviewed', kind: 'word' }], answer: answered };
};
