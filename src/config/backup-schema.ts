import type { z } from 'zod';
import { list, object, oneOf, text, whole, withDefaults } from './fields.ts';
import { SFTP_FORM } from './sftp-address.ts';

const here = (about: string) => text(/^\/[^\p{Cc}]{1,254}$/u, `${about} An absolute path.`);

/** Where encrypted copies go, and who can open them. */
export const BACKUP = object({
  to: text(
    new RegExp(`^/[^\\p{Cc}]{1,254}$|${SFTP_FORM.source}`, 'u'),
    'Folder for the copies, on another disk than the data folder, such as a mounted stick: an absolute path. Or a folder at another machine: sftp://USER@HOST[:PORT]/FOLDER.',
  ),
  sftp: object({
    key_file: here(
      'Secret key (mode 0600, without a passphrase) with which the kiosk shows the server who it is, as ssh-keygen makes it.',
    ),
    known_hosts: here(
      'File with the keys of the server, as OpenSSH keeps them; a server with any other key is given nothing.',
    ),
  })
    .optional()
    .describe('How the server is reached, where the copies go to one. There is no password.'),
  recipients: list(
    text(
      /^age1[02-9ac-hj-np-z]{58}$/,
      'Public key of whoever can open the copies (age1...), as "ballot-vault backup key" or age-keygen tells it.',
    ),
    1,
    4,
    'Who can open the copies. The secret keys are never on this machine.',
  ),
  ...withDefaults(
    {
      keep: whole(
        'copies',
        2,
        400,
        'How many copies are kept in the folder; older ones go once a new one is verified.',
      ),
      other_disk: oneOf(
        ['required', 'not_required'],
        'Whether the folder has to lie on another disk than the data folder, so that a stick that is not mounted is noticed.',
      ),
      old_after_hours: whole('hours', 2, 720, 'How old the newest copy may be before that is an alarm.'),
    },
    { keep: 14, other_disk: 'required', old_after_hours: 36 },
  ),
});

export type WrittenBackup = z.infer<typeof BACKUP>;
