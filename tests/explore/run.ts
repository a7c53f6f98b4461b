/**
 * Tries every sequence of moves in the small world for as long as it is given, and prints how far it came:
 * `npm run explore -- --seconds 60`. Half of the time goes to the main job alone, which gets deeper.
 */
import { parseArgs } from 'node:util';
import { explore, type Found } from './search.ts';
import { ALL_MOVES, MAIN_MOVES, type Move } from './small-world.ts';

const tell = (name: string, moves: readonly Move[], found: Found, seconds: number): void => {
  const depth = found.isClosed ? 'any length (nothing new is left)' : `${found.depth} moves`;
  console.log(
    `${name}: ${moves.length} moves, every sequence of ${depth}: ${found.states} states visited, ` +
      `${found.transitions} transitions, ${found.violations.length} violations, ` +
      `${found.comparedMerges} merges compared, ${seconds.toFixed(1)} s`,
  );
  for (const { promise, breach, path, facts } of found.violations) {
    console.log(`\nbroken: ${promise}\n  ${breach}\n  after: ${path.join(', ')}`);
    for (const fact of facts) console.log(`  ${JSON.stringify(fact)}`);
  }
};

const search = (name: string, moves: readonly Move[], seconds: number): boolean => {
  const begun = performance.now();
  const isOver = () => performance.now() - begun > seconds * 1_000;
  const found = explore({ moves, depth: Number.POSITIVE_INFINITY, isOver });
  tell(name, moves, found, (performance.now() - begun) / 1_000);
  return found.violations.length === 0;
};

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
const share = Number(values.seconds) / 2;
const results = [search('main job', MAIN_MOVES, share), search('everything', ALL_MOVES, share)];
process.exitCode = results.every(Boolean) ? 0 : 1;
