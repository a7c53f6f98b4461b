import type { Fact } from '../core/facts.ts';
import { countInside, roomOf, type State } from '../core/state.ts';
import type { Ms, RoomId } from '../core/terms.ts';
import { type DecodedEntry, parseEntry } from '../log/entry.ts';
import { clockOf, timeOf, typeOf } from '../log/entry-glance.ts';
import { decodeEntries } from '../log/log-facts.ts';
import type { StoredEntry } from '../log/log-rows.ts';
import { Folding } from '../records/folding.ts';
import { STRETCH } from './reading.ts';
import { type Asked, type Come, type Conclusion, columnsOf, type Report, type Row } from './report.ts';
import { NEVER, RoomWatch, type Seen, type Unknown, type UnknownCause } from './room-watch.ts';

const COLUMNS = columnsOf({
  since: 'instant',
  until: 'instant',
  what: 'word',
  cause: 'word',
  detail: 'text',
  first_entry: 'entry',
  last_entry: 'entry',
});

/** An entry of each minute says that the kiosk watches; one and a half without any is a gap. */
const SILENCE = 1.5;
const HEARTBEAT_MS: Ms = 60_000;

const ENTERED: ReadonlySet<string> = new Set(['entry_taken', 'emergency_reentered']);

/** What happened between the entry before and this one, besides what the state tells. */
function* gapsBefore(
  fact: Pick<Fact, 'type' | 'at'>,
  { before, latest, heartbeat_ms }: { before: Ms; latest: Ms; heartbeat_ms: Ms },
): Generator<readonly [cause: UnknownCause, since: Ms, until: Ms, detail: string]> {
  const { type, at } = fact;
  if (type === 'kiosk_started') yield ['not_running', Math.min(before, at), Math.max(before, at), ''];
  else if (at - before > SILENCE * heartbeat_ms) yield ['no_word', before, at, ''];
  if (at < latest) yield ['clock_contradicts', at, latest, ''];
  if (type === 'clock_stepped') {
    const { old, new: set } = fact as Extract<Fact, { type: 'clock_stepped' }>;
    yield ['clock_contradicts', Math.min(old, set), Math.max(old, set), ''];
  }
  if (type === 'inbox_overflowed') yield ['inputs_dropped', Math.min(before, at), at, ''];
}

/** Of an entry, whether or not something of it is erased. */
type Fields = { readonly [field: string]: unknown };

/** A log followed for one room and one time. */
class Following {
  readonly #asked: Asked;
  readonly #room: RoomId;
  readonly #folding = new Folding();
  readonly #watch: RoomWatch;
  #state: State | null = null;
  #before: Ms = -1;
  #latest: Ms = 0;
  #last = -1;
  entered = 0;
  unknown = 0;
  heartbeats = 0;
  silence = 0;
  inside = 0;

  constructor(asked: Asked, room: RoomId) {
    this.#asked = asked;
    this.#room = room;
    this.#watch = new RoomWatch(room);
  }

  *take(stored: StoredEntry): Generator<Row> {
    const glance = { seq: stored.seq, at: timeOf(stored.bytes), clock: clockOf(stored.bytes) };
    // Most of a log, and no room changes with it: what is open stays so, and the clock may have changed.
    if (typeOf(stored.bytes) === 'heartbeat') yield* this.#alive(glance);
    else yield* this.#told(stored, glance);
    this.#before = glance.at;
    this.#latest = Math.max(this.#latest, glance.at);
    this.#last = stored.seq;
  }

  *#alive(seen: Seen): Generator<Row> {
    if (seen.at >= this.#asked.since && this.#before >= 0) this.#count('heartbeat', seen.at);
    yield* this.#gaps({ type: 'heartbeat', at: seen.at }, seen);
    yield* this.#look(seen);
  }

  *#told(stored: StoredEntry, seen: Seen): Generator<Row> {
    const [decoded] = decodeEntries([stored]);
    const fields: Fields = decoded === undefined ? parseEntry(stored.bytes).fields : { ...decoded.fact };
    const fact = decoded?.fact ?? { at: seen.at, type: String(fields['type']) as Fact['type'] };
    if (seen.at >= this.#asked.since && this.#before >= 0) this.#count(fact.type, seen.at);
    if (fields['room'] === this.#room) {
      yield* this.#inRoom(fact.type, seen);
      if (fact.type === 'paper_visit_transcribed') yield* this.#onPaper(fields, seen);
    }
    yield* this.#gaps(fact, seen);
    if (decoded !== undefined) yield* this.#fold(decoded, seen);
  }

