import type { Ms } from '../../core/terms.ts';
import type { Accounts } from '../accounts.ts';
import { may } from '../roles.ts';
import { SAVED_MAX, type SavedReport, type SavedReports } from '../saved/saved-reports.ts';
import { questionOf } from './report-question.ts';
import { REPORT_ASKED, type ReportAsked } from './report-schemas.ts';
import { ApiRefused, type Caller } from './route.ts';
import type { SavedLine } from './saved-schemas.ts';

/** What a report that somebody wants to keep says. */
export type Kept = Omit<SavedReport, 'saved' | 'asked' | 'made_by' | 'made_at'> & {
  readonly asked: ReportAsked;
};

export interface SavedPartsOptions {
  readonly saved: SavedReports;
  readonly accounts: Pick<Accounts, 'named'>;
  /** Identifiers of the rooms that there are now. */
  readonly rooms: readonly string[];
  readonly now: () => Ms;
}

/** Why a kept question cannot be asked as it stands; null where it can. */
const faultOf = ({ report, asked }: SavedReport, rooms: readonly string[]): SavedLine['fault'] => {
  const read = REPORT_ASKED.safeParse(JSON.parse(asked));
  if (!read.success) {
    const where = read.error.issues[0]?.path.join('.') ?? '';
    return {
      code: 'asked_otherwise',
      what: 'this version does not ask like that',
      where,
      remedy: 'ask anew, keep that, and remove this',
    };
  }
  try {
    questionOf(report, read.data);
  } catch (error) {
    if (!(error instanceof ApiRefused)) throw error;
    const { what, where, remedy } = error;
    return { code: 'asked_otherwise', what, where, remedy };
  }
  const { room } = read.data;
  if (room === undefined || rooms.includes(room)) return null;
  const remedy = `it tells of the past alone; for what is now, ask about ${rooms.join(' or ')}, and keep that`;
  return { code: 'room_gone', what: `there is no room ${room} any more`, where: 'room', remedy };
};

/** Kept reports as whoever asks may see and change them. */
export class SavedParts {
  readonly #options: SavedPartsOptions;

  constructor(options: SavedPartsOptions) {
    this.#options = options;
  }

  list(caller: Caller): readonly SavedLine[] {
    return this.#options.saved.all().map((kept) => this.#lineOf(kept, caller));
  }

  /** Throws `ApiRefused` where there is none of that number. */
  line(saved: number, caller: Caller): SavedLine {
    return this.#lineOf(this.#found(saved), caller);
  }

  /** Keeps one. Throws `ApiRefused` for a question that cannot be asked, a name that is taken, and one too many. */
  add(kept: Kept, caller: Caller): SavedLine {
    const { saved, now } = this.#options;
    questionOf(kept.report, kept.asked);
    this.#requireFree(kept.name, 0);
    if (saved.size >= SAVED_MAX) {
      const remedy = 'remove one that nobody needs any more';
      throw new ApiRefused(409, 'too_many', [`${SAVED_MAX} reports are kept already`, 'body', remedy]);
    }
    const asked = JSON.stringify(kept.asked);
    return this.line(saved.add({ ...kept, asked, made_by: caller.by.account, made_at: now() }), caller);
  }

  rename(saved: number, name: string, caller: Caller): SavedLine {
    this.#requireChangeable(saved, caller);
    this.#requireFree(name, saved);
    this.#options.saved.rename(saved, name);
    return this.line(saved, caller);
  }

  remove(saved: number, caller: Caller): void {
    this.#requireChangeable(saved, caller);
    this.#options.saved.remove(saved);
  }

  /** Whoever keeps it; anybody where that account is gone, or may keep none any more. */
  #mayChange({ made_by }: SavedReport, { by }: Caller): boolean {
    if (!may(by.role, 'keep_reports')) return false;
    if (made_by === by.account) return true;
    const keeper = this.#options.accounts.named(made_by);
    return keeper === undefined || !may(keeper.role, 'keep_reports');
  }

  #found(saved: number): SavedReport {
    const found = this.#options.saved.of(saved);
    if (found !== undefined) return found;
    throw new ApiRefused(404, 'unknown', [
      'there is no such kept report',
      'path.saved',
      'see /saved-reports',
    ]);
  }

  #requireChangeable(saved: number, caller: Caller): void {
    const found = this.#found(saved);
    if (this.#mayChange(found, caller)) return;
    const remedy = `ask ${found.made_by}, or keep one of your own`;
    throw new ApiRefused(409, 'not_yours', ['somebody else keeps this report', 'path.saved', remedy]);
  }

  #requireFree(name: string, saved: number): void {
    const other = this.#options.saved.named(name);
    if (other === undefined || other.saved === saved) return;
    throw new ApiRefused(409, 'taken', [
      'another kept report has this name',
      'body.name',
      'write another one',
    ]);
  }

  #lineOf(kept: SavedReport, caller: Caller): SavedLine {
    const { asked, ...rest } = kept;
    return {
      ...rest,
      asked: JSON.parse(asked) as SavedLine['asked'],
      may_change: this.#mayChange(kept, caller) ? 'yes' : 'no',
      fault: faultOf(kept, this.#options.rooms),
    };
  }
}
