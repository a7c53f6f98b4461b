import type { Ms } from '../core/terms.ts';
import { glances, openedAt } from './reading.ts';
import {
  type Asked,
  type Come,
  type Conclusion,
  columnsOf,
  namesIn,
  number,
  type OpenedFields,
  type Report,
  type Row,
  text,
} from './report.ts';

const COLUMNS = columnsOf({
  what: 'word',
  detail: 'text',
  since: 'instant',
  until: 'instant',
  lasted_ms: 'length',
  ended: 'word',
  first_entry: 'entry',
  last_entry: 'entry',
});

/** Something that did not work, or was not known. */
interface Outage {
  readonly what: string;
  readonly detail: string;
  readonly since: Ms;
  readonly seq: number;
}

interface End {
  readonly until: Ms | '';
  readonly lasted: Ms | '';
  readonly ended: string;
  readonly seq: number | '';
}

type Fields = OpenedFields['fields'];
type Named = readonly [what: string, name: string, detail: string];

/** What begins with an entry: its kind, its name among those of its kind, and what there is to say of it. */
const BEGINS: Readonly<Record<string, (fields: Fields) => Named | undefined>> = {
  kiosk_stopped: ({ cause }) => ['kiosk_off', '', text(cause)],
  device_lost: ({ device, cause }) => ['device_lost', text(device), `${text(device)}: ${text(cause)}`],
  door_contact_lost: ({ room, door, cause }) => [
    'door_not_seen',
    text(door),
    `${text(door)} of ${text(room)}: ${text(cause)}`,
  ],
  storage_changed: ({ storage, free_mb }) =>
    storage === 'ok' ? undefined : ['storage', '', `${text(storage)}, ${text(free_mb)} MB free`],
  upkeep_due: ({ part, detail }) => ['upkeep', text(part), `${text(part)}: ${text(detail)}`],
  channel_failed: ({ channel, cause }) => ['channel', text(channel), `${text(channel)}: ${text(cause)}`],
  sibling_lost: ({ sibling }) => ['sibling', text(sibling), text(sibling)],
  presence_uncertain: ({ room, cause }) => [
    'presence_uncertain',
    text(room),
    `${text(room)}: ${text(cause)}`,
  ],
  emergency_started: ({ room, source }) => ['emergency', text(room), `${text(room)}: ${text(source)}`],
  sweep_owed: ({ room }) => ['seals_not_seen', text(room), text(room)],
};

/** What is over with an entry: its kind, its name among those of its kind, and what there is to add. */
type Ended = readonly [what: string, name: string, detail?: string];

const sealsSeen = ({ seals, sweep, signed_by }: Fields, { nameOf }: Asked): string =>
  `${text(seals ?? sweep)}, signed by ${namesIn(signed_by, nameOf)}`;

/** What is over with an entry; how it ended is the entry's own name. */
const ENDS: Readonly<Record<string, (fields: Fields, asked: Asked) => readonly Ended[]>> = {
  device_recovered: ({ device }) => [['device_lost', text(device)]],
  door_found: ({ door }) => [['door_not_seen', text(door)]],
  door_opened: ({ door }) => [['door_not_seen', text(door)]],
  door_closed: ({ door }) => [['door_not_seen', text(door)]],
  storage_changed: ({ storage }) => (storage === 'ok' ? [['storage', '']] : []),
  upkeep_done: ({ part }) => [['upkeep', text(part)]],
  channel_recovered: ({ channel }) => [['channel', text(channel)]],
  sibling_heard: ({ sibling }) => [['sibling', text(sibling)]],
  // Only a count that agrees with those signed in ends the doubt.
  head_count_stated: ({ room, count, expected }) =>
    count === expected ? [['presence_uncertain', text(room)]] : [],
  // Whoever ends an emergency looked at every seal, and owes no other look.
  emergency_ended: (fields, asked) => [
    ['emergency', text(fields['room'])],
    ['seals_not_seen', text(fields['room']), sealsSeen(fields, asked)],
  ],
  sweep_signed: (fields, asked) => [['seals_not_seen', text(fields['room']), sealsSeen(fields, asked)]],
};

/** Of these a start knows nothing any more, and hears anew. */
const OF_A_RUN: ReadonlySet<string> = new Set(['device_lost', 'door_not_seen', 'storage', 'kiosk_off']);

/** An entry of each minute says that the kiosk goes; one and a half without any is a gap. */
const SILENCE = 1.5;
const HEARTBEAT_MS: Ms = 60_000;

