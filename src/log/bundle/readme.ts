import { readFileSync } from 'node:fs';
import type { Ms } from '../../core/terms.ts';
import type { About } from '../log-rows.ts';
import type { Redaction } from '../redaction.ts';
import type { Range } from './range.ts';
import type { Example } from './record-files.ts';

/** What the words for a stranger are filled with. */
export interface ReadmeFacts {
  readonly about: About;
  readonly size: number;
  readonly range: Range;
  readonly redaction: Redaction;
  /** The entry that is taken through by hand; its proof is in the bundle. */
  readonly example: number;
  /** A field of some entry whose disclosure is in the bundle. */
  readonly disclosed: Example | undefined;
  readonly software: string;
  readonly at: Ms;
}

const template = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const filled = (text: string, values: { readonly [name: string]: string | number }): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the text asks for ${name}`);
    return String(value);
  });

const shownWords = ({ profile, fields }: Redaction): string =>
  Object.keys(fields).length === 0 ? 'nothing withheld' : `withheld by the profile "${profile}"`;

/** `README.txt`: what the bundle is, what it proves and what not, and commands that check it without our program. */
export const readmeText = ({
  about,
  size,
  range,
  redaction,
  example,
  disclosed,
  ...rest
}: ReadmeFacts): string =>
  filled(template('./readme.txt'), {
    origin: about.origin,
    kiosk: about.kiosk,
    verifier_key: about.verifier_key,
    size,
    newest: size - 1,
    from: range.from,
    last: range.until - 1,
    shown: shownWords(redaction),
    written: new Date(rest.at).toISOString(),
    software: rest.software,
    example,
    disclosure:
      disclosed === undefined
        ? ''
        : filled(template('./readme-disclosure.txt'), { field: disclosed.field, example: disclosed.seq }),
  });
