import ts from 'typescript';
import { lineOf, parse, type Source, walk } from './sources.ts';

/** Names that reach a clock, chance, the surroundings or a later turn of the event loop. */
const GLOBALS = new Set([
  'Date',
  'Promise',
  'Temporal',
  'clearTimeout',
  'console',
  'crypto',
  'eval',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);

/** Is this name only the name of a property (`order.process`, `{ process: 1 }`), not the global itself? */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
    parent.name === node
  );
}

function bannedWordAt(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) && GLOBALS.has(node.text) && !isPropertyName(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') return 'Math.random';
  if (ts.isElementAccessExpression(node) && node.expression.getText() === 'Math') return 'Math[...]';
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return 'await';
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async';
  if (ts.isMetaProperty(node)) return 'import.meta';
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import(...)';
  return undefined;
}

/** Everything in a file that a pure one must not say, as "line: word". Comments and strings may say anything. */
export function impurities(source: Source): readonly string[] {
  const tree = parse(source);
  const found: string[] = [];
  walk(tree, (node) => {
    const word = bannedWordAt(node);
    if (word !== undefined) found.push(`${lineOf(tree, node)}: ${word}`);
  });
  return found;
}

/** Is this call all there is in `append: (...) => log.append(...)`? Whoever calls that one is the one who appends. */
function isHandedOn({ parent }: ts.CallExpression): boolean {
  if (!ts.isArrowFunction(parent) || !ts.isPropertyAssignment(parent.parent)) return false;
  return parent.parent.name.getText() === 'append';
}

/** Lines of every call of a method named `append`. */
export function appendCalls(source: Source): readonly number[] {
  const tree = parse(source);
  const found: number[] = [];
  walk(tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    if (node.expression.name.text === 'append' && !isHandedOn(node)) found.push(lineOf(tree, node));
  });
  return found;
}
