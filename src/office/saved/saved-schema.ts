/** Kept questions. Numbers are never given twice, so that an address somebody wrote down never means another one. */
export const SAVED_SCHEMA = `
CREATE TABLE saved_report (
  saved INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL,
  asked TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('csv', 'json', 'pdf')),
  language TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
`;
