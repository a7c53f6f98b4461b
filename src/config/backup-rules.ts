import { recipientKey } from '../log/formats/age-key.ts';
import type { WrittenBackup } from './backup-schema.ts';
import type { Finding } from './finding.ts';
import type { WrittenConfig } from './schema.ts';
import { sftpAddress } from './sftp-address.ts';

const farFindings = ({ to, sftp }: WrittenBackup): readonly Finding[] => {
  const isFar = to.startsWith('sftp://');
  if (isFar && sftpAddress(to) === undefined)
    return [
      { path: ['backup', 'to'], what: `backup.to: ${to} has no such port`, remedy: 'Write 1 to 65535.' },
    ];
  if (isFar === (sftp !== undefined)) return [];
  return isFar
    ? [
        {
          path: ['backup', 'to'],
          what: 'backup.sftp is missing: it is not said how the server is known, and who this kiosk is there',
          remedy: 'Write "sftp: { key_file: ..., known_hosts: ... }"; config/example.yaml shows it.',
        },
      ]
    : [
        {
          path: ['backup', 'sftp'],
          what: `backup.sftp: the copies go to the folder ${to}, and to no server`,
          remedy: 'Leave it out, or write backup.to as sftp://USER@HOST/FOLDER.',
        },
      ];
};

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
  const far = farFindings(backup);
  const isBeside = backup.to === kiosk.data || backup.to.startsWith(`${kiosk.data}/`);
  if (!isBeside) return [...mistyped, ...far];
  const what = `backup.to: ${backup.to} lies in the data folder`;
  return [...mistyped, { path: ['backup', 'to'], what, remedy: 'Name a folder on another disk.' }];
};
