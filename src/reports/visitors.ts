import type { Ms } from '../core/terms.ts';
import { openedOf } from './reading.ts';
import {
  type Asked,
  type Come,
  type Conclusion,
  columnsOf,
  number,
  type OpenedFields,
  type Report,
  type Row,
  text,
} from './report.ts';

const COLUMNS = columnsOf({
  room: 'word',
  visitor: 'text',
  organization: 'text',
  class: 'word',
  came: 'word',
  entered: 'instant',
  left: 'instant',
  escort: 'text',
  purpose: 'word',
  visited: 'text',
  id_seen: 'word',
  seen_by: 'text',
  items_in: 'text',
  items_out: 'text',
  rules: 'word',
  signature: 'word',
  visitor_badge: 'count',
  badge_back: 'word',
  first_entry: 'entry',
  last_entry: 'entry',
});

const TYPES: ReadonlySet<string> = new Set([
  'visitor_added',
  'visitor_badge_accepted',
  'visitor_recorded',
  'visitor_signed',
  'visitor_badge_issued',
  'visitor_badge_returned',
  'visitor_badge_kept',
  'visitor_badge_lost',
  'access_granted',
  'entry_taken',
  'entry_not_taken',
  'entry_abandoned',
  'visitor_signed_out',
  'exit_signed',
  'escort_handed_over',
]);

/** A visit as far as the log has told of it. */
interface Visit {
  readonly id: string;
  readonly room: string;
  readonly named: Ms;
  readonly cells: { readonly [column: string]: string | number };
  readonly badge: number;
  readonly badge_back: '' | 'out' | 'returned' | 'returned_afterwards' | 'not_returned' | 'lost';
}

type Fields = OpenedFields['fields'];

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const idOf = (visitor: unknown): string => (isObject(visitor) ? text(visitor['visitor']) : text(visitor));

const saidIn = (value: string, words: string): string => (words === '' ? value.replaceAll('_', ' ') : words);

/** Visits that are under way, and those that are over but for their badge. */
class Visits {
  readonly #asked: Asked;
  readonly #open = new Map<string, Visit>();
  readonly #owing = new Map<number, Visit>();
  #purposes = new Map<string, string>();
  visits = 0;
  not_let_in = 0;
  badges_not_back = 0;
  erased = 0;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** The rows that this entry completes. */
  *take(entry: OpenedFields): Generator<Row> {
    const { type, fields } = entry;
    const room = text(fields['room']);
    switch (type) {
      case 'visitor_added':
      case 'visitor_badge_accepted':
        return this.#name(entry);
      case 'access_granted':
        this.#purposes.set(room, text(fields['purpose']));
        return;
      case 'entry_taken':
        return this.#enter(entry);
      case 'entry_abandoned':
      case 'entry_not_taken':
        return yield* this.#turnAway(room, entry.seq);
      case 'exit_signed':
        return yield* this.#leave(text(fields['person']), entry);
      case 'visitor_signed_out':
        return yield* this.#leave(text(fields['visitor']), entry);
      default:
        return yield* this.#goOn(entry);
    }
  }

  *still(): Generator<Row> {
    for (const visit of [...this.#owing.values(), ...this.#open.values()]) yield* this.#counted(visit);
  }

  #change(id: string, cells: Visit['cells'], last: number, more: Partial<Visit> = {}): void {
    const visit = this.#open.get(id);
    if (visit === undefined) return;
    this.#open.set(id, { ...visit, ...more, cells: { ...visit.cells, ...cells, last_entry: last } });
  }

  #name({ seq, at, fields }: OpenedFields): void {
    const { visitor, room } = fields;
    if (!isObject(visitor)) {
      this.erased += 1;
      return;
    }
    const cells = {
      visitor: text(visitor['name']),
      organization: text(visitor['organization']),
      class: text(visitor['visitor_class']),
      escort: this.#asked.nameOf(text(visitor['escort'])),
      came: 'at_the_door',
      first_entry: seq,
      last_entry: seq,
    };
    const id = idOf(visitor);
    this.#open.set(id, { id, room: text(room), named: at, cells, badge: 0, badge_back: '' });
  }

