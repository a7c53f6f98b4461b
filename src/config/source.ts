import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';
import type { Problem } from './problems.ts';

/** Aliases may repeat a part of the file this many times at most; more is a mistake or an attack. */
const ALIASES_MAX = 50;

type Path = readonly PropertyKey[];

/** A file of YAML with its values and the place of each. */
export interface Source {
  readonly value: unknown;
  /** `file:line:column` of the value at a path, or of the nearest thing around it. */
  where(path: Path): string;
  /** `file:line:column` of a key in the mapping at a path. */
  whereKey(path: Path, key: string): string;
}

const nodeOf = (value: unknown): Node | undefined => (isNode(value) ? value : undefined);

const remedyFor = (code: string): string => {
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two.';
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces.';
  return 'Correct the YAML here: check indentation, quotes, brackets and colons.';
};

/** Parses YAML 1.2. Gives the syntax problems instead when there are any. */
export const readSource = (text: string, file: string): Source | readonly Problem[] => {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
    schema: 'core',
  });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return faults.map((fault) => ({
      where: at(fault.pos[0]),
      what: `this is not valid YAML (${fault.message})`,
      remedy: remedyFor(fault.code),
    }));
  }
  const resolved = (node: unknown): Node | undefined => {
    const found = nodeOf(node);
    return isAlias(found) ? found.resolve(document) : found;
  };
  const pairOf = (node: unknown, key: PropertyKey): Pair | undefined =>
    isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
      : undefined;
  const childOf = (node: unknown, key: PropertyKey): Node | undefined =>
    isSeq(node) ? nodeOf(node.items[Number(key)]) : nodeOf(pairOf(node, key)?.value);
  const follow = (path: Path): { readonly node: Node | undefined; readonly offset: number } => {
    let node = nodeOf(document.contents);
    let offset = node?.range?.[0] ?? 0;
    for (const key of path) {
      const parent = resolved(node);
      const keyNode = nodeOf(pairOf(parent, key)?.key);
      node = childOf(parent, key);
      if (node === undefined && keyNode === undefined) return { node, offset };
      offset = keyNode?.range?.[0] ?? node?.range?.[0] ?? offset;
    }
    return { node: resolved(node), offset };
  };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: ALIASES_MAX });
  } catch {
    const remedy = 'Write the repeated parts out.';
    return [
      { where: file, what: `aliases repeat parts of this file more than ${ALIASES_MAX} times`, remedy },
    ];
  }
  return {
    value,
    where: (path) => at(follow(path).offset),
    whereKey: (path, key) =>
      at(nodeOf(pairOf(follow(path).node, key)?.key)?.range?.[0] ?? follow(path).offset),
  };
};
