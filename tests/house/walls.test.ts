/** The walls of the house are code, and code can be wrong: each wall is shown something it must stop. */
import { describe, expect, test } from 'vitest';
import { appendCalls, impurities } from './purity.ts';
import { unreached } from './reach.ts';
import { linesOf, longFunctions } from './sizes.ts';
import { importsOf } from './sources.ts';
import { isForbidden } from './walls.ts';
import { isExact, machineTraces, withoutRow } from './words.ts';

const core = (text: string) => impurities({ file: 'src/core/sample.ts', text });

describe('imports', () => {
  test.each([
    ['devices', '../src/kiosk.ts'],
    ['devices', '../src/log/database.ts'],
    ['devices', '../src/web/server.ts'],
    ['devices', 'express'],
    ['devices/simulator', '../../src/kiosk.ts'],
    ['devices/simulator/panel', '../../../src/web/server.ts'],
    ['src/core', 'node:crypto'],
    ['src/core', 'zod'],
    ['src/core', '../log/entry.ts'],
    ['src/core/deep', '../../kiosk.ts'],
    ['src/log', '../kiosk.ts'],
    ['src/log', '../web/server.ts'],
    ['src/web', '../../devices/device.ts'],
    ['src/web/routes', '../../../devices/device.ts'],
    ['src/web', '../kiosk.ts'],
    ['src/web', '../commands/run.ts'],
    ['src/web', '../main.ts'],
    ['src/kiosk.ts', './web/server.ts'],
    ['src/kiosk.ts', './main.ts'],
    ['src/config.ts', './kiosk.ts'],
    ['src/config/schema.ts', '../../devices/wiring.ts'],
    ['src/people-file/rows.ts', '../log/entry.ts'],
    ['src/kiosk.ts', './config.ts'],
    ['src/log', '../clock.ts'],
    ['src/clock.ts', './log/entry.ts'],
    ['src/clock.ts', './kiosk.ts'],
    ['src/clock.ts', './main.ts'],
    ['src/commands', '../main.ts'],
    ['kiosk-ui/kiosk', '../../src/web/server.ts'],
    ['kiosk-ui/kiosk', 'node:fs'],
    ['src/log', '../../tests/support.ts'],
    ['src/log', '../../../elsewhere.ts'],
  ])('%s may not import %s', (place, specifier) => {
    expect(isForbidden(place, specifier)).toBe(true);
  });

  test.each([
    ['devices', '../src/core/inputs.ts'],
    ['devices/simulator', '../../src/core/inputs.ts'],
    ['devices/simulator', '../device.ts'],
    ['devices', 'node-hid'],
    ['src/core', './terms.ts'],
    ['src/core/deep', '../terms.ts'],
    ['src/log', '../core/facts.ts'],
    ['src/log', 'better-sqlite3'],
    ['src/web', 'express'],
    ['src/kiosk.ts', './core/decide.ts'],
    ['src/kiosk.ts', './clock.ts'],
    ['src/clock.ts', './pin.ts'],
    ['src/config.ts', './config/schema.ts'],
    ['src/config/schema.ts', '../../devices/wiring-schema.ts'],
    ['src/people-file.ts', './config/problems.ts'],
    ['kiosk-ui/kiosk', '../../src/web/wire.ts'],
    ['src/commands', '../web/server.ts'],
    ['src/main.ts', './commands/run.ts'],
    ['src/main.ts', '../devices/simulator/simulator.ts'],
    ['kiosk-ui/kiosk', '../../src/core/view.ts'],
    ['tests/log', '../../src/log/entry.ts'],
  ])('%s may import %s', (place, specifier) => {
    expect(isForbidden(place, specifier)).toBe(false);
  });

  test('every way to import is seen', () => {
    const text = [
      "import a from './a.ts';",
      "import type { B } from './b.ts';",
      "export * from './c.ts';",
      "import './d.ts';",
      "const e = await import('./e.ts');",
      "type F = import('./f.ts').F;",
      "// import g from './g.ts';",
    ].join('\n');
    const found = importsOf({ file: 'sample.ts', text });
    expect(found).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts']);
  });
});

