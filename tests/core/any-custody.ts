import type { CustodyAct, CustodyStatement } from '../../src/core/custody-terms.ts';
import type { ContainerId, Ms, SealNumber } from '../../src/core/terms.ts';

/** What anybody may state of a few containers and a few seals, sense or no sense; `number` chooses among them. */
export const anyCustody = (statement: CustodyAct, number: number, at: Ms): CustodyStatement => {
  const container = ['B-1', 'B-2'][number % 2] as ContainerId;
  const seal = (['S-001', 'S-002', 'S-003'][number % 3] ?? '') as SealNumber;
  const of = { container, taken_by: number % 2 === 0 ? 'scanned' : 'typed_twice' } as const;
  const words = number % 2 === 0 ? '' : 'order 7';
  const seen = { ...of, seal, condition: number % 5 === 4 ? 'damaged' : 'intact', words } as const;
  switch (statement) {
    case 'register_container':
      return {
        statement,
        ...of,
        kind: 'box',
        contents: 'voted_counted',
        election: 'General 2026',
        election_day: number % 3 === 0 ? '2026-11-03' : '2020-11-03',
        federal: number % 2 === 0 ? 'yes' : 'no',
        range: '',
        count: number,
        shelf: 'A 3',
        approved_until: '',
      };
    case 'move_container':
      return {
        statement,
        ...of,
        way: (['in', 'out', 'within'] as const)[number % 3] ?? 'in',
        reason: 'audit',
        shelf: 'A 4',
        words,
      };
    case 'add_seals':
      return { statement, first: 'S-001' as SealNumber, last: seal };
    case 'apply_seal':
      return { statement, ...of, seal };
    case 'check_seal':
    case 'remove_seal':
      return { statement, ...seen };
    case 'replace_seal':
      return { statement, ...seen, new_seal: 'S-003' as SealNumber };
    case 'report_break':
      return { statement, ...of, since: at - 60_000, until: at - number * 1_000, words };
    case 'begin_inventory':
      return { statement };
    case 'sign_inventory':
      return { statement, words };
    case 'hold_container':
    case 'lift_hold':
    case 'destroy_container':
      return { statement, ...of, words };
  }
};
