import { statSync } from 'node:fs';
import { LogRefused } from './errors.ts';

const OTHERS_WRITE = 0o022;

/**
 * Whoever may write in a folder may put another file in the place of the log, the lock or a key, whatever the mode of
 * the file itself.
 *
 * Throws `LogRefused` where group or others may write in it.
 */
export const requireClosedFolder = (folder: string): void => {
  const { mode } = statSync(folder);
  if ((mode & OTHERS_WRITE) === 0) return;
  throw new LogRefused({
    what: `other users can write in this folder (mode ${(mode & 0o7777).toString(8).padStart(4, '0')})`,
    where: folder,
    remedy: `Make sure that nobody put anything in it, then run "chmod go-w ${folder}".`,
  });
};

/**
 * What root makes in the folder of a service belongs to root, and the service, which is another user, could then open
 * its own log no more.
 *
 * Throws `LogRefused` where `user` is root and the folder is somebody else's.
 */
export const requireOwnFolder = (folder: string, user = process.geteuid?.()): void => {
  const { uid } = statSync(folder);
  if (user !== 0 || uid === 0) return;
  throw new LogRefused({
    what: `this folder belongs to user number ${uid}, and root would leave files in it that this user cannot open`,
    where: folder,
    remedy: 'Run the same as that user; on a kiosk put "runuser -u ballot-vault --" before it.',
  });
};
