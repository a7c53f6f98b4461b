import type { PersonLine } from '../../../src/list-lines.ts';

type Stands = Pick<PersonLine, 'person' | 'name' | 'role' | 'group' | 'status'>;

/**
 * Who stands in for a custodian, and for whom a substitute stands in: by the rules it is anybody of the same group. Empty
 * for everybody else, and where no group is known.
 */
export const standInsOf = <Line extends Stands>(line: Line, list: readonly Line[]): readonly Line[] => {
  const others = { custodian: 'substitute', substitute: 'custodian' } as const;
  if (line.group === '' || (line.role !== 'custodian' && line.role !== 'substitute')) return [];
  const wanted = others[line.role];
  return list.filter(
    ({ role, group, status }) => role === wanted && group === line.group && status === 'listed',
  );
};
