import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/core/catalogue.ts';
import { ROOT } from './browser.ts';

const LOCALES = path.join(ROOT, 'kiosk-ui/verify/locales');
const PAGE = path.join(ROOT, 'kiosk-ui/verify');

const source = (file: string): string => readFileSync(path.join(LOCALES, file), 'utf8');
const messages = (file: string) => new FluentResource(source(file)).body;
const keysOf = (file: string): readonly string[] => messages(file).map(({ id }) => id);

const textsBelow = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

const code = ['verify', 'verify-sources']
  .map((name) => textsBelow(path.join(ROOT, 'src/log', name)))
  .join('\n');

/** Words for programs that the verifier gives its findings. */
const kinds = (): readonly string[] => {
  const calls = [...code.matchAll(/(?:\.add|#note|#find)\(([\s\S]*?)\);/g)].map(([, given = '']) => given);
  const added = [...calls.join('\n').matchAll(/'([a-z]+(?:_[a-z]+)+|malformed)'/g)];
  const told = [...code.matchAll(/kind: '(\w+_\w+)',\s*what/g)];
  return [...new Set([...added, ...told].flatMap(([, kind = '']) => kind))];
};

describe('the words of the page that verifies', () => {
  test('both languages have the same keys, and every line is a message', () => {
    expect(keysOf('es.ftl').toSorted()).toEqual(keysOf('en.ftl').toSorted());
    for (const file of ['en.ftl', 'es.ftl', 'catalogue.es.ftl']) {
      const written = source(file)
        .split('\n')
        .filter((line) => /^[a-z][\w-]* =/i.test(line));
      expect(new Set(keysOf(file)).size).toBe(written.length);
    }
  });

  test('Spanish has a title for every kind of entry, and for no other', () => {
    const types = Object.keys(CATALOGUE).map((type) => `type-${type.replaceAll('_', '-')}`);
    expect(keysOf('catalogue.es.ftl').toSorted()).toEqual(types.toSorted());
  });

  test('everything that the verifier can find has words', () => {
    expect(kinds().length).toBeGreaterThan(20);
    const keys = new Set(keysOf('en.ftl'));
    expect(kinds().filter((kind) => !keys.has(`finding-${kind.replaceAll('_', '-')}`))).toEqual([]);
    const told = [...keys].flatMap((key) => /^finding-(?!other$)(.*)$/.exec(key)?.[1] ?? []);
    expect(told.filter((kind) => !code.includes(`'${kind.replaceAll('-', '_')}'`))).toEqual([]);
  });

  test('no message is there that the page does not use', () => {
    const page = textsBelow(PAGE);
    const heads = [...page.matchAll(/`([a-z-]+-)\$\{/g)].map(([, head = '']) => head);
    const unused = keysOf('en.ftl').filter(
      (key) =>
        !page.includes(`'${key}'`) &&
        !page.includes(`"${key}"`) &&
        !heads.some((head) => key.startsWith(head)),
    );
    expect(unused).toEqual([]);
  });
});
