/** A list that two people keep, and everything that one of them may try alone: for each way to the kiosk the same. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { COLUMNS, MAY_BE_LEFT_OUT } from '../../src/people-file/columns.ts';
import { folder, run, shipped } from './aid.ts';

export const PINS = { sam: '3941', tom: '6174', ana: '4826' } as const;
export type Named = keyof typeof PINS;

const line = (person: string, role: string, title: string, badge: string): string =>
  `${person},${person},staff,${role},none,${title},${badge},ballot-room,,,,,,no,`;

/** A file of people: two supervisors and two clerks, with what is said of Ben. */
export const peopleFile = (folder: string, name: string, ben: string | null = 'Clerk'): string => {
  const file = path.join(folder, name);
  const lines = [
    COLUMNS.filter((column) => !MAY_BE_LEFT_OUT.includes(column)).join(','),
    line('sam', 'supervisor', 'Clerk', 'B-1'),
    line('tom', 'supervisor', 'Deputy', 'B-2'),
    line('ana', 'member', 'Clerk', 'B-3'),
    ...(ben === null ? [] : [line('ben', 'member', ben, 'B-4')]),
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};

export interface Office {
  readonly data: string;
  /** Which kiosk a command is for. */
  readonly on: readonly string[];
}

/** A founded list in a new data folder: Sam and Tom can approve. */
export const office = async (): Promise<Office> => {
  const data = folder();
  const on = ['--config', shipped('demo.yaml'), '--data', data];
  const founded = await run(['people', 'import', peopleFile(data, 'people.csv'), ...on]);
  expect(founded.printed).toContain('4 enrolled, 0 changed, 0 removed, 0 unchanged');
  expect(founded.printed).toContain('The list is being founded');
  for (const person of ['sam', 'tom'] as const) {
    const typed = { hidden: [PINS[person], PINS[person]] };
    expect(await run(['people', 'pin', person, ...on], typed)).toMatchObject({ code: 0 });
  }
  return { data, on };
};

/** One command of one person, with their PIN. */
export const acts = ({ on }: Office, person: Named, ...args: readonly string[]) =>
  run(['people', ...args, ...on, '--by', person], { hidden: [PINS[person]] });
