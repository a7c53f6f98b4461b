/** Text that ties the repository to the machine it was written on. Anyone's checkout must read the same. */
const MACHINE = [
  /(?<![\w.])\/work\//,
  /(?<![\w.])\/root\//,
  /(?<![\w.])\/home\/[a-z]/,
  /(?<![\w.])\/Users\/[a-z]/,
  /registry\.[a-z]+\.(org|com|io)/,
  /"resolved"\s*:/,
];

/** Lines of a text that name a place on one machine or a package server. */
export function machineTraces(text: string): readonly number[] {
  return text
    .split('\n')
    .flatMap((line, index) => (MACHINE.some((trace) => trace.test(line)) ? [index + 1] : []));
}

/** Is this an exact version (`1.2.3`), not a range? */
export function isExact(version: string): boolean {
  return /^\d+\.\d+\.\d+(-[0-9a-z.]+)?$/i.test(version);
}

/** Names whose own row in a Markdown table (in the first cell, as code) is missing. */
export function withoutRow(names: readonly string[], markdown: string): readonly string[] {
  const cells = markdown.split('\n').flatMap((line) => /^\|([^|]*)\|/.exec(line)?.[1] ?? []);
  return names.filter((name) => !cells.some((cell) => cell.includes(`\`${name}\``)));
}
