import type { ComponentChildren } from 'preact';
import type { RecordField, RecordOpened } from '../../../src/office/api/record-schemas.ts';
import { Icon } from '../../shared/icons.tsx';
import { InkShown } from '../../shared/ink-shown.tsx';
import { roomText } from '../../supervisor/list/said.ts';
import { localText, typeTitle, utcText } from '../said.ts';
import { text, wordOf } from '../text.ts';
import { Lines, type Names, namedText } from './lines.tsx';
import { addressOf, type Query } from './place.ts';
import { VerifyNow } from './verify-now.tsx';

/** Fields that the card shows in a form of their own. */
const SHOWN_APART: ReadonlySet<string> = new Set(['v', 'seq', 'time', 'offset', 'room', 'type', '_sd']);

const Pair = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const isWritten = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** A value of an entry: what has parts of its own is a list of them. */
const Value = ({ value, names }: { readonly value: unknown; readonly names: Names }) => {
  if (isWritten(value)) return <>{value === '' ? '–' : namedText(String(value), names)}</>;
  if (typeof value !== 'object' || value === null) return <>{String(value)}</>;
  if (Array.isArray(value) && value.every(isWritten)) return <>{namedText(value.join('; '), names)}</>;
  return (
    <ul class="record-parts">
      {Object.entries(value).map(([name, inner]) => (
        <li key={name}>
          {`${name}: `}
          <Value value={inner} names={names} />
        </li>
      ))}
    </ul>
  );
};

/** What a personal field says, as it was committed to. */
const disclosedIn = (opened: RecordOpened, name: string): unknown => {
  const found = opened.disclosures.find((disclosure) => disclosure.name === name);
  return found === undefined ? '' : (JSON.parse(found.content) as readonly unknown[])[2];
};

const Personal = ({ field, opened }: { readonly field: RecordField; readonly opened: RecordOpened }) => {
  switch (field.state) {
    case 'shown':
      if (field.name === 'signature') return <InkShown signature={field.text} label={text('signature')} />;
      return <Value value={disclosedIn(opened, field.name)} names={opened.names} />;
    case 'withheld':
      return <>{text(`withheld-${field.ground}`)}</>;
    case 'erased':
      return <>{text('erased-by', { by: String(field.by) })}</>;
  }
};

const fieldsIn = (bytes: string): readonly (readonly [string, unknown])[] =>
  Object.entries(JSON.parse(bytes) as object).filter(([name]) => !SHOWN_APART.has(name));

const Fields = ({ opened }: { readonly opened: RecordOpened }) => {
  const { record, bytes, names } = opened;
  return (
    <dl class="record-fields">
      <Pair name={text('time')}>{`${localText(record.at)} = ${utcText(record.at)}`}</Pair>
      {record.room === '' ? null : <Pair name={text('filter-room')}>{roomText(record.room)}</Pair>}
      <Pair name={text('filter-level')}>{wordOf('level', record.level)}</Pair>
      {record.class === '' ? null : <Pair name={text('filter-class')}>{wordOf('class', record.class)}</Pair>}
      {record.result === '' ? null : (
        <Pair name={text('filter-result')}>{wordOf('result', record.result)}</Pair>
      )}
      <Pair name={text('kind-in-log')}>
        <code>{record.type}</code>
      </Pair>
      {record.people.map((field) => (
        <Pair key={field.name} name={field.name}>
          <div data-state={field.state}>
            <Personal field={field} opened={opened} />
          </div>
        </Pair>
      ))}
      {fieldsIn(bytes).map(([name, value]) => (
        <Pair key={name} name={name}>
          <Value value={value} names={names} />
        </Pair>
      ))}
    </dl>
  );
};

const Meaning = ({ meaning, response }: Pick<RecordOpened, 'meaning' | 'response'>) => (
  <>
    <p>{meaning === '' ? text('meaning-unknown') : <span lang="en">{meaning}</span>}</p>
    {response === '' ? null : (
      <p>
        <b>{text('response')}</b> <span lang="en">{response}</span>
      </p>
    )}
  </>
);

interface CardProps {
  readonly opened: RecordOpened;
  readonly query: Query;
}

/** The ways from an entry to those beside it, and back to the list. */
const Ways = ({ opened: { record, size }, query }: CardProps) => (
  <nav class="acts" aria-label={text('ways')}>
    <a class="press" href={addressOf({ query, below: null, seq: null })}>
      <Icon name="back" />
      {text('to-list')}
    </a>
    {record.seq === 0 ? null : (
      <a class="press" href={addressOf({ query, below: null, seq: record.seq - 1 })}>
        {text('entry-before')}
      </a>
    )}
    {record.seq + 1 >= size ? null : (
      <a class="press" href={addressOf({ query, below: null, seq: record.seq + 1 })}>
        {text('entry-after')}
      </a>
    )}
  </nav>
);

/** Everything that is known of one entry, its place in the log included. */
export const RecordCard = ({ opened, query }: CardProps) => {
  const { record, meaning, response, bytes, neighbours, names } = opened;
  return (
    <>
      <Ways opened={opened} query={query} />
      <article class="record-card" data-level={record.level} aria-labelledby="record-title">
        <h1 id="record-title">{`#${record.seq} ${typeTitle(record.type)}`}</h1>
        <Meaning meaning={meaning} response={response} />
        <Fields opened={opened} />
        <VerifyNow key={record.seq} opened={opened} />
        <section aria-labelledby="neighbours">
          <h2 id="neighbours">{text('neighbours')}</h2>
          <Lines lines={neighbours} names={names} query={query} label={text('neighbours')} />
        </section>
        <details class="record-bytes">
          <summary>{text('bytes')}</summary>
          <pre translate={false}>{bytes}</pre>
        </details>
      </article>
    </>
  );
};