describe('purity of the core', () => {
  test.each([
    ['const t = Date.now();', '1: Date'],
    ['const t = new Date();', '1: Date'],
    ['let t: Date;', '1: Date'],
    ['const r = Math.random();', '1: Math.random'],
    ["const r = Math['random']();", '1: Math[...]'],
    ['const e = process.env;', '1: process'],
    ['const e = { process };', '1: process'],
    ['\nsetTimeout(f, 1);', '2: setTimeout'],
    ['const f = () => globalThis.x;', '1: globalThis'],
    ['console.log(1);', '1: console'],
    ["const a = require('a');", '1: require'],
    ["const a = import('a');", '1: import(...)'],
    ['const a = import.meta.url;', '1: import.meta'],
    ['async function f() {}', '1: async'],
    ['const f = async () => 1;', '1: async'],
    ['await f();', '1: await'],
  ])('%j is found', (text, expected) => {
    expect(core(text)).toContain(expected);
  });

  test('comments, strings and names of properties may use the same words', () => {
    const text = [
      '// Date.now() and process.env',
      '/** await setTimeout */',
      "const title = 'Date of the process';",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
      'const line = `console ${title}`;',
      'const order = { process: 1, require: 2 };',
      'const n = order.process + Math.max(1, 2);',
      'type Order = { readonly Date: number };',
    ].join('\n');
    expect(core(text)).toEqual([]);
  });

  test('a call of append is found, the word alone is not', () => {
    const text = "// log.append(x)\nconst append = 'append';\nthis.log.append(facts);\nlog?.append(facts);";
    expect(appendCalls({ file: 'src/web/sample.ts', text })).toEqual([3, 4]);
  });
});

test('handing the log on as a port is not a call of its own', () => {
  const text =
    'run({\n append: (moment, facts) => log.append(moment, facts),\n other: () => log.append(1),\n});';
  expect(appendCalls({ file: 'src/main.ts', text })).toEqual([3]);
});

describe('sizes', () => {
  const functionOf = (lines: number) => `function f() {\n${'  g();\n'.repeat(lines - 2)}}\n`;
  const lengths = (text: string) => longFunctions({ file: 'sample.ts', text });

  test('a function of 61 lines is found, one of 60 is not', () => {
    expect(lengths(functionOf(60))).toEqual([]);
    expect(lengths(`// first\n${functionOf(61)}`)).toEqual(['2: 61 lines']);
  });

  test('methods, arrow functions and nested functions count', () => {
    const body = 'g();\n'.repeat(60);
    expect(lengths(`class A { m() {\n${body}} }`)).toHaveLength(1);
    expect(lengths(`const f = () => {\n${body}};`)).toHaveLength(1);
    expect(lengths(`test('x', () => {\n${body}});`)).toHaveLength(1);
    expect(lengths(`describe('x', () => {\n${body}});`)).toEqual([]);
  });

  test('lines are counted with and without a last line end', () => {
    expect([linesOf(''), linesOf('a'), linesOf('a\n'), linesOf('a\nb')]).toEqual([0, 1, 1, 2]);
  });
});

describe('reach', () => {
  const isEntry = (file: string) => file === 'src/main.ts' || file.endsWith('.html');

  test('a file that only a comment, a test or another unused file names is unused', () => {
    const sources = [
      { file: 'src/main.ts', text: "import './a.ts'; // import './b.ts'" },
      { file: 'src/a.ts', text: "const url = new URL('./deep/worker.ts', import.meta.url);" },
      { file: 'src/deep/worker.ts', text: '' },
      { file: 'src/b.ts', text: "import './c.ts';" },
      { file: 'src/c.ts', text: '' },
    ];
    expect(unreached(sources, isEntry)).toEqual(['src/b.ts', 'src/c.ts']);
  });

  test('pages, styles and globs reach files too', () => {
    const sources = [
      { file: 'kiosk-ui/kiosk/index.html', text: '<script type="module" src="./main.tsx"></script>' },
      { file: 'kiosk-ui/kiosk/main.tsx', text: "import './a.css'; import.meta.glob('../text/*.ftl');" },
      { file: 'kiosk-ui/kiosk/a.css', text: "@import '../shared/b.css'; p { background: url(/c.svg) }" },
      { file: 'kiosk-ui/shared/b.css', text: '' },
      { file: 'kiosk-ui/c.svg', text: '' },
      { file: 'kiosk-ui/text/en.ftl', text: '' },
      { file: 'kiosk-ui/text/old.txt', text: '' },
    ];
    expect(unreached(sources, isEntry)).toEqual(['kiosk-ui/text/old.txt']);
  });
});

describe('words', () => {
  test('a place on one machine or a package server is found by line', () => {
    const place = ['', 'root', 'kiosk', 'a.ts'].join('/');
    const server = ['registry', 'example', 'org'].join('.');
    expect(machineTraces(['{"resolved', ' ""'].join('":'))).toEqual([1]);
    expect(machineTraces(`fine\n${place}\nhttps://${server}/a\n./root/a.ts`)).toEqual([2, 3]);
  });

  test('a range is not an exact version', () => {
    expect(['1.2.3', '1.2.3-rc.1'].map(isExact)).toEqual([true, true]);
    expect(['^1.2.3', '~1.2.3', '1.2', '*', 'latest', '>=1.0.0'].map(isExact)).not.toContain(true);
  });

  test('a dependency needs a row of its own, not a mention', () => {
    const readme = 'We like `b`.\n\n| Package | Why |\n| --- | --- |\n| `a` 1.0.0 | better than `b` |\n';
    expect(withoutRow(['a', 'b'], readme)).toEqual(['b']);
  });
});
