/**
 * To whom made reports are mailed, and the mails that are owed. These outlive what they are about, so that the outcome
 * of each gets on record; numbers are never given twice.
 */
export const MAIL_SCHEMA = `
ALTER TABLE report_run ADD COLUMN rows INTEGER NOT NULL DEFAULT 0;
ALTER TABLE report_run ADD COLUMN basis TEXT NOT NULL DEFAULT '';
CREATE TABLE report_mailing (
  saved INTEGER PRIMARY KEY REFERENCES saved_report (saved) ON DELETE CASCADE,
  addresses TEXT NOT NULL,
  attach TEXT NOT NULL CHECK (attach IN ('yes', 'no')),
  set_by TEXT NOT NULL
) STRICT;
CREATE TABLE report_mail (
  mail INTEGER PRIMARY KEY AUTOINCREMENT,
  saved INTEGER NOT NULL,
  run INTEGER NOT NULL,
  report TEXT NOT NULL,
  due INTEGER NOT NULL,
  address TEXT NOT NULL,
  attach TEXT NOT NULL CHECK (attach IN ('yes', 'no')),
  asked_by TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'owed' CHECK (state IN ('owed', 'sent', 'given_up')),
  why TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL DEFAULT 'notice' CHECK (content IN ('file', 'notice')),
  tries INTEGER NOT NULL DEFAULT 0,
  owed_at INTEGER NOT NULL,
  try_at INTEGER NOT NULL,
  over_at INTEGER NOT NULL DEFAULT 0,
  recorded TEXT NOT NULL DEFAULT 'no' CHECK (recorded IN ('yes', 'no'))
) STRICT;
CREATE INDEX mail_of_run ON report_mail (run);
CREATE INDEX mail_under_way ON report_mail (recorded, state, try_at);
`;
