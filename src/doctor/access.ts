import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { type Machine, wordIn } from './machine.ts';

/** The user as whom the service runs. */
export const SERVICE_USER = 'ballot-vault';

interface User {
  readonly uid: number;
  readonly gids: readonly number[];
}

const rows = (text = ''): readonly (readonly string[])[] => text.split('\n').map((line) => line.split(':'));

const userIn = ({ etc }: Machine, name: string): User | undefined => {
  const found = rows(wordIn(etc, 'passwd')).find(([user]) => user === name);
  if (found === undefined) return undefined;
  const more = rows(wordIn(etc, 'group')).flatMap(([, , gid, members = '']) =>
    members.split(',').includes(name) ? [Number(gid)] : [],
  );
  return { uid: Number(found[2]), gids: [Number(found[3]), ...more] };
};

const READ_WRITE = constants.R_OK | constants.W_OK;

const maySo = ({ uid, gids }: User, stat: Stats, wanted: number): boolean => {
  const bits = (shift: number): boolean => ((stat.mode >> shift) & wanted) === wanted;
  if (stat.uid === uid) return bits(6);
  return gids.includes(stat.gid) ? bits(3) : bits(0);
};

/**
 * Whether the service may read and write a file: asked of the kernel where this runs as some user, reckoned for the
 * service's user where it runs as root, who may everything. Undefined where there is no such user.
 */
export const serviceMay = (
  machine: Machine,
  file: string,
  stat: Stats,
  uid = process.getuid?.() ?? 0,
  wanted = READ_WRITE,
): boolean | undefined => {
  if (uid === 0) {
    const user = userIn(machine, SERVICE_USER);
    return user === undefined ? undefined : maySo(user, stat, wanted);
  }
  try {
    accessSync(file, wanted);
    return true;
  } catch {
    return false;
  }
};

/** The same for a secret, which the service only has to read: whoever made it as root may have kept it from the service. */
export const serviceMayRead = (machine: Machine, file: string): boolean | undefined =>
  serviceMay(machine, file, statSync(file), undefined, constants.R_OK);
