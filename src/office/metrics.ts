import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Figures } from '../figures.ts';
import { parseEntry } from '../log/entry.ts';
import { parseTime } from '../log/entry-time.ts';
import { type Outbox, openOutbox } from '../log/outbox.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { type Load, loadOfProcess } from '../process-load.ts';
import { COUNTED_TYPES, EntryCounts } from './entry-counts.ts';
import { KIOSK_GAUGES } from './kiosk-gauges.ts';

const PREFIX = 'ballot_vault_';
const MS_PER_S = 1_000;
const US_PER_S = 1_000_000;

const ANSWER_BUCKETS_S = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 3];
const REQUEST_BUCKETS_S = [0.005, 0.025, 0.1, 0.5, 2.5, 10];
const DELIVERY_BUCKETS_S = [1, 5, 15, 60, 300, 900, 3_600, 86_400];

export interface MetricsParts {
  /** How the kiosk is; null when it does not answer. */
  readonly figures: () => Promise<Figures | null>;
  readonly log: Pick<LogReader, 'rows' | 'head'>;
  readonly outbox: Pick<Outbox, 'waiting'>;
}

/** What a request was for, and the first digit of its status. */
export interface Served {
  readonly area: 'api' | 'metrics' | 'pages';
  readonly status: string;
  readonly seconds: number;
}

export interface Metrics {
  readonly contentType: string;
  /** All of them now, as Prometheus reads them. */
  text(): Promise<string>;
  served(request: Served): void;
}

/** Each help text ends with the unit of the values. */
const describer =
  (registers: Registry[]) =>
  <Labels extends readonly string[]>(name: string, unit: string, help: string, labelNames: Labels) => ({
    name: `${PREFIX}${name}`,
    help: `${help} Unit: ${unit}.`,
    labelNames,
    registers,
  });

type Describe = ReturnType<typeof describer>;

/** Gauges over the kiosk's own figures. While it does not answer they have no values, rather than old ones. */
const kioskGauges = (describe: Describe) => {
  const answers = new Gauge(
    describe('kiosk_answers', '1 for yes, 0 for no', 'Whether the kiosk said how it is.', []),
  );
  const gauges = KIOSK_GAUGES.map(({ name, unit, help, labels, values }) => ({
    gauge: new Gauge(describe(name, unit, help, labels)),
    values,
  }));
  return (figures: Figures | null): void => {
    answers.set(figures === null ? 0 : 1);
    for (const { gauge, values } of gauges) {
      gauge.reset();
      gauge.remove({});
      for (const [labels, value] of figures === null ? [] : values(figures)) gauge.set(labels, value);
    }
  };
};

const processGauges = (describe: Describe) => {
  const labels = ['process'] as const;
  const resident = new Gauge(
    describe('process_resident_bytes', 'bytes', 'Memory that a process takes.', labels),
  );
  const heap = new Gauge(
    describe('process_heap_bytes', 'bytes', 'What of it is in use for objects.', labels),
  );
  const lag = new Gauge(
    describe(
      'process_loop_lag_seconds',
      'seconds',
      'The longest that an event loop was late since the last time.',
      labels,
    ),
  );
  const started = new Gauge(
    describe('process_start_time_seconds', 'seconds since 1970', 'When a process began.', labels),
  );
  const cpu = new Counter(describe('process_cpu_seconds_total', 'seconds', 'Time on a processor.', labels));
  const all = [resident, heap, lag, started, cpu];
  return (loads: readonly (readonly [process: string, load: Load])[]): void => {
    for (const metric of all) metric.reset();
    for (const [process, load] of loads) {
      resident.set({ process }, load.resident_bytes);
      heap.set({ process }, load.heap_bytes);
      lag.set({ process }, load.lag_us / US_PER_S);
      started.set({ process }, load.started / MS_PER_S);
      cpu.inc({ process }, load.cpu_ms / MS_PER_S);
    }
  };
};

/** How old the first entry is that a channel which sends every entry has still to send, as the log itself has it. */
const entryAges = (describe: Describe, log: MetricsParts['log']) => {
  const oldest = new Gauge(
    describe(
      'channel_oldest_waiting_entry_age_seconds',
      'seconds',
      'Age of the oldest entry that a channel has still to send; 0 where none waits.',
      ['channel'],
    ),
  );
  return (figures: Figures | null): void => {
    oldest.reset();
    for (const { channel, next } of figures?.channels ?? []) {
      if (next < 0 || figures === null) continue;
      const [bytes] = log.rows.bytes(next, next + 1);
      const age = bytes === undefined ? 0 : figures.now - parseTime(parseEntry(bytes).fields['time']);
      oldest.set({ channel }, Math.max(0, age / MS_PER_S));
    }
  };
};

