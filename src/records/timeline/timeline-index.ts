import type { Database } from 'better-sqlite3';
import type { Fact } from '../../core/facts.ts';
import type { State } from '../../core/state.ts';
import type { Ms } from '../../core/terms.ts';
import { typeOf } from '../../log/entry-glance.ts';
import { decodeEntries, recordedSnapshot } from '../../log/log-facts.ts';
import type { StoredEntry } from '../../log/log-rows.ts';
import type { LogReader } from '../../log/read-log.ts';
import { restoreState } from '../../restore.ts';
import { Folding } from '../folding.ts';
import { type Going, goingIn, nameOfSpan, partOf } from './spans-in.ts';

/** Entries taken at a stretch. */
const STRETCH = 300;
/** Until when something goes on that is not over. */
export const STILL = Number.MAX_SAFE_INTEGER;

interface SpanRow extends Going {
  readonly span: number;
}

const statementsOf = (database: Database) => ({
  followed: database.prepare<[], number>('SELECT followed FROM timeline WHERE id = 1').pluck(),
  setFollowed: database.prepare<[number]>(
    'INSERT INTO timeline VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET followed = excluded.followed',
  ),
  going: database.prepare<[number], SpanRow>('SELECT span, kind, room, who, since FROM span WHERE until = ?'),
  begin: database.prepare<[string, string, string, number, number, number, number]>(
    'INSERT INTO span (kind, room, who, part, since, until, first, last) VALUES (?, ?, ?, ?, ?, ?, ?, -1)',
  ),
  end: database.prepare<[number, number, number, number]>(
    'UPDATE span SET until = ?, part = ?, last = ? WHERE span = ?',
  ),
  mark: database.prepare<[number, number, string, string, string, string]>(
    'INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?)',
  ),
});

type GoingOn = Pick<SpanRow, 'span' | 'kind' | 'since'>;

/** A sign of life, most of a log, changes no room: it only says when the next one is due. */
function* telling(entries: Iterable<StoredEntry>): Generator<StoredEntry> {
  for (const entry of entries) if (typeOf(entry.bytes) !== 'heartbeat') yield entry;
}

/** Where the folding stands that made the first so many entries: from a snapshot that the log bears out. */
const foldedTo = (log: Pick<LogReader, 'rows' | 'entries'>, followed: number): Folding =>
  new Folding(
    restoreState({
      facts: (from) => decodeEntries(log.entries(from, followed)),
      latestSnapshot: () => recordedSnapshot(log.rows, followed),
    }),
  );

/**
 * What lasted how long, and which alarms there were, as the fold of the log shows it entry by entry: the very state that
 * the kiosk had. Beside the index of the records, and made anew with it.
 */
export class TimelineIndex {
  readonly #log: Pick<LogReader, 'rows' | 'head' | 'entries'>;
  readonly #database: Database;
  readonly #statements;
  readonly #going = new Map<string, GoingOn>();
  #folding: Folding | undefined;
  #rooms: State['rooms'] | undefined;
  #boot = '';
  #followed: number;

  constructor(database: Database, log: Pick<LogReader, 'rows' | 'head' | 'entries'>) {
    this.#database = database;
    this.#log = log;
    this.#statements = statementsOf(database);
    this.#followed = this.#statements.followed.get() ?? 0;
    for (const row of this.#statements.going.all(STILL)) this.#going.set(nameOfSpan(row), row);
  }

  /** Entries that are in it: all below this number. */
  get followed(): number {
    return this.#followed;
  }

  /** Takes the next entries of the log. Returns whether there are more. */
  step(): boolean {
    const { size } = this.#log.head();
    const until = Math.min(size, this.#followed + STRETCH);
    if (this.#followed >= until) return false;
    this.#folding ??= foldedTo(this.#log, this.#followed);
    const folding = this.#folding;
    this.#database.transaction(() => {
      for (const { header, fact } of decodeEntries(telling(this.#log.entries(this.#followed, until)))) {
        this.#mark(header.seq, fact);
        if (fact.type === 'kiosk_started') this.#unwatched(header.seq, fact);
        const state = folding.take(fact);
        if (state !== null) this.#look(state, header.seq, fact.at);
      }
      this.#statements.setFollowed.run(until);
    })();
    this.#followed = until;
    return until < size;
  }

  #look(state: State, seq: number, at: Ms): void {
    if (state.rooms === this.#rooms && state.boot === this.#boot) return;
    this.#rooms = state.rooms;
    this.#boot = state.boot;
    const going = goingIn(state, at);
    const names = new Set(going.map(nameOfSpan));
    for (const [name, { span, kind, since }] of this.#going) {
      if (names.has(name)) continue;
      const until = Math.max(since, at);
      this.#statements.end.run(until, partOf(kind, until - since), seq, span);
      this.#going.delete(name);
    }
    for (const one of going) if (!this.#going.has(nameOfSpan(one))) this.#begin(one, seq);
  }

  #begin(one: Going, seq: number): void {
    const { kind, room, who, since } = one;
    const span = Number(
      this.#statements.begin.run(kind, room, who, partOf(kind, STILL), since, STILL, seq).lastInsertRowid,
    );
    this.#going.set(nameOfSpan(one), { span, kind, since });
  }

  /** A run that ended without a word is known by the start after it. */
  #unwatched(seq: number, { at, unwatched_ms }: Extract<Fact, { readonly type: 'kiosk_started' }>): void {
    const one = { kind: 'not_running', room: '', who: '', since: Math.max(0, at - unwatched_ms) } as const;
    if (unwatched_ms > 0 && !this.#going.has(nameOfSpan(one))) this.#begin(one, seq);
  }

  #mark(seq: number, fact: Fact): void {
    if (fact.type !== 'alarm_raised') return;
    const { at, room, kind, priority, alarm } = fact;
    this.#statements.mark.run(seq, at, room, kind, priority, alarm);
  }
}
