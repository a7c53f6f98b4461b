import { ARCHITECTURES, type Architecture } from '../../../systemd/package/architecture.ts';

/** Versions of Debian that the package is for. */
const SUITES = ['bookworm', 'trixie'] as const;
export type Suite = (typeof SUITES)[number];

/** A Debian of one version for one kind of processor. */
export interface Machine {
  readonly suite: Suite;
  readonly architecture: Architecture;
}

export const nameOf = ({ suite, architecture }: Machine): string => `${suite}/${architecture.debian}`;

/** Every machine that a package is made for; those with this machine's processor come first, because they are quick. */
const machinesFrom = (cpu: string): readonly Machine[] =>
  ARCHITECTURES.toSorted((one, other) => Number(other.npm === cpu) - Number(one.npm === cpu)).flatMap(
    (architecture) => SUITES.map((suite) => ({ suite, architecture })),
  );

/**
 * The machines that these words name, each once: a version of Debian, an architecture, or both with a stroke between
 * them. No word means every machine.
 * @throws {Error} with the words that there are
 */
export const machinesNamed = (words: readonly string[], cpu: string): readonly Machine[] => {
  const machines = machinesFrom(cpu);
  const wordsFor = (machine: Machine): readonly string[] => [
    machine.suite,
    machine.architecture.debian,
    nameOf(machine),
  ];
  const known = [...new Set([...SUITES, ...machines.flatMap(wordsFor)])];
  const wrong = words.find((word) => !known.includes(word));
  if (wrong !== undefined) throw new Error(`"${wrong}" is none of ${known.join(', ')}.`);
  if (words.length === 0) return machines;
  return machines.filter((machine) => wordsFor(machine).some((word) => words.includes(word)));
};
