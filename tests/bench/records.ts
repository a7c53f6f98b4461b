import { statSync } from 'node:fs';
import { readLog } from '../../src/log/read-log.ts';
import { recordsFile } from '../../src/log/records-file.ts';
import { RecordIndex } from '../../src/records/index/record-index.ts';
import { type Filter, RecordSearch } from '../../src/records/index/record-search.ts';
import { TimelineIndex } from '../../src/records/timeline/timeline-index.ts';
import { TimelineSearch } from '../../src/records/timeline/timeline-search.ts';
import type { Figure } from './figure.ts';
import { logOf } from './logs.ts';
import { say } from './progress.ts';
import { significant, spreadOf } from './statistics.ts';

const PAGE = 50;
const TIMES = 20;
/** Shares of the time of the log, for filters of time. */
const PARTS = 10;

/** What can be asked of every kind, alone and together: common with common, common with rare, and what nothing has. */
const filtersOf = (search: RecordSearch, [first, last]: readonly [number, number]): readonly Filter[] => {
  const kinds = ['type', 'class', 'level', 'result', 'room', 'about', 'purpose'] as const;
  const each = kinds.flatMap((kind) => search.values(kind, 40).map((value): Filter => ({ [kind]: value })));
  const [room] = search.values('room', 1);
  const [about] = search.values('about', 1);
  const part = (last - first) / PARTS;
  const spans = Array.from(
    { length: PARTS },
    (_, index): Filter => ({
      since: Math.floor(first + index * part),
      before: Math.floor(first + (index + 1) * part),
    }),
  );
  return [
    {},
    ...each,
    ...each.map((one) => ({ ...one, room, level: 'critical' })),
    ...each.map((one) => ({ ...one, about, text: 'd' })),
    ...spans,
    ...spans.flatMap((span) => each.slice(0, 10).map((one) => ({ ...one, ...span, room }))),
    { text: 'granted' },
    { text: 'granted inspection' },
    { text: 'nobodywrotethis' },
    { type: 'heartbeat', room },
  ];
};

const MONTH_MS = 31 * 86_400_000;
const MONTHS = 24;
/** As many as the office tells at once. */
const SPANS = 3_000;

/** A month of a room, of many beginnings: every time presence, doubt and the door, and the alarms. */
const measureTimeline = (
  index: RecordIndex,
  log: ReturnType<typeof readLog>,
  room: string,
  [first, last]: readonly [number, number],
): readonly Figure[] => {
  const { size } = log.head();
  const lasting = new TimelineIndex(index.database, log);
  const begun = performance.now();
  while (lasting.step());
  const made = performance.now() - begun;
  const search = new TimelineSearch(index.database);
  const times: number[] = [];
  let most = 0;
  for (let time = 0; time < TIMES; time += 1) {
    for (let month = 0; month < MONTHS; month += 1) {
      const since = Math.floor(first + ((last - first) * month) / MONTHS);
      const started = performance.now();
      const { spans, left_out } = search.find({ since, before: since + MONTH_MS, room, most: SPANS });
      times.push(performance.now() - started);
      most = Math.max(most, spans.length + left_out);
    }
  }
  const { p50, p99 } = spreadOf(times);
  return [
    {
      name: `timeline of a month of a room, ${size} entries, p99`,
      measured: p99,
      unit: 'ms',
      limit: 100,
      detail: `p50 ${significant(p50)} ms; ${MONTHS} months, ${TIMES} times each, with up to ${most} intervals`,
    },
    {
      name: 'timeline of the same, made from the log',
      measured: made,
      unit: 'ms',
      detail: `${significant(size / (made / 1_000))} entries a second, beside the door`,
    },
  ];
};

/** The first page of filters, with the entries themselves, from a long log; and what making its index took. */
export const measureRecords = (entries: number): readonly Figure[] => {
  const folder = logOf(entries, 'records');
  const log = readLog(folder);
  const index = RecordIndex.open(folder, log);
  say('records: making the index ...');
  const begun = performance.now();
  while (index.step());
  const made = performance.now() - begun;
  const search = new RecordSearch(index);
  const times: number[] = [];
  const bounds = index.database
    .prepare<[], [number, number]>('SELECT min(earliest), max(latest) FROM block')
    .raw()
    .get() ?? [0, 0];
  const filters = filtersOf(search, bounds);
  say(`records: the first page of ${filters.length} filters, ${TIMES} times each ...`);
  for (let time = 0; time < TIMES; time += 1) {
    for (const filter of filters) {
      const started = performance.now();
      try {
        const found = search.find({ filter, limit: PAGE });
        for (const seq of found.entries)
          for (const stored of log.entries(seq, seq + 1)) stored.bytes.toString();
      } catch (error) {
        if ((error as Error).name !== 'TooManyWords') throw error;
      }
      times.push(performance.now() - started);
    }
  }
  const [room = ''] = search.values('room', 1);
  const timeline = measureTimeline(index, log, room, bounds);
  index.close();
  log.close();
  const { p50, p99 } = spreadOf(times);
  const megabytes = statSync(recordsFile(folder)).size / 1_000_000;
  return [
    {
      name: `first page of any filter of the records, ${entries} entries, p99`,
      measured: p99,
      unit: 'ms',
      limit: 50,
      detail: `p50 ${significant(p50)} ms, slowest ${significant(Math.max(...times))} ms; ${filters.length} filters, ${TIMES} times each, with how many there are in all and ${PAGE} entries read`,
    },
    {
      name: 'index of the same, made from the log',
      measured: made,
      unit: 'ms',
      detail: `${significant(entries / (made / 1_000))} entries a second, beside the door; ${significant(megabytes)} MB with the timeline`,
    },
    ...timeline,
  ];
};
