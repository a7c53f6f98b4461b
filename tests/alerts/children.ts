import { readdirSync, readFileSync } from 'node:fs';

const parentOf = (pid: string): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program stands in brackets and may hold anything.
  return Number(
    stat
      .slice(stat.lastIndexOf(')') + 1)
      .trim()
      .split(' ')[1],
  );
};

/** The processes of one parent that run this file. */
export const childrenOf = (parent: number, file: string): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return parentOf(pid) === parent && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(file);
      } catch {
        return false;
      }
    })
    .map(Number);

/** The processes that tell people, of one parent. */
export const alertsProcessesOf = (parent: number): readonly number[] => childrenOf(parent, 'alerts-process');
