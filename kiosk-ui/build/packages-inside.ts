import type { Plugin } from 'vite';

const INSIDE = /.*\/(node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** The folder of the package that a module belongs to, below the checkout; undefined for our own modules. */
const folderOf = (root: string, id: string): string | undefined => {
  const file = id.replaceAll('\0', '').split('?')[0] ?? '';
  return file.startsWith(`${root}/`) ? INSIDE.exec(file)?.[0].slice(root.length + 1, -1) : undefined;
};

/**
 * Writes down of which packages something went into a build, one folder a line, in a file that is not served: whoever
 * passes the screens on has to name them with their licences.
 */
export const packagesInside = (root: string, part: string): Plugin => ({
  name: 'packages-inside',
  // After whoever looks at all that a build emits.
  enforce: 'post',
  generateBundle() {
    const folders = [...this.getModuleIds()].flatMap((id) => folderOf(root, id) ?? []);
    const source = `${[...new Set(folders)].sort().join('\n')}\n`;
    this.emitFile({ type: 'asset', fileName: `.packages-${part}`, source });
  },
});
