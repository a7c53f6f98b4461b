/**
 * Small intended bugs. A file is rewritten once with all of its mutants asleep in it: where a bug could be stands
 * `(__mutant(7) ? wrong : right)`, and a number wakes one of them. Only the text of the file is read (no types),
 * with the compiler's own parser.
 */
import ts from 'typescript';

/** One intended bug: where it is, what stands there, and what would stand there instead. */
export interface Mutant {
  readonly id: number;
  readonly file: string;
  readonly line: number;
  /** The whole line of code. */
  readonly context: string;
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  /** 1, or which one it is of several in this file that look the same, line and change. */
  readonly nth: number;
  /** Outside every function: it acts when the file is loaded, so a run with it needs a process of its own. */
  readonly isStatic: boolean;
}

export interface Instrumented {
  readonly text: string;
  readonly mutants: readonly Mutant[];
}

/** What a node can be turned into. `skip` leaves a statement out, else `text` takes an expression's place. */
type Change = { readonly kind: string; readonly text: string };

const COMPARISONS: ReadonlyMap<ts.SyntaxKind, readonly string[]> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [ts.SyntaxKind.LessThanToken, ['<=', '>=']],
  [ts.SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [ts.SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [ts.SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [ts.SyntaxKind.PlusToken, ['-']],
  [ts.SyntaxKind.MinusToken, ['+']],
  [ts.SyntaxKind.AsteriskToken, ['/']],
  [ts.SyntaxKind.PercentToken, ['*']],
  [ts.SyntaxKind.AmpersandAmpersandToken, ['||']],
  [ts.SyntaxKind.BarBarToken, ['&&']],
]);

const METHODS: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['max', 'min'],
  ['min', 'max'],
]);

const isCondition = (node: ts.Expression): boolean => {
  const { parent } = node;
  return (
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node)
  );
};

const comparedWithText = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node.parent) && COMPARISONS.has(node.parent.operatorToken.kind);

/** Whether a literal is a value of the program, not a name, a type, a case label or the text of an assertion. */
const isValue = (node: ts.Expression): boolean => {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isCaseClause(parent) || ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent))
    return false;
  if (ts.isElementAccessExpression(parent) || ts.isLiteralTypeNode(parent)) return false;
  return !ts.isComputedPropertyName(parent);
};

const binaryChanges = (node: ts.BinaryExpression): readonly Change[] => {
  const [left, right] = [node.left.getText(), node.right.getText()];
  if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    return [{ kind: 'left of ?? dropped', text: `(${right})` }];
  }
  const others = COMPARISONS.get(node.operatorToken.kind) ?? [];
  return others.map((other) => ({ kind: 'operator', text: `(${left} ${other} ${right})` }));
};

const callChanges = (node: ts.CallExpression): readonly Change[] => {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const other = METHODS.get(expression.name.text);
  const args = node.arguments.map((argument) => argument.getText()).join(', ');
  const target = expression.expression.getText();
  if (other !== undefined) return [{ kind: 'method', text: `${target}.${other}(${args})` }];
  return expression.name.text === 'filter' ? [{ kind: 'filter dropped', text: target }] : [];
};

const expressionChanges = (node: ts.Expression): readonly Change[] => {
  const changes: Change[] = [];
  if (isCondition(node)) {
    changes.push({ kind: 'condition', text: 'true' }, { kind: 'condition', text: 'false' });
  }
  if (ts.isBinaryExpression(node)) changes.push(...binaryChanges(node));
  if (ts.isCallExpression(node)) changes.push(...callChanges(node));
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    changes.push({ kind: '! dropped', text: `(${node.operand.getText()})` });
  }
  if (ts.isNumericLiteral(node) && isValue(node)) {
    changes.push({ kind: 'number', text: `${node.text} + 1` }, { kind: 'number', text: `${node.text} - 1` });
  }
  if (ts.isStringLiteral(node) && isValue(node) && !comparedWithText(node)) {
    changes.push({ kind: 'text', text: node.text === '' ? "'mutated'" : "''" });
  }
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && isValue(node)) {
    changes.push({ kind: 'list emptied', text: '[]' });
  }
  const isYes = node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
  if (isYes) changes.push({ kind: 'flag', text: node.kind === ts.SyntaxKind.TrueKeyword ? 'false' : 'true' });
  return changes;
};

const returnsNothing = (node: ts.Node): boolean => {
  let at: ts.Node = node;
  while (!ts.isSourceFile(at) && !ts.isFunctionLike(at)) at = at.parent;
  return ts.isFunctionLike(at) && at.type?.kind === ts.SyntaxKind.VoidKeyword;
};

const isAssertion = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && ['assert', 'assertNever'].includes(node.expression.getText());

/** A statement whose only use is what it does: left out as a whole. */
const isDeed = (node: ts.Node): node is ts.ExpressionStatement | ts.ReturnStatement => {
  if (ts.isExpressionStatement(node)) return !isAssertion(node.expression);
  if (!ts.isReturnStatement(node) || node.expression === undefined) return false;
  return ts.isCallExpression(node.expression) && !isAssertion(node.expression) && returnsNothing(node);
};

const isInFunction = (node: ts.Node): boolean => {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at)) return true;
  }
  return false;
};

const isUntouched = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isThrowStatement(node) ||
  isAssertion(node);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 160);

/** Rewrites a file with its mutants asleep, numbered from `first`. */
export const instrument = (file: string, text: string, first: number): Instrumented => {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = text.split('\n');
  const mutants: Mutant[] = [];
  const note = (node: ts.Node, { kind, text: after }: Change): number => {
    const id = first + mutants.length;
    const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    const [before, isStatic] = [oneLine(node.getText(tree)), !isInFunction(node)];
    const context = oneLine((lines[line - 1] ?? '').trim());
    const mutant = { id, file, line, context, kind, before, after: oneLine(after), isStatic };
    const isAlike = (other: Mutant) =>
      other.context === context && other.before === before && other.after === mutant.after;
    mutants.push({ ...mutant, nth: mutants.filter(isAlike).length + 1 });
    return id;
  };
  const inner = (node: ts.Node): string => {
    let written = '';
    let at = node.getStart(tree);
    ts.forEachChild(node, (child) => {
      written += text.slice(at, child.getStart(tree)) + write(child);
      at = child.end;
    });
    return written + text.slice(at, node.end);
  };
  const write = (node: ts.Node): string => {
    if (isUntouched(node)) return node.getText(tree);
    if (isDeed(node)) {
      const id = note(node, { kind: 'left out', text: ts.isReturnStatement(node) ? 'return;' : ';' });
      const instead = ts.isReturnStatement(node) ? 'return;' : '{}';
      return `{ if (__mutant(${id})) ${instead} else ${inner(node)} }`;
    }
    const changes = ts.isExpression(node) ? expressionChanges(node) : [];
    if (changes.length === 0) return inner(node);
    const choices = changes.map((change) => `__mutant(${note(node, change)}) ? (${change.text}) : `);
    return `(${choices.join('')}(${inner(node)}))`;
  };
  const head = "const __mutant = globalThis['ballotVaultMutant'];";
  return { text: `${head}${inner(tree)}`, mutants };
};
