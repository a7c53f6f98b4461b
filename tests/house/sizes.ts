import ts from 'typescript';
import { lineOf, parse, type Source, walk } from './sources.ts';

/** A file that does not fit in one reading is two files. */
export const MOST_LINES_OF_FILE = 300;

/** A function that does not fit on one screen is two functions. */
export const MOST_LINES_OF_FUNCTION = 60;

export function linesOf(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

/** The function given to `describe` is a heading, not a function. */
function isHeading(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());
}

/** Functions of more than `most` lines, as "line: number of lines". */
export function longFunctions(source: Source, most = MOST_LINES_OF_FUNCTION): readonly string[] {
  const tree = parse(source);
  const found: string[] = [];
  walk(tree, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined || isHeading(node)) return;
    const length = tree.getLineAndCharacterOfPosition(node.end).line + 2 - lineOf(tree, node);
    if (length > most) found.push(`${lineOf(tree, node)}: ${length} lines`);
  });
  return found;
}
