import type { AlarmKind } from '../core/alarm-kinds.ts';
import type { Notice, NoticeEvent } from '../core/notices.ts';
import type { Outbox } from '../log/outbox.ts';

/** What is known of a source of alarms from what was told of it. */
export interface SourceState {
  /** Kind and subject, without the number of the alarm. */
  readonly source: string;
  /** The newest notice of it, and its entry. */
  readonly notice: Notice;
  readonly entry: number;
  readonly isOpen: boolean;
  readonly condition: 'active' | 'returned';
  readonly answer: 'unacknowledged' | 'acknowledged';
}

const AT_ONCE = 200;

const sourceOf = ({ alarm }: Notice): string => alarm.replace(/#\d+$/, '');

type Standing = Pick<SourceState, 'isOpen' | 'condition' | 'answer'>;

const BEGINNING: Standing = { isOpen: true, condition: 'active', answer: 'unacknowledged' };

const after = (before: Standing, event: NoticeEvent): Standing => {
  switch (event) {
    case 'raised':
      return BEGINNING;
    case 'unanswered':
      return { ...before, isOpen: true };
    case 'acknowledged':
      return { ...before, answer: 'acknowledged' };
    case 'returned':
      return { ...before, condition: 'returned' };
    case 'closed':
    case 'test':
      return { ...before, isOpen: false };
  }
};

/**
 * How alarms stand, put together from notices alone, as far as they were told. The outbox has them all, so that a
 * process that begins knows what its predecessor told.
 */
export class AlarmBoard {
  readonly #sources = new Map<string, SourceState>();
  readonly #withdrawn = new Set<string>();

  /** What a channel was told up to an entry. */
  static from(outbox: Pick<Outbox, 'after'>, channel: string, until: number): AlarmBoard {
    const board = new AlarmBoard();
    let last = -1;
    for (;;) {
      const rows = outbox.after(channel, last, AT_ONCE);
      for (const { entry, notice } of rows) {
        if (entry > until) return board;
        board.take(notice, entry);
        last = entry;
      }
      if (rows.length < AT_ONCE) return board;
    }
  }

  /** Takes a notice in; one that is known already changes nothing. Gives how its source stands. */
  take(notice: Notice, entry: number): SourceState {
    const source = sourceOf(notice);
    const before = this.#sources.get(source);
    if (before !== undefined && before.entry >= entry) return before;
    const isSame = before?.notice.alarm === notice.alarm;
    const standing = after(isSame ? before : BEGINNING, notice.event);
    const state: SourceState = { source, notice, entry, ...standing };
    this.#sources.set(source, state);
    return state;
  }

  /** Takes sources of a kind away, whatever was told of them. */
  withdraw(kind: AlarmKind): void {
    for (const [source, { notice }] of this.#sources) {
      if (notice.kind !== kind) continue;
      this.#sources.delete(source);
      this.#withdrawn.add(source);
    }
  }

  /** Sources that were taken away. */
  withdrawn(): readonly string[] {
    return [...this.#withdrawn];
  }

  all(): readonly SourceState[] {
    return [...this.#sources.values()];
  }

  /** Open alarms of a room by its name, empty for the kiosk as a whole. */
  open(room: string): readonly SourceState[] {
    return this.all().filter(({ notice, isOpen }) => isOpen && notice.room === room);
  }
}