  #enter({ seq, at, fields }: OpenedFields): void {
    const { visitors, room } = fields;
    if (!Array.isArray(visitors)) return;
    const whole = this.#purposes.get(text(room)) ?? '';
    for (const id of visitors.map(idOf)) {
      const own = this.#open.get(id)?.cells['purpose'];
      this.#change(id, { came: 'let_in', entered: at, purpose: own ?? whole }, seq);
    }
  }

  #answer({ seq, fields }: OpenedFields): void {
    const { field, value, visited, words, seen_by, visitor } = fields;
    const said = saidIn(text(value), text(words));
    const cells: { readonly [field: string]: Visit['cells'] } = {
      purpose: { purpose: text(value) },
      visited: { visited: text(visited) },
      id_seen: { id_seen: text(value), seen_by: this.#asked.nameOf(text(seen_by)) },
      items: { items_in: said },
      rules: { rules: text(value) },
    };
    this.#change(text(visitor), cells[text(field)] ?? {}, seq);
  }

  *#goOn(entry: OpenedFields): Generator<Row> {
    const { seq, type, fields } = entry;
    const [id, badge] = [text(fields['visitor']), number(fields['badge'])];
    if (type === 'visitor_recorded') this.#answer(entry);
    else if (type === 'visitor_signed') this.#change(id, { signature: text(fields['how']) }, seq);
    else if (type === 'escort_handed_over') {
      this.#change(id, { escort: this.#asked.nameOf(text(fields['escort'])) }, seq);
    } else if (type === 'visitor_badge_issued') this.#change(id, {}, seq, { badge, badge_back: 'out' });
    else yield* this.#account(entry, badge);
  }

  /** Somebody says of a badge where it is. */
  *#account({ seq, type, fields }: OpenedFields, badge: number): Generator<Row> {
    const owing = this.#owing.get(badge);
    if (owing === undefined || type === 'visitor_badge_kept') return;
    const cells = { ...owing.cells, last_entry: seq };
    if (type === 'visitor_badge_lost') {
      this.#owing.set(badge, { ...owing, cells, badge_back: 'lost' });
      return;
    }
    this.#owing.delete(badge);
    const badge_back = fields['how'] === 'at_exit' ? 'returned' : 'returned_afterwards';
    yield* this.#counted({ ...owing, cells, badge_back });
  }

  *#end(visit: Visit): Generator<Row> {
    this.#open.delete(visit.id);
    if (visit.badge_back === '') yield* this.#counted(visit);
    else this.#owing.set(visit.badge, { ...visit, badge_back: 'not_returned' });
  }

  *#leave(id: string, { seq, at, fields }: OpenedFields): Generator<Row> {
    const carried = saidIn(text(fields['items']), text(fields['words']));
    this.#change(id, { left: at, items_out: carried }, seq);
    const visit = this.#open.get(id);
    if (visit !== undefined) yield* this.#end(visit);
  }

  *#turnAway(room: string, seq: number): Generator<Row> {
    for (const { id, room: at, cells } of [...this.#open.values()]) {
      if (at !== room || cells['came'] !== 'at_the_door') continue;
      this.#change(id, { came: 'not_let_in' }, seq);
      const visit = this.#open.get(id);
      if (visit !== undefined) yield* this.#end(visit);
    }
  }

  *#counted(visit: Visit): Generator<Row> {
    const { room, named, cells, badge, badge_back } = visit;
    const { since, before } = this.#asked;
    const left = cells['left'];
    const isOver = cells['came'] === 'not_let_in' ? named < since : typeof left === 'number' && left < since;
    if (named >= before || isOver) return;
    this.visits += 1;
    if (cells['came'] === 'not_let_in') this.not_let_in += 1;
    if (badge_back === 'not_returned' || badge_back === 'lost') this.badges_not_back += 1;
    const all: Visit['cells'] = { ...cells, room, visitor_badge: badge === 0 ? '' : badge, badge_back };
    yield COLUMNS.map(({ name }) => all[name] ?? '');
  }
}

/**
 * The visitor log that NIST SP 800-53 PE-8 asks for: one row for each visit, with what was asked, and for whoever was
 * named at the door and not let in.
 */
export const visitorsReport = (asked: Asked): Report => ({
  columns: COLUMNS,
  *answer(): Generator<Come, Conclusion> {
    const found = new Visits(asked);
    for (const one of openedOf(asked.log, { from: 0, until: asked.size }, TYPES)) {
      if ('done' in one) {
        yield one;
        continue;
      }
      for (const row of found.take(one)) yield { row };
    }
    for (const row of found.still()) yield { row };
    const { visits, not_let_in, badges_not_back, erased } = found;
    const figures = { visits, not_let_in, badges_not_back, erased };
    return { outcome: visits === 0 ? 'no_visitors' : 'visitors', figures };
  },
});
