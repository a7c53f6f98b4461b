import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Comments in the language files are for translators; the browser gets the messages alone. */
export const messagesOnly: Plugin = {
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
