import { recipientKey } from '../log/formats/age-key.ts';
import type { Finding } from './finding.ts';
import type { WrittenConfig } from './schema.ts';

/** A copy beside the log goes with it, and one that nobody can open is none. */
export const backupFindings = ({ backup, kiosk }: WrittenConfig): readonly Finding[] => {
  if (backup === undefined) return [];
  const mistyped = backup.recipients.flatMap((key, index): readonly Finding[] =>
    recipientKey(key) === undefined
      ? [
          {
            path: ['backup', 'recipients', index],
            what: `backup.recipients[${index}]: a letter of this key is wrong`,
            remedy: 'Copy it anew, as "ballot-vault backup key" or age-keygen told it.',
          },
        ]
      : [],
  );
  const isBeside = backup.to === kiosk.data || backup.to.startsWith(`${kiosk.data}/`);
  if (!isBeside) return mistyped;
  const what = `backup.to: ${backup.to} lies in the data folder`;
  return [...mistyped, { path: ['backup', 'to'], what, remedy: 'Name a folder on another disk.' }];
};
