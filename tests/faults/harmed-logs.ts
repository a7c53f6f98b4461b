import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile } from '../../src/log/database.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import { FORMAT_VERSION } from '../../src/log/schema.ts';
import type { Verdict } from '../../src/log/verify/report.ts';
import { BOOT, denied, moment } from '../log/facts.ts';
import { changeDatabase } from './changed-values.ts';
import { writeSmallLog } from './small-log.ts';

/** Harm to the files of a log of 12 entries, and what it comes to; none of it is ever repaired or begun anew. */
export interface HarmedLog {
  /** Gives the newest checkpoint that anybody may have been given, where it was signed on the way. */
  readonly harm: (options: OpenLogOptions, folder: string) => unknown;
  /** What the kiosk says as it refuses to start, and the first bad entry that it names. */
  readonly opens: RegExp;
  readonly entry?: number;
  /** What verify says alone; it reads the database, and neither keys nor signer. */
  readonly verdict: Verdict | RegExp;
  /** What verify says beside that checkpoint. */
  readonly beside?: Verdict;
}

const PAGE_BYTES = 4_096;
const WHOLE: Verdict = 'INTACT, UNWITNESSED';

const sql =
  (...statements: readonly string[]) =>
  ({ directory }: OpenLogOptions): void =>
    changeDatabase(databaseFile(directory), (database) => {
      for (const statement of statements) database.exec(statement);
    });

/** Without putting triggers back. */
const openly =
  (...statements: readonly string[]) =>
  ({ directory }: OpenLogOptions): void => {
    const database = new Database(databaseFile(directory));
    for (const statement of statements) database.exec(statement);
    database.close();
  };

const zeroPage = ({ directory }: OpenLogOptions): void => {
  const file = databaseFile(directory);
  const database = new Database(file, { readonly: true });
  const page = database
    .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'entry'")
    .pluck()
    .get();
  database.close();
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(PAGE_BYTES), 0, PAGE_BYTES, ((page ?? 1) - 1) * PAGE_BYTES);
  closeSync(descriptor);
};

/** Two more entries, of which the write-ahead log is then treated so; the signer has signed them. */
const withWal =
  (treat: (wal: string) => void) =>
  (options: OpenLogOptions, folder: string): string => {
    const file = databaseFile(options.directory);
    const kept = path.join(folder, 'kept');
    const log = openLog(options);
    log.append(moment(12), BOOT, [denied(12), denied(12)]);
    for (const beside of ['', '-wal']) copyFileSync(`${file}${beside}`, `${kept}${beside}`);
    const { checkpoint } = log.head;
    log.close();
    treat(`${kept}-wal`);
    for (const beside of ['', '-wal'])
      if (existsSync(`${kept}${beside}`)) copyFileSync(`${kept}${beside}`, `${file}${beside}`);
    return checkpoint;
  };

/** The log and its signer as they are after more was signed, with one of the two put back. */
const putBackAlone =
  (which: 'directory' | 'signer') =>
  (options: OpenLogOptions, folder: string): string => {
    const file = which === 'signer' ? options.signerStateFile : databaseFile(options.directory);
    copyFileSync(file, path.join(folder, 'earlier'));
    const log = openLog(options);
    log.append(moment(12), BOOT, [denied(12)]);
    const { checkpoint } = log.head;
    log.close();
    copyFileSync(path.join(folder, 'earlier'), file);
    return checkpoint;
  };

