import './records.css';
import type { RecordPage } from '../../../src/office/api/record-schemas.ts';
import { useRead } from '../../supervisor/list/use-read.ts';
import { Refused } from '../../supervisor/office/fields.tsx';
import { text } from '../text.ts';
import { FilterForm } from './filter-form.tsx';
import { foundText, Lines } from './lines.tsx';
import { openRecord, recordChoices, searchRecords } from './office-records.ts';
import { addressOf, placeOf, type Query, type RecordsPlace } from './place.ts';
import { RecordCard } from './record-card.tsx';

const go = (place: RecordsPlace): void => {
  location.hash = addressOf(place);
};

interface PagerProps {
  readonly page: RecordPage;
  readonly place: RecordsPlace;
}

const Pager = ({ page: { next }, place: { query, below } }: PagerProps) =>
  next === null && below === null ? null : (
    <nav class="acts" aria-label={text('pages')}>
      {below === null ? null : (
        <a class="press" href={addressOf({ query, below: null, seq: null })}>
          {text('newest')}
        </a>
      )}
      {next === null ? null : (
        <a class="press" href={addressOf({ query, below: next, seq: null })}>
          {text('older')}
        </a>
      )}
    </nav>
  );

const List = ({ place }: { readonly place: RecordsPlace }) => {
  const { query, below } = place;
  const choices = useRead(recordChoices, []);
  const read = useRead(() => searchRecords(query, below), [addressOf(place)]);
  const page = read.value.value;
  const ask = (asked: Query): void => go({ query: asked, below: null, seq: null });
  return (
    <>
      <h1>{text('records-title')}</h1>
      <p>{text('records-about')}</p>
      <FilterForm query={query} choices={choices.value.value} onAsk={ask} />
      <Refused why={read.why.value} />
      <p role="status">{page === null ? text('reading') : foundText(page)}</p>
      {page === null ? null : (
        <>
          <Lines lines={page.records} names={page.names} query={query} label={text('records-title')} />
          <Pager page={page} place={place} />
        </>
      )}
    </>
  );
};

const One = ({ seq, query }: { readonly seq: number; readonly query: Query }) => {
  const read = useRead(() => openRecord(seq), [seq]);
  const opened = read.value.value;
  if (read.why.value !== null) {
    return (
      <>
        <a class="press" href={addressOf({ query, below: null, seq: null })}>
          {text('to-list')}
        </a>
        <Refused why={read.why.value} />
      </>
    );
  }
  return opened === null ? (
    <p role="status">{text('reading')}</p>
  ) : (
    <RecordCard opened={opened} query={query} />
  );
};

/** The entries of the log, by what they say, and each one of them. */
export const Records = ({ address }: { readonly address: string }) => {
  const place = placeOf(address);
  return (
    <div class="list records">
      {place.seq === null ? (
        <List place={place} />
      ) : (
        <One key={place.seq} seq={place.seq} query={place.query} />
      )}
    </div>
  );
};