/** A log read for whatever did not work. */
class Outages {
  readonly #asked: Asked;
  readonly #open = new Map<string, Outage>();
  #before: { readonly at: Ms; readonly seq: number } | undefined;
  #heartbeatMs = HEARTBEAT_MS;
  outages = 0;
  off = 0;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  *silence(at: Ms, seq: number, type: string): Generator<Row> {
    const before = this.#before;
    this.#before = { at, seq };
    if (before === undefined || type === 'kiosk_started') return;
    if (at - before.at <= SILENCE * this.#heartbeatMs || this.#open.has('kiosk_off ')) return;
    const outage = { what: 'no_entries', detail: '', since: before.at, seq: before.seq };
    yield* this.#rowOf(outage, { until: at, lasted: at - before.at, ended: type, seq });
  }

  *take(entry: OpenedFields, before: { readonly at: Ms; readonly seq: number } | undefined): Generator<Row> {
    const { type, fields, seq, at } = entry;
    if (type === 'kiosk_started') yield* this.#started(entry, before);
    const ends = Object.hasOwn(ENDS, type) ? ENDS[type]?.(fields, this.#asked) : undefined;
    for (const [what, name, detail] of ends ?? []) yield* this.#ended(`${what} ${name}`, entry, detail);
    const begins = Object.hasOwn(BEGINS, type) ? BEGINS[type]?.(fields) : undefined;
    if (begins === undefined) return;
    const [what, name, detail] = begins;
    const key = `${what} ${name}`;
    if (!this.#open.has(key)) this.#open.set(key, { what, detail, since: at, seq });
  }

  *#started(
    entry: OpenedFields,
    before: { readonly at: Ms; readonly seq: number } | undefined,
  ): Generator<Row> {
    const { fields, at, seq } = entry;
    const policy = fields['policy'] as { readonly heartbeat_ms?: number } | undefined;
    this.#heartbeatMs = policy?.heartbeat_ms ?? HEARTBEAT_MS;
    const stopped = this.#open.get('kiosk_off ');
    this.#open.delete('kiosk_off ');
    if (before !== undefined) {
      const detail = stopped === undefined ? `ended ${text(fields['previous_end'])}` : stopped.detail;
      const outage = stopped ?? { what: 'kiosk_off', detail, since: before.at, seq: before.seq };
      this.off += number(fields['unwatched_ms']);
      yield* this.#rowOf(outage, {
        until: at,
        lasted: number(fields['unwatched_ms']),
        ended: 'kiosk_started',
        seq,
      });
    }
    for (const [key, { what }] of this.#open) if (OF_A_RUN.has(what)) yield* this.#ended(key, entry);
  }

  *#ended(key: string, { at, seq, type, fields }: OpenedFields, more?: string): Generator<Row> {
    const open = this.#open.get(key);
    if (open === undefined) return;
    this.#open.delete(key);
    // The fact knows the true length; between two instants the clock may have been set.
    const lasted = typeof fields['lost_ms'] === 'number' ? fields['lost_ms'] : Math.max(0, at - open.since);
    const detail = more === undefined ? open.detail : `${open.detail}: ${more}`;
    yield* this.#rowOf({ ...open, detail }, { until: at, lasted, ended: type, seq });
  }

  *still(): Generator<Row> {
    for (const outage of this.#open.values()) {
      yield* this.#rowOf(outage, { until: '', lasted: '', ended: 'still', seq: '' });
    }
  }

  *#rowOf({ what, detail, since, seq }: Outage, { until, lasted, ended, seq: last }: End): Generator<Row> {
    if (since >= this.#asked.before || (until !== '' && until < this.#asked.since)) return;
    this.outages += 1;
    yield [what, detail, since, until, lasted, ended, seq, last];
  }
}

const TYPES: ReadonlySet<string> = new Set(['kiosk_started', ...Object.keys(BEGINS), ...Object.keys(ENDS)]);

/** Accounts for each time in which something did not work: since when, until when, and with which entry it was over. */
export const outageReport = (asked: Asked): Report => ({
  columns: COLUMNS,
  *answer(): Generator<Come, Conclusion> {
    const found = new Outages(asked);
    let before: { readonly at: Ms; readonly seq: number } | undefined;
    for (const one of glances(asked.log, { from: 0, until: asked.size })) {
      if ('done' in one) {
        yield one;
        continue;
      }
      for (const row of found.silence(one.at, one.seq, one.type)) yield { row };
      if (TYPES.has(one.type)) {
        for (const row of found.take(openedAt(asked.log, one.seq), before)) yield { row };
      }
      before = one;
    }
    for (const row of found.still()) yield { row };
    const { outages, off } = found;
    return { outcome: outages === 0 ? 'no_outages' : 'outages', figures: { outages, unwatched_ms: off } };
  },
});
