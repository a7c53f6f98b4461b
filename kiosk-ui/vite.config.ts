import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type UserConfig } from 'vite';
import { messagesOnly } from './build/messages-only.ts';
import { oneFile } from './build/one-file.ts';
import { packagesInside } from './build/packages-inside.ts';

const ROOT = import.meta.dirname;
const CHECKOUT = path.dirname(ROOT);
const PAGES = ['kiosk', 'slip', 'panel', 'supervisor', 'previews', 'previews/supervisor'];

/** The verifier's own code, on the crypto of a page instead of that of Node. */
const CRYPTO = [
  { find: /^\.(?:\.\/formats)?\/crypto\.ts$/, replacement: path.join(ROOT, './verify/crypto.ts') },
];

const COMMON = {
  root: ROOT,
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} satisfies UserConfig;

const SCREENS = {
  ...COMMON,
  plugins: [messagesOnly, packagesInside(CHECKOUT, 'screens')],
  resolve: { alias: CRYPTO },
  worker: { format: 'es' },
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
} satisfies UserConfig;

/** The page that verifies evidence is opened from disk, where a script cannot load another file. */
const VERIFY_PAGE = {
  ...COMMON,
  plugins: [messagesOnly, oneFile('verify.html'), packagesInside(CHECKOUT, 'verify')],
  resolve: { alias: CRYPTO },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: path.join(ROOT, './verify/index.html') },
  },
} satisfies UserConfig;

/** `--mode verify` builds the one page, anything else the screens. */
export default defineConfig(({ mode }) => (mode === 'verify' ? VERIFY_PAGE : SCREENS));
