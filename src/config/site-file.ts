import { existsSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { id, list, object, oneOf, words } from './fields.ts';
import { problemsOf } from './issues.ts';
import { isTimeZone } from './local-time.ts';
import { FileRefused, inOrderOfFile } from './problems.ts';
import { readSource } from './source.ts';
import { readBytes, textOf } from './text-file.ts';

/** What was chosen at the screen of a new kiosk lies here, in the data folder: the service may write nowhere else. */
export const SITE_FILE = 'site.yaml';

const FILE_BYTES_MAX = 16_384;
const ROOMS_MAX = 12;

const SITE = object({
  language: oneOf(['en', 'es'], 'In which language the screens begin.').optional(),
  time_zone: words(64, 'IANA name of the local time zone.')
    .refine(isTimeZone, 'Choose a time zone that there is, such as America/Denver.')
    .optional(),
  rooms: list(
    object({ id: id('Identifier of the room.'), name: words(60, 'Name of the room.') }),
    0,
    ROOMS_MAX,
    'Names of rooms.',
  ).default([]),
});

/** What was chosen at the screen, over what the configuration's file says. */
export type Site = z.output<typeof SITE>;

/** The settings with the bytes in which they were found, which are part of the configuration's digest. */
export interface FoundSite {
  readonly site: Site;
  readonly bytes: Uint8Array;
}

const HEAD = `# Chosen at the screen of the kiosk. It stands over the configuration's file for as long as that says
# first_boot: at_screen.
`;

export const NO_SITE: Site = { rooms: [] };

/** The settings as a file. */
export const siteText = (site: Site): string => `${HEAD}${stringify(site)}`;

/** The settings in the bytes of a file. Throws `FileRefused` with every problem found. */
export const parseSite = (bytes: Uint8Array, file: string): FoundSite => {
  const source = readSource(textOf(bytes, file), file);
  if (!('where' in source)) throw new FileRefused(source);
  const read = SITE.safeParse(source.value);
  if (read.success) return { site: read.data, bytes };
  throw new FileRefused(inOrderOfFile(read.error.issues.flatMap((issue) => problemsOf(issue, source, SITE))));
};

/** What was chosen for the log in a data folder; undefined where nothing was. */
export const siteIn = (data: string): FoundSite | undefined => {
  const file = path.join(data, SITE_FILE);
  return existsSync(file) ? parseSite(readBytes(file, FILE_BYTES_MAX), file) : undefined;
};

/** As the configuration's own values are written; what is no configuration stays as it is, and is refused as such. */
export const withSite = (written: unknown, { language, time_zone, rooms }: Site): unknown => {
  if (typeof written !== 'object' || written === null) return written;
  const { kiosk, rooms: own } = written as { readonly kiosk?: unknown; readonly rooms?: unknown };
  const named = (room: unknown): unknown => {
    if (typeof room !== 'object' || room === null) return room;
    const chosen = rooms.find((one) => 'id' in room && one.id === room.id);
    return chosen === undefined ? room : { ...room, name: chosen.name };
  };
  return {
    ...written,
    kiosk: {
      ...(kiosk as object),
      ...(language === undefined ? {} : { language }),
      ...(time_zone === undefined ? {} : { time_zone }),
    },
    ...(Array.isArray(own) ? { rooms: own.map(named) } : {}),
  };
};
