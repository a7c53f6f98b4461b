import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The repository. */
export const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** Folders that git ignores: installed, built or recorded, never ours to judge. */
const IGNORED = new Set(['.git', 'node_modules', 'kiosk-ui/dist', 'dist', 'data', 'coverage', 'reports']);

/** One file of the repository; `file` is relative to the root, with forward slashes. */
export type Source = { readonly file: string; readonly text: string };

/** Names in the repository's top folder that are neither ignored nor dot files. */
export function topLevelNames(): readonly string[] {
  return readdirSync(ROOT).filter((name) => !name.startsWith('.') && !IGNORED.has(name));
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .map((entry) => ({ file: path.posix.join(folder, entry.name), isFolder: entry.isDirectory() }))
    .filter(({ file }) => !IGNORED.has(file))
    .flatMap(({ file, isFolder }) => (isFolder ? filesBelow(file) : [file]));
}

/** All files of the repository whose names end in one of `endings`. */
export function readSources(endings: readonly string[]): readonly Source[] {
  return filesBelow('.')
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

/** Code that a compiler reads. */
export const CODE = ['.ts', '.tsx', '.mjs'];

/** The syntax tree of one code file. */
export function parse({ file, text }: Source): ts.SourceFile {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : undefined;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
}

/** Calls `visit` for every node below `node`. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** One-based line of a node. */
export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** Every module that a file imports or exports from, or loads with `import(...)` and a fixed name. */
export function importsOf(source: Source): readonly string[] {
  const found: string[] = [];
  walk(parse(source), (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
        found.push(node.moduleSpecifier.text);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) found.push(node.argument.literal.text);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [name] = node.arguments;
      if (name && ts.isStringLiteralLike(name)) found.push(name.text);
    }
  });
  return found;
}