  #count(type: string, at: Ms): void {
    const { since, before } = this.#asked;
    if (this.#before >= before) return;
    this.silence = Math.max(this.silence, Math.min(at, before) - Math.max(this.#before, since));
    if (type === 'heartbeat' && at < before) this.heartbeats += 1;
  }

  /** Read from the type alone, so that what is erased of an entry hides no entry into the room. */
  *#inRoom(type: string, { seq, at }: Seen): Generator<Row> {
    if (type === 'tamper_detected') {
      yield* this.#rowOf({ cause: 'tampered', detail: '', since: at, until: at, first: seq, last: seq });
    }
    if (!ENTERED.has(type) || at < this.#asked.since || at >= this.#asked.before) return;
    this.entered += 1;
    yield [at, at, 'entered', type, '', seq, seq];
  }

  /** Two people say that the paper has it: that is no proof of an entry, and ends the proof that there was none. */
  *#onPaper({ from, until }: Fields, { seq }: Seen): Generator<Row> {
    const { since, before } = this.#asked;
    if (typeof from !== 'number' || from < since || from >= before) return;
    this.entered += 1;
    yield [from, Number(until), 'entered', 'paper_visit_transcribed', '', seq, seq];
  }

  *#gaps(fact: Pick<Fact, 'type' | 'at'>, { seq }: Seen): Generator<Row> {
    if (this.#before < 0) return;
    const heartbeat_ms = this.#state?.policy?.heartbeat_ms ?? HEARTBEAT_MS;
    const beside = { before: this.#before, latest: this.#latest, heartbeat_ms };
    for (const [cause, since, until, detail] of gapsBefore(fact, beside)) {
      yield* this.#rowOf({ cause, detail, since, until, first: this.#last, last: seq });
    }
  }

  *#fold({ fact }: DecodedEntry, seen: Seen): Generator<Row> {
    const state = this.#folding.take(fact);
    if (state === null) return;
    this.#state = state;
    if (seen.at <= this.#asked.since && Object.hasOwn(state.rooms, this.#room)) {
      this.inside = countInside(roomOf(state, this.#room));
    }
    yield* this.#look(seen);
  }

  *#look(seen: Seen): Generator<Row> {
    if (this.#state === null) return;
    for (const unknown of this.#watch.look(this.#state, seen)) yield* this.#rowOf(unknown);
  }

  *end(): Generator<Row> {
    const since = Math.max(0, this.#before);
    const last = this.#last;
    yield* this.#rowOf({ cause: 'after_the_log', detail: '', since, until: NEVER, first: last, last });
    for (const unknown of this.#watch.still(last)) yield* this.#rowOf(unknown);
  }

  *#rowOf({ cause, detail, since, until, first, last }: Unknown): Generator<Row> {
    if (since >= this.#asked.before || until < this.#asked.since) return;
    // The log's last entry may lie within the time that is asked for, and nothing after it.
    if (cause === 'after_the_log' && since >= this.#asked.before - 1) return;
    this.unknown += 1;
    const cell = (entry: number): number | '' => (entry < 0 ? '' : entry);
    yield [since, until === NEVER ? '' : until, 'unknown', cause, detail, cell(first), cell(last)];
  }
}

const outcomeOf = ({ entered, unknown }: Following): string => {
  if (entered > 0) return 'entered';
  return unknown > 0 ? 'not_known' : 'nobody_entered';
};

/**
 * Whether anybody came into a room between two instants. It says so of nobody only where the whole time is covered by a
 * running kiosk that saw the door shut, with its readers there, the count certain and the clock at peace. Everything
 * else is a time of which it is not known.
 */
export const nobodyEnteredReport = (asked: Asked, room: RoomId): Report => ({
  columns: COLUMNS,
  *answer(): Generator<Come, Conclusion> {
    const { log, size } = asked;
    const following = new Following(asked, room);
    for (const stored of log.entries(0, size)) {
      for (const row of following.take(stored)) yield { row };
      if (stored.seq % STRETCH === 0) yield { done: stored.seq, of: size };
    }
    for (const row of following.end()) yield { row };
    const { entered, unknown, heartbeats, silence, inside } = following;
    const figures = { entered, unknown, heartbeats, longest_silence_ms: silence, inside_at_start: inside };
    return { outcome: outcomeOf(following), figures };
  },
});
