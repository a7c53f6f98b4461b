import os from 'node:os';
import { checkEarlier } from './check-log.ts';
import { databaseFile, openForReading } from './database.ts';
import { LogDamaged } from './errors.ts';
import { parseVerifierKey } from './formats/note.ts';
import { damageInstead, identifyLog } from './identity.ts';
import type { BackgroundResult, VerifyTask } from './verify-earlier.ts';

const check = ({ directory, verifier_key, until }: VerifyTask): BackgroundResult => {
  const where = databaseFile(directory);
  const database = openForReading(directory);
  try {
    return damageInstead(where, () => {
      const { rows } = identifyLog(database, where);
      checkEarlier({ where, rows, verifier: parseVerifierKey(verifier_key) }, until);
      return { outcome: 'intact', checked: until };
    });
  } catch (error) {
    if (!(error instanceof LogDamaged)) throw error;
    return { outcome: 'damaged', entry: error.entry, what: error.message };
  } finally {
    database.close();
  }
};

// The door comes first.
os.setPriority(os.constants.priority.PRIORITY_LOW);
process.send?.(check(JSON.parse(process.argv[2] ?? '') as VerifyTask), () => process.disconnect());
