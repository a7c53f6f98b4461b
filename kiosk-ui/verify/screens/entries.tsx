import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Report } from '../../../src/log/verify/report.ts';
import { levelOf } from '../evidence/entry-filter.ts';
import { EntryList } from '../evidence/entry-list.ts';
import type { EntryReader } from '../evidence/entry-reader.ts';
import type { ShownEntry } from '../evidence/shown-entry.ts';
import { text } from '../text.ts';
import { local, number } from '../times.ts';
import { EntryDetails, valueText } from './entry.tsx';
import { Filter, titleOf } from './filter.tsx';

const WHO: ReadonlySet<string> = new Set(['person', 'visitor', 'name']);

/** Who or what the entry is about, on its closed line: room and names, or what became of a name. */
const aboutOf = ({ claimed, personal }: ShownEntry): string => {
  const people = personal.flatMap((field) => {
    if (!WHO.has(field.name)) return [];
    return [field.state === 'disclosed' ? valueText(field.value) : text(`about-${field.state}`)];
  });
  const room = claimed?.fields['room'];
  return [...(typeof room === 'string' ? [room] : []), ...people].join(', ');
};

const EntryLine = ({
  entry,
  report,
}: {
  readonly entry: ShownEntry;
  readonly report: Report;
}): JSX.Element => {
  const isOpen = useSignal(false);
  const { seq, claimed } = entry;
  const level = levelOf(entry);
  return (
    <li class="entry" data-level={level}>
      <button
        type="button"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span class="entry-seq">{number(seq)}</span>
        <span class="entry-when">
          {claimed === undefined ? '' : local(claimed.at, valueText(claimed.fields['offset']))}
        </span>
        <span class="entry-what">
          {claimed === undefined ? text('entry-unreadable') : titleOf(claimed.type)}
        </span>
        <span class="entry-level">{level === undefined ? '' : text(`level-${level}`)}</span>
        <span class="entry-about">
          {aboutOf(entry)}
          {seq >= report.trusted.until && <span class="unproven">{text('entry-unproven')}</span>}
        </span>
      </button>
      {isOpen.value && <EntryDetails entry={entry} report={report} />}
    </li>
  );
};

/** What the list shows, said to those who do not see it change. */
const Status = ({ list }: { readonly list: EntryList }): JSX.Element => {
  const found = list.found.value;
  const searched = list.searched.value;
  const entries = list.entries.value;
  const [first] = entries;
  const last = entries.at(-1);
  const shown =
    first === undefined || last === undefined
      ? text('no-entries')
      : text('entries-shown', { first: number(first.seq), last: number(last.seq) });
  const share = searched === undefined || searched.of === 0 ? 1 : searched.read / searched.of;
  return (
    <div class="status">
      <p role="status">
        {found === undefined
          ? shown
          : text(searched?.is_done === true ? 'entries-found' : 'entries-searching', {
              count: found.length,
              share: `${Math.floor(share * 100)}`,
            })}
      </p>
      {searched?.is_done === false && (
        <button type="button" onClick={() => list.stop()}>
          {text('entries-stop')}
        </button>
      )}
    </div>
  );
};

const Pager = ({
  list,
  place,
}: {
  readonly list: EntryList;
  readonly place: 'above' | 'below';
}): JSX.Element | null => {
  const page = list.page.value;
  const pages = list.pages.value;
  if (pages === 1) return null;
  const steps = [
    ['first', 0],
    ['before', page - 1],
    ['next', page + 1],
    ['last', pages - 1],
  ] as const;
  return (
    <nav class="pager" aria-label={text(`pages-${place}`)}>
      {steps.map(([name, to]) => (
        <button
          key={name}
          type="button"
          disabled={to < 0 || to >= pages || to === page}
          onClick={() => list.open(to)}
        >
          {text(`page-${name}`)}
        </button>
      ))}
      <span>{text('page-of', { page: number(page + 1), pages: number(pages) })}</span>
    </nav>
  );
};

/** The entries themselves, to read and to search. */
export const Entries = ({
  report,
  reader,
}: {
  readonly report: Report;
  readonly reader: EntryReader;
}): JSX.Element => {
  const list = useMemo(() => new EntryList(reader), [reader]);
  useEffect(() => {
    const started = list.look({});
    return () => {
      list.stop();
      return started;
    };
  }, [list]);
  return (
    <section class="section" data-kind="entries" aria-labelledby="entries">
      <h2 id="entries">{text('entries')}</h2>
      <p class="hint">{text('entries-hint')}</p>
      <Filter list={list} />
      <Status list={list} />
      <Pager list={list} place="above" />
      <ol class="entries">
        {list.entries.value.map((entry) => (
          <EntryLine key={entry.seq} entry={entry} report={report} />
        ))}
      </ol>
      {list.entries.value.length > 20 && <Pager list={list} place="below" />}
    </section>
  );
};
