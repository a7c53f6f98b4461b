import type Database from 'better-sqlite3';
import type { Ms } from '../../core/terms.ts';
import type { PdfLanguage } from '../../reports/pdf-languages.ts';
import type { ReportName } from '../../reports/report-names.ts';

/** Whoever keeps more looks for the one they want longer than they would ask anew. */
export const SAVED_MAX = 100;

/** The forms of a file. */
export const FILE_FORMATS = ['csv', 'json', 'pdf'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A question that somebody gave a name and kept. */
export interface SavedReport {
  readonly saved: number;
  readonly name: string;
  readonly report: ReportName;
  /** What it asks for, as it was written: JSON, to be read by the schema of the question itself. */
  readonly asked: string;
  readonly format: FileFormat;
  /** Of a PDF. */
  readonly language: PdfLanguage;
  /** The account that keeps it. */
  readonly made_by: string;
  readonly made_at: Ms;
}

const COLUMNS = 'saved, name, report, asked, format, language, made_by, made_at';

/** Kept questions, in the file of accounts: whoever may read answers reads all of them. */
export class SavedReports {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  get size(): number {
    return this.#database.prepare<[], number>('SELECT count(*) FROM saved_report').pluck().get() ?? 0;
  }

  all(): readonly SavedReport[] {
    return this.#database
      .prepare<[], SavedReport>(`SELECT ${COLUMNS} FROM saved_report ORDER BY name, saved`)
      .all();
  }

  of(saved: number): SavedReport | undefined {
    return this.#database
      .prepare<[number], SavedReport>(`SELECT ${COLUMNS} FROM saved_report WHERE saved = ?`)
      .get(saved);
  }

  named(name: string): SavedReport | undefined {
    return this.#database
      .prepare<[string], SavedReport>(`SELECT ${COLUMNS} FROM saved_report WHERE name = ?`)
      .get(name);
  }

  /** Keeps one whose name nobody took, and gives its number, which no other one ever gets. */
  add(kept: Omit<SavedReport, 'saved'>): number {
    const { name, report, asked, format, language, made_by, made_at } = kept;
    const { lastInsertRowid } = this.#database
      .prepare(
        'INSERT INTO saved_report (name, report, asked, format, language, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(name, report, asked, format, language, made_by, made_at);
    return Number(lastInsertRowid);
  }

  rename(saved: number, name: string): void {
    this.#database.prepare('UPDATE saved_report SET name = ? WHERE saved = ?').run(name, saved);
  }

  remove(saved: number): void {
    this.#database.prepare('DELETE FROM saved_report WHERE saved = ?').run(saved);
  }
}