export const HARMED_LOGS: Readonly<Record<string, HarmedLog>> = {
  'database-truncated': {
    harm: ({ directory }) =>
      truncateSync(databaseFile(directory), statSync(databaseFile(directory)).size / 2),
    opens: /the database is damaged/,
    verdict: /cannot be read/,
  },
  'database-emptied': {
    harm: ({ directory }) => truncateSync(databaseFile(directory), 0),
    opens: /not the log of a kiosk, or it is empty/,
    verdict: 'INVALID',
  },
  'database-missing': {
    harm: ({ directory }) => rmSync(databaseFile(directory)),
    opens: /there is no log here, but .* has signed one/,
    verdict: /there is no log here/,
  },
  'database-of-another-program': {
    harm: openly('PRAGMA application_id = 7'),
    opens: /not the log of a kiosk/,
    verdict: 'INVALID',
  },
  'database-of-a-newer-format': {
    harm: openly(`PRAGMA user_version = ${FORMAT_VERSION + 1}`),
    opens: /this log has format \d+, and this program writes format \d+/,
    verdict: /this log has format \d+, and this program writes format \d+/,
  },
  'page-of-zeroes': { harm: zeroPage, opens: /the database is damaged/, verdict: 'INVALID' },
  'wal-lost': {
    harm: withWal((wal) => rmSync(wal)),
    opens: /the log ends at 12 entries, and the signer has signed 14/,
    verdict: WHOLE,
    beside: 'CONFLICT',
  },
  'wal-torn': {
    harm: withWal((wal) => truncateSync(wal, PAGE_BYTES)),
    opens: /the log ends at 12 entries, and the signer has signed 14/,
    verdict: WHOLE,
    beside: 'CONFLICT',
  },
  'log-rolled-back': {
    harm: putBackAlone('directory'),
    opens: /the log ends at 12 entries, and the signer has signed 13: it was cut, or put back/,
    verdict: WHOLE,
    beside: 'CONFLICT',
  },
  'signer-rolled-back': {
    harm: putBackAlone('signer'),
    opens: /the state was put back to an older day/,
    verdict: WHOLE,
  },
  'signer-state-missing': {
    harm: ({ signerStateFile }) => rmSync(signerStateFile),
    opens: /the signer's state is missing/,
    verdict: WHOLE,
  },
  'signer-state-scribbled-over': {
    harm: ({ signerStateFile }) =>
      writeFileSync(signerStateFile, readFileSync(signerStateFile, 'latin1').replaceAll('1', '2')),
    opens: /the signer's state is damaged in both places/,
    verdict: WHOLE,
  },
  'key-missing': {
    harm: ({ keyFile }) => rmSync(keyFile),
    opens: /the key that signs this log is missing/,
    verdict: WHOLE,
  },
  'log-of-another-kiosk': {
    harm: ({ directory }, folder) => {
      const other = writeSmallLog(path.join(folder, 'other'), 12);
      copyFileSync(databaseFile(other.directory), databaseFile(directory));
    },
    opens: /this log is signed by the key/,
    verdict: WHOLE,
  },
  'trigger-dropped': {
    harm: openly('DROP TRIGGER entry_no_update'),
    opens: /tables or triggers of the log are not those/,
    verdict: 'INVALID',
  },
  'trigger-weakened': {
    harm: openly(
      'DROP TRIGGER entry_no_delete',
      'CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry WHEN OLD.seq > 1 BEGIN SELECT RAISE(ABORT, 0); END',
    ),
    opens: /tables or triggers of the log are not those/,
    verdict: 'INVALID',
  },
  'schema-changed': {
    harm: openly('ALTER TABLE entry ADD COLUMN note TEXT'),
    opens: /tables or triggers of the log are not those/,
    verdict: 'INVALID',
  },
  'entry-edited': {
    harm: sql(
      "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'k1', 'k2') AS BLOB) WHERE seq = 3",
    ),
    opens: /the bytes of entry 3 do not give its leaf hash/,
    entry: 3,
    verdict: 'INVALID',
  },
  'entry-removed-tail': {
    harm: sql('DELETE FROM entry WHERE seq >= 9', 'DELETE FROM disclosure WHERE seq >= 9'),
    opens: /entry 9 and those after it, up to 11, are missing/,
    entry: 9,
    verdict: 'INVALID',
  },
  'entry-swapped': {
    harm: sql(
      'UPDATE entry SET seq = -1 WHERE seq = 3',
      'UPDATE entry SET seq = 3 WHERE seq = 5',
      'UPDATE entry SET seq = 5 WHERE seq = -1',
    ),
    opens: /entry 3 does not say that it is entry 3/,
    entry: 3,
    verdict: 'INVALID',
  },
  'disclosure-changed': {
    harm: sql("UPDATE disclosure SET content = replace(content, 'ana', 'bob') WHERE seq = 7"),
    opens: /entry 7: the disclosure of "person" does not belong to its commitment/,
    entry: 7,
    verdict: 'INVALID',
  },
  'voucher-forged': {
    harm: sql('UPDATE head SET voucher = zeroblob(32)'),
    opens: /what the signer vouched for was put there by somebody else/,
    verdict: WHOLE,
  },
  'cosignature-under-another-name': {
    harm: sql("UPDATE cosigned SET witness = 'w.example/two'"),
    opens: /the checkpoint cosigned by w.example\/two has no line of that witness/,
    verdict: 'INVALID',
  },
};
