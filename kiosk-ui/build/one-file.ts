import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const TAGS = /\s*<(?:script\b[^>]*\bsrc="[^"]*"[^>]*><\/script>|link rel="stylesheet"[^>]*>)/g;

/** What a content security policy names an inline script or style by. */
const hashSource = (content: string): string =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

/** A script may say `</script` or `<!--` in a text, and the reader of HTML would end or hide the script there. */
const inlineScript = (code: string): string =>
  code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--').trim();

/**
 * A page in which everything is inline. Its policy names its own script and style by their digests, and forbids it
 * every request: what a person opens from a stick must have no way to tell anybody.
 */
const pageOf = (html: string, script: string, style: string): string => {
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    'img-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html
    .replace(TAGS, '')
    .replace(
      '<meta charset="utf-8">',
      (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`,
    )
    .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
    .replace('</body>', () => `  <script type="module">${script}</script>\n  </body>`);
};

/** Puts the one page of a build with its scripts and styles into one file of this name. */
export const oneFile = (fileName: string): Plugin => ({
  name: 'one-file',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const parts = Object.values(bundle);
    const [html, ...otherPages] = parts.filter(({ fileName: name }) => name.endsWith('.html'));
    const scripts = parts.flatMap((part) => (part.type === 'chunk' ? [part.code] : []));
    const styles = parts.flatMap((part) =>
      part.type === 'asset' && part.fileName.endsWith('.css') ? [String(part.source)] : [],
    );
    const [script] = scripts;
    if (html?.type !== 'asset' || script === undefined || scripts.length + otherPages.length > 1)
      throw new Error(`${fileName} is made of one page and one script`);
    const strays = parts.filter(({ fileName: name }) => !/\.(html|js|css)$/.test(name));
    if (strays.length > 0)
      throw new Error(`${fileName} cannot hold ${strays.map(({ fileName: name }) => name).join(', ')}`);
    for (const name of Object.keys(bundle)) delete bundle[name];
    const source = pageOf(String(html.source), inlineScript(script), styles.join('').trim());
    this.emitFile({ type: 'asset', fileName, source });
  },
});
