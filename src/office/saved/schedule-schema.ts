/** When kept reports are made by themselves, and what came of it. Numbers of runs are never given twice. */
export const SCHEDULE_SCHEMA = `
CREATE TABLE report_schedule (
  saved INTEGER PRIMARY KEY REFERENCES saved_report (saved) ON DELETE CASCADE,
  every TEXT NOT NULL CHECK (every IN ('day', 'week', 'month')),
  day INTEGER NOT NULL,
  at TEXT NOT NULL,
  set_by TEXT NOT NULL,
  looked INTEGER NOT NULL
) STRICT;
CREATE TABLE report_run (
  run INTEGER PRIMARY KEY AUTOINCREMENT,
  saved INTEGER NOT NULL REFERENCES saved_report (saved) ON DELETE CASCADE,
  due INTEGER NOT NULL,
  missed INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'owed' CHECK (state IN ('owed', 'made', 'not_made')),
  why TEXT NOT NULL DEFAULT '',
  tries INTEGER NOT NULL DEFAULT 0,
  try_at INTEGER NOT NULL,
  file TEXT NOT NULL DEFAULT '',
  bytes INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL DEFAULT 0,
  since INTEGER NOT NULL DEFAULT 0,
  before INTEGER NOT NULL DEFAULT 0,
  first_entry INTEGER NOT NULL DEFAULT 0,
  entries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX run_of_saved ON report_run (saved, run);
`;
