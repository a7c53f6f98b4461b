import path from 'node:path';
import ts from 'typescript';
import { CODE, parse, type Source, walk } from './sources.ts';

/** Relative paths that a file names: every such string in code, every `src`, `href`, `url()` and `@import` elsewhere. */
function pathsIn(source: Source): readonly string[] {
  if (CODE.some((ending) => source.file.endsWith(ending))) {
    const found: string[] = [];
    walk(parse(source), (node) => {
      if (ts.isStringLiteralLike(node) && /^\.{0,2}\//.test(node.text)) found.push(node.text);
    });
    return found;
  }
  const named = source.text.matchAll(/(?:src=|href=|url\(|@import )\s*["']?([^"')\s>]+)/g);
  return [...named].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

/** Does `name`, written in `from`, mean `file`? A `*` stands for any part of a path, as in Vite's globs. */
function means(from: string, name: string, file: string): boolean {
  const plain = name.replace(/[?#].*$/, '');
  const target = plain.startsWith('/')
    ? `kiosk-ui${plain}`
    : path.posix.join(path.posix.dirname(from), plain);
  if (!target.includes('*')) return target === file;
  const pattern = target.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*');
  return new RegExp(`^${pattern}$`).test(file);
}

/** Files that no entry reaches through the paths that files name. */
export function unreached(sources: readonly Source[], isEntry: (file: string) => boolean): readonly string[] {
  const waiting = sources.filter(({ file }) => isEntry(file));
  const reached = new Set(waiting.map(({ file }) => file));
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    const { file: from } = source;
    const names = pathsIn(source);
    for (const other of sources) {
      if (reached.has(other.file) || !names.some((name) => means(from, name, other.file))) continue;
      reached.add(other.file);
      waiting.push(other);
    }
  }
  return sources.map(({ file }) => file).filter((file) => !reached.has(file));
}
