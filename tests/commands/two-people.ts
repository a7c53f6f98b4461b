/** A list that two people keep, and everything that one of them may try alone: for each way to the kiosk the same. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { COLUMNS } from '../../src/people-file/columns.ts';

export const PINS = { sam: '3941', tom: '6174', ana: '4826' } as const;
export type Named = keyof typeof PINS;

const line = (person: string, role: string, title: string, badge: string): string =>
  `${person},${person},staff,${role},none,${title},${badge},ballot-room,,,,,,no,`;

/** A file of people: two supervisors and two clerks, with what is said of Ben. */
export const peopleFile = (folder: string, name: string, ben: string | null = 'Clerk'): string => {
  const file = path.join(folder, name);
  const lines = [
    COLUMNS.join(','),
    line('sam', 'supervisor', 'Clerk', 'B-1'),
    line('tom', 'supervisor', 'Deputy', 'B-2'),
    line('ana', 'member', 'Clerk', 'B-3'),
    ...(ben === null ? [] : [line('ben', 'member', ben, 'B-4')]),
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};