/** Notices that nobody has been told of yet, as the log itself has them. */
const outboxGauges = (describe: Describe, outbox: MetricsParts['outbox']) => {
  const waiting = new Gauge(
    describe('channel_waiting_notices', 'notices', 'Notices that a channel has still to tell of.', [
      'channel',
    ]),
  );
  const oldest = new Gauge(
    describe(
      'channel_oldest_waiting_age_seconds',
      'seconds',
      'Age of the oldest of them; 0 where none waits.',
      ['channel'],
    ),
  );
  return (figures: Figures | null): void => {
    waiting.reset();
    oldest.reset();
    for (const { channel, settled, next } of figures?.channels ?? []) {
      if (next >= 0) continue;
      const behind = outbox.waiting(channel, settled);
      waiting.set({ channel }, behind.notices);
      const age = behind.notices === 0 || figures === null ? 0 : (figures.now - behind.oldest) / MS_PER_S;
      oldest.set({ channel }, Math.max(0, age));
    }
  };
};

/** Counters over the entries since the last start of the kiosk. */
const entryCounters = (describe: Describe, log: MetricsParts['log']) => {
  const entries = new Counter(
    describe('entries_total', 'entries', 'Entries since the kiosk started, by their kind.', ['type']),
  );
  const steps = new Counter(describe('clock_steps_total', 'steps', 'Times that the clock was set.', []));
  const dropped = new Counter(describe('inputs_dropped_total', 'inputs', 'Inputs that were lost.', []));
  const delivery = new Histogram({
    ...describe('notice_delivery_seconds', 'seconds', 'From an entry until people were told of it.', [
      'channel',
    ]),
    buckets: DELIVERY_BUCKETS_S,
  });
  const givenUp = new Counter(
    describe('channel_given_up_total', 'notices', 'Notices that a channel gave up telling of.', ['channel']),
  );
  // What is counted for the first time would be no increase to Prometheus.
  for (const type of COUNTED_TYPES) entries.inc({ type }, 0);
  const counts = new EntryCounts({
    log,
    onEntry: (type) => {
      entries.inc({ type });
      if (type === 'clock_stepped') steps.inc();
    },
    onDropped: (inputs) => dropped.inc(inputs),
    onGivenUp: (channel) => givenUp.inc({ channel }),
    onDelivered: (channel, after) => delivery.observe({ channel }, after / MS_PER_S),
  });
  return async (figures: Figures | null): Promise<void> => {
    for (const { channel, next } of figures?.channels ?? []) {
      if (next < 0) givenUp.inc({ channel }, 0);
    }
    await counts.update();
  };
};

/** All that is told to Prometheus, made anew for each scrape; scrapes that come at once share one. */
export const createMetrics = ({ figures, log, outbox }: MetricsParts): Metrics => {
  const registry = new Registry();
  const describe = describer([registry]);
  const setKiosk = kioskGauges(describe);
  const setProcesses = processGauges(describe);
  const setOutbox = outboxGauges(describe, outbox);
  const countEntries = entryCounters(describe, log);
  const setEntryAges = entryAges(describe, log);
  const answer = new Histogram({
    ...describe('kiosk_answer_seconds', 'seconds', 'How long the kiosk took to say how it is.', []),
    buckets: ANSWER_BUCKETS_S,
  });
  const requests = new Histogram({
    ...describe('office_request_seconds', 'seconds', 'How long requests took.', ['area', 'status']),
    buckets: REQUEST_BUCKETS_S,
  });
  const load = loadOfProcess();
  const make = async (): Promise<string> => {
    const before = performance.now();
    const told = await figures();
    if (told !== null) answer.observe((performance.now() - before) / MS_PER_S);
    await countEntries(told);
    setEntryAges(told);
    setKiosk(told);
    setOutbox(told);
    setProcesses([['office', load()], ...(told === null ? [] : [['kiosk', told.load] as const])]);
    return registry.metrics();
  };
  let made: Promise<string> | undefined;
  return {
    contentType: registry.contentType,
    text: () => {
      made ??= make().finally(() => {
        made = undefined;
      });
      return made;
    },
    served: ({ area, status, seconds }) => requests.observe({ area, status }, seconds),
  };
};

/** The same over the log in a data folder. Throws `LogRefused` or `LogDamaged` where there is none. */
export const metricsOver = (data: string, figures: MetricsParts['figures']): Metrics =>
  createMetrics({ figures, log: readLog(data), outbox: openOutbox(data) });
