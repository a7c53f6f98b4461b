import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const ROOT = import.meta.dirname;
const PAGES = ['kiosk', 'slip', 'panel', 'previews'];

/** Comments in the language files are for translators; the browser gets the messages alone. */
const messagesOnly: Plugin = {
  name: 'messages-only',
  enforce: 'pre',
  load(id) {
    const [file] = id.split('?');
    if (file === undefined || !file.endsWith('.ftl')) return null;
    const messages = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .join('\n');
    return { code: `export default ${JSON.stringify(messages)};`, moduleType: 'js' };
  },
};

export default defineConfig({
  root: ROOT,
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [messagesOnly],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Everything is a file of its own: a strict content security policy refuses data addresses and inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(
        PAGES.map((page) => [page, path.join(ROOT, page, 'index.html')]).filter(([, page]) =>
          existsSync(page ?? ''),
        ),
      ),
    },
  },
});
