import type { JSX } from 'preact';
import { CATALOGUE, type Card } from '../../../src/core/catalogue.ts';
import { entriesPath } from '../../../src/log/formats/tiles.ts';
import { TILE_WIDTH } from '../../../src/log/formats/tree.ts';
import type { Report } from '../../../src/log/verify/report.ts';
import { isFactType } from '../evidence/entry-filter.ts';
import type { ShownEntry, ShownField } from '../evidence/shown-entry.ts';
import { Code, English, Pair } from '../parts.tsx';
import { text } from '../text.ts';
import { local, number, utc } from '../times.ts';
import { boundsText } from '../words.ts';

/** Fields that the page shows in a form of their own. */
const SHOWN_APART: ReadonlySet<string> = new Set(['v', 'seq', 'time', 'offset', 'type', '_sd']);

const cardOf = (type: string | undefined): Card | undefined =>
  isFactType(type) ? CATALOGUE[type] : undefined;

/** A value as people read it: a text as it is, all else as JSON. */
export const valueText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

const personalWords = (field: ShownField): string => {
  switch (field.state) {
    case 'disclosed':
      return valueText(field.value);
    case 'withheld':
      return text('field-withheld', { ground: field.ground });
    case 'erased':
      return text('field-erased', { entry: number(field.by) });
    case 'missing':
    case 'false':
      return text(`field-${field.state}`);
  }
};

const Meaning = ({ card }: { readonly card: Card | undefined }): JSX.Element => {
  if (card === undefined) return <p>{text('entry-unknown')}</p>;
  return (
    <>
      <p>
        <English>{card.meaning}</English>
      </p>
      {'response' in card && (
        <p class="response">
          <strong>{text('entry-response')}</strong> <English>{card.response}</English>
        </p>
      )}
    </>
  );
};

const Fields = ({ entry: { claimed, personal } }: { readonly entry: ShownEntry }): JSX.Element => (
  <dl class="pairs">
    {claimed !== undefined && (
      <Pair name={text('entry-time')}>
        {`${local(claimed.at, valueText(claimed.fields['offset']))} = ${utc(claimed.at)}`}
      </Pair>
    )}
    {personal.map((field) => (
      <Pair key={field.name} name={field.name}>
        <span data-state={field.state}>{personalWords(field)}</span>
      </Pair>
    ))}
    {Object.entries(claimed?.fields ?? {})
      .filter(([name]) => !SHOWN_APART.has(name))
      .map(([name, value]) => (
        <Pair key={name} name={name}>
          {valueText(value)}
        </Pair>
      ))}
  </dl>
);

const Place = ({ entry, report }: { readonly entry: ShownEntry; readonly report: Report }): JSX.Element => {
  const size = report.size ?? 0;
  const position = Math.floor(entry.seq / TILE_WIDTH);
  const path = `data/log/${entriesPath(position, Math.min(TILE_WIDTH, size - position * TILE_WIDTH))}`;
  const bracket = report.brackets.items.find(({ first, last }) => first <= entry.seq && entry.seq <= last);
  return (
    <dl class="pairs">
      <Pair name={text('entry-proven')}>
        {text(entry.seq < report.trusted.until ? 'entry-proven-yes' : 'entry-proven-no')}
      </Pair>
      {bracket !== undefined && <Pair name={text('entry-written')}>{boundsText(bracket)}</Pair>}
      <Pair name={text('entry-place')}>
        {text('entry-place-words', {
          number: number((entry.seq % TILE_WIDTH) + 1),
          size: number(size),
        })}{' '}
        <Code>{path}</Code>
      </Pair>
      <Pair name={text('entry-leaf')}>
        <Code>{entry.leaf.toString('hex')}</Code>
      </Pair>
    </dl>
  );
};

/** Everything that is known of one entry. */
export const EntryDetails = ({
  entry,
  report,
}: {
  readonly entry: ShownEntry;
  readonly report: Report;
}): JSX.Element => (
  <div class="entry-details">
    <Meaning card={cardOf(entry.claimed?.type)} />
    <Fields entry={entry} />
    <Place entry={entry} report={report} />
    <p>{text('entry-bytes')}</p>
    <pre class="raw" translate={false}>
      {entry.bytes.toString()}
    </pre>
  </div>
);
