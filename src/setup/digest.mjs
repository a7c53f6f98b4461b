/** What something was made of, as one text: it is made again when that is another. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Every file below `folder`, in a fixed order, without the built screens.
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'dist' ? [] : filesBelow(file);
      return [file];
    });
}

/**
 * @param {string} source a file, or a folder of them
 * @returns {string[]}
 */
const filesIn = (source) => (statSync(source).isDirectory() ? filesBelow(source) : [source]);

/**
 * SHA-256 over names and contents of these files and folders, as far as they are there.
 * @param {string} root
 * @param {readonly string[]} sources as paths below `root`
 */
export function digestOf(root, sources) {
  const hash = createHash('sha256');
  const present = sources.map((source) => path.join(root, source)).filter((source) => existsSync(source));
  for (const file of present.flatMap(filesIn)) {
    const content = readFileSync(file);
    hash.update(`${path.relative(root, file)}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}
