import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FluentResource } from '@fluent/bundle';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { ROOT } from './browser.ts';

const FOLDERS = ['kiosk-ui/kiosk', 'kiosk-ui/shared'];
/** Attributes that people read or hear. */
const SPOKEN = [
  'label',
  'title',
  'hint',
  'note',
  'kicker',
  'alt',
  'placeholder',
  'aria-label',
  'words',
  'word',
];
/** Letters that a person would read as a word; a digit, a dot or a dash needs no translation. */
const WORD = /\p{Letter}{2,}/u;

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));

const treesOf = (folders: readonly string[]): readonly ts.SourceFile[] =>
  folders
    .flatMap(filesBelow)
    .map((file) =>
      ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX),
    );

const trees = treesOf(FOLDERS);

const walk = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
};

const isSpokenAttribute = (node: ts.Node): boolean =>
  ts.isJsxAttribute(node) && SPOKEN.includes(node.name.getText());

/** Words that stand in code where a person would see them. */
const wordsInCode = (tree: ts.SourceFile): readonly string[] => {
  const found: string[] = [];
  walk(tree, (node) => {
    const isInText = ts.isJsxText(node);
    const isInProp =
      ts.isStringLiteralLike(node) &&
      (isSpokenAttribute(node.parent) ||
        (ts.isJsxExpression(node.parent) && !ts.isJsxAttribute(node.parent.parent)));
    if (!(isInText || isInProp) || !WORD.test(node.text)) return;
    found.push(`${path.relative(ROOT, tree.fileName)}: ${node.text.trim()}`);
  });
  return found;
};

/** Keys that code names: whole ones, and patterns where a word of a vocabulary is put in. */
const keysInCode = (): { readonly whole: ReadonlySet<string>; readonly patterns: readonly RegExp[] } => {
  const whole = new Set<string>();
  const patterns: RegExp[] = [];
  for (const tree of trees) {
    walk(tree, (node) => {
      if (ts.isStringLiteralLike(node)) whole.add(node.text);
      if (!ts.isTemplateExpression(node)) return;
      const tails = node.templateSpans.map((span) => span.literal.text);
      const pattern = [node.head.text, ...tails].map((part) => part.replace(/[^\w-]/g, '.')).join('[\\w-]+');
      if (/[a-z]/.test(node.head.text + tails.join(''))) patterns.push(new RegExp(`^${pattern}$`));
    });
  }
  return { whole, patterns };
};

/** The words of the kiosk's page, and of the part of it that comes later. */
const source = (language: string): string =>
  [
    'kiosk-ui/shared',
    'kiosk-ui/kiosk/custody',
    'kiosk-ui/kiosk/procedures',
    'kiosk-ui/kiosk/pages',
    'kiosk-ui/kiosk/visitors',
    'kiosk-ui/kiosk/exercises',
    'kiosk-ui/kiosk/setup',
  ]
    .map((folder) => readFileSync(path.join(ROOT, folder, 'locales', `${language}.ftl`), 'utf8'))
    .join('\n');

const messages = (language: string) => new FluentResource(source(language)).body;

const keysOf = (language: string): readonly string[] => messages(language).map(({ id }) => id);

/** Names of the values that a message takes, however deep they stand in it. */
const valuesIn = (pattern: unknown): readonly string[] => {
  if (typeof pattern !== 'object' || pattern === null) return [];
  if ('type' in pattern && pattern.type === 'var' && 'name' in pattern) return [String(pattern.name)];
  return [...new Set(Object.values(pattern).flatMap(valuesIn))].sort();
};

describe('language files', () => {
  test('both have the same keys, each once', () => {
    expect([...keysOf('es')].sort()).toEqual([...keysOf('en')].sort());
    expect(new Set(keysOf('en')).size).toBe(keysOf('en').length);
    expect(keysOf('en').length).toBeGreaterThan(200);
  });

  test('every message is read: none is lost to a mistake in its syntax', () => {
    for (const language of ['en', 'es']) {
      const written = source(language)
        .split('\n')
        .filter((line) => /^[a-z][\w-]* =/i.test(line));
      expect(keysOf(language)).toHaveLength(written.length);
    }
  });

  test('a message takes the same values in both languages', () => {
    const english = new Map(messages('en').map(({ id, value }) => [id, valuesIn(value)]));
    const differing = messages('es').filter(
      ({ id, value }) => valuesIn(value).join() !== english.get(id)?.join(),
    );
    // Spanish says these without the number or by other words; nothing they take is missing.
    const unknown = differing.filter(({ id, value }) =>
      valuesIn(value).some((name) => !english.get(id)?.includes(name)),
    );
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  test('the Spanish file is Spanish', () => {
    const english = new Map(messages('en').map(({ id, value }) => [id, JSON.stringify(value)]));
    const same = messages('es').filter(({ id, value }) => JSON.stringify(value) === english.get(id));
    const alike = [
      'time-left',
      'pin-label',
      'opening-minutes',
      'size-1',
      'key-symbols',
      'key-letters',
      'visitor-class-auditor',
      'custody-federal-no',
      'custody-contents-provisional',
      'steps-done-by',
      'exercise-done',
    ];
    expect(same.map(({ id }) => id).sort()).toEqual([...alike].sort());
  });
});

describe('code', () => {
  test('no words stand in it', () => {
    expect(trees.length).toBeGreaterThan(30);
    expect([...trees, ...treesOf(['kiosk-ui/verify', 'kiosk-ui/supervisor'])].flatMap(wordsInCode)).toEqual(
      [],
    );
  });

  test('words in code are found where a person would see them', () => {
    const text = '<p title="Good day">Hello<b class="not seen" aria-label="Bye" />{"Later"}{count}</p>;';
    const tree = ts.createSourceFile(
      path.join(ROOT, 'a.tsx'),
      text,
      ts.ScriptTarget.Latest,
      true,
      ts.ScriptKind.TSX,
    );
    expect(wordsInCode(tree)).toEqual(['a.tsx: Good day', 'a.tsx: Hello', 'a.tsx: Bye', 'a.tsx: Later']);
  });

  test('every key that it names has words', () => {
    const keys = new Set(keysOf('en'));
    const named = trees.flatMap((tree) => {
      const found: string[] = [];
      walk(tree, (node) => {
        if (!ts.isCallExpression(node) || !/^text(Or)?$/.test(node.expression.getText())) return;
        found.push(...node.arguments.filter(ts.isStringLiteralLike).map(({ text }) => text));
      });
      return found;
    });
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });

  test('every key is used', () => {
    const { whole, patterns } = keysInCode();
    const unused = keysOf('en').filter(
      (key) => !whole.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});
