import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Wiring } from '../devices/wiring-schema.ts';
import type { WrittenBackup } from './config/backup-schema.ts';
import type { WrittenBeats } from './config/beats-schema.ts';
import type { WrittenCameras } from './config/cameras-schema.ts';
import type { WrittenMessenger } from './config/channels-schema.ts';
import { crossFindings } from './config/cross-rules.ts';
import type { WrittenEvidence } from './config/evidence-schema.ts';
import { problemsOf } from './config/issues.ts';
import { toOnCall } from './config/on-call-rules.ts';
import { FileRefused, inOrderOfFile } from './config/problems.ts';
import type { PublicPage } from './config/public-schema.ts';
import { WRITTEN, type WrittenConfig, type WrittenOffice } from './config/schema.ts';
import { type FoundSite, siteIn, withSite } from './config/site-file.ts';
import { readSource } from './config/source.ts';
import { readBytes, textOf } from './config/text-file.ts';
import { toKiosk, toRoom } from './config/to-policy.ts';
import type { OnCallSchedule } from './core/on-call.ts';
import type { KioskPolicy, RoomPolicy } from './core/policy.ts';

/** A configuration is a few pages; anything larger is another file. */
const FILE_BYTES_MAX = 262_144;

/**
 * The one schema of the configuration file: bounds, defaults, units and the rules between fields. Lengths
 * are written with their unit in the key's name and become milliseconds in the policy.
 */
export const CONFIG_SCHEMA = WRITTEN.check((context) => {
  for (const { path: keys, what, remedy } of crossFindings(context.value)) {
    context.issues.push({
      code: 'custom',
      path: [...keys],
      message: remedy,
      params: { what },
      input: context.value,
    });
  }
});

/** What the rest of the program knows of the configuration; policies are in the core's terms. */
export interface Config {
  /** The file it was read from, as an absolute path. */
  readonly file: string;
  /** SHA-256 of the file as read, and of what was chosen at the screen after it, hex. */
  readonly digest: string;
  readonly kiosk: KioskPolicy;
  /** Name of the log, for its checkpoints. */
  readonly origin: string;
  readonly rooms: readonly RoomPolicy[];
  readonly wiring: Wiring;
  readonly listen: { readonly host: string; readonly port: number };
  /** As written and completed with defaults; paths in it are absolute. */
  readonly evidence: WrittenEvidence;
  /** As written and completed with defaults, without the sirens; paths in them are absolute. */
  readonly channels: readonly WrittenMessenger[];
  readonly on_call: readonly OnCallSchedule[];
  /** As written and completed with defaults; paths in it are absolute. */
  readonly beats: WrittenBeats;
  /** As written and completed with defaults; paths in it are absolute. Undefined where nobody signs in. */
  readonly office: WrittenOffice | undefined;
  /** Which figures stand on the sheets of reconciliation, by form and in their order. */
  readonly reconciliation: WrittenConfig['reconciliation'];
  readonly cameras: WrittenCameras;
  /** The page for the public; undefined where there is none. */
  readonly public_page: PublicPage | undefined;
  /** Encrypted copies; undefined where none are made. */
  readonly backup: WrittenBackup | undefined;
  readonly paths: Paths;
  /** Why this configuration stands in for a file that cannot be used; left out where it is that of the file. */
  readonly stands_in?: ConfigFault;
}

/** `unreadable`: the file is not there or gives no text; `refused`: it says what no configuration can. */
export type ConfigFault = 'unreadable' | 'refused';

/** Absolute paths. */
export interface Paths {
  readonly data: string;
  readonly signing_key: string;
  readonly site_key: string;
  /** What the signer signed last. */
  readonly signer_state: string;
  readonly photos: string;
  readonly procedures: string;
}

const pathsOf = ({ kiosk, evidence }: WrittenConfig, file: string, data: string | undefined): Paths => {
  const folder = path.dirname(file);
  const dataFolder = data === undefined ? path.resolve(folder, kiosk.data) : path.resolve(data);
  return {
    data: dataFolder,
    signing_key: path.resolve(dataFolder, kiosk.signing_key),
    site_key: path.resolve(dataFolder, kiosk.site_key),
    signer_state: path.resolve(dataFolder, evidence.signer_state),
    photos: path.resolve(folder, kiosk.photos),
    procedures: path.resolve(folder, kiosk.procedures),
  };
};

/** Certificates start at the folder of the file. */
const certified = <Listen extends { certificate?: string | undefined; key?: string | undefined }>(
  listen: Listen,
  file: string,
): Listen => {
  const beside = (name: string | undefined) =>
    name === undefined ? undefined : path.resolve(path.dirname(file), name);
  return { ...listen, certificate: beside(listen.certificate), key: beside(listen.key) };
};

/** Keys start at the data folder, like those of the log. */
const evidenceOf = ({ evidence }: WrittenConfig, paths: Paths, file: string): WrittenEvidence => {
  const { listen, witness } = evidence;
  return {
    ...evidence,
    signer_state: paths.signer_state,
    listen: listen && certified(listen, file),
    witness: witness && { ...witness, key: path.resolve(paths.data, witness.key) },
  };
};

const officeOf = ({ office }: WrittenConfig, { data }: Paths, file: string): WrittenOffice | undefined =>
  office && {
    ...office,
    listen: certified(office.listen, file),
    key: path.resolve(data, office.key),
    identity_provider: office.identity_provider && {
      ...office.identity_provider,
      client_secret_file: path.resolve(data, office.identity_provider.client_secret_file),
    },
    metrics: office.metrics && { token_file: path.resolve(data, office.metrics.token_file) },
  };

const publicOf = ({ public: page }: WrittenConfig, file: string): PublicPage | undefined => {
  if (page === undefined) return undefined;
  const beside = (name: string) => path.resolve(path.dirname(file), name);
  const { words, contact = '', not_before = '' } = page;
  return {
    ...page,
    contact,
    not_before,
    words: words === undefined ? null : { en: beside(words.en), es: beside(words.es) },
  };
};

/** Files of the channels start at the data folder, like the keys: most of them are secrets. */
const channelOf = (channel: WrittenMessenger, { data }: Paths): WrittenMessenger => {
  const files = Object.entries(channel)
    .filter(([key]) => key.endsWith('_file'))
    .map(([key, file]) => [key, typeof file === 'string' ? path.resolve(data, file) : file]);
  return { ...channel, ...Object.fromEntries(files) };
};

const beatsOf = ({ beats }: WrittenConfig, { data }: Paths, file: string): WrittenBeats => ({
  ...beats,
  listen: beats.listen && certified(beats.listen, file),
  siblings: beats.siblings.map((sibling) => ({
    ...sibling,
    secret_file: path.resolve(data, sibling.secret_file),
  })),
});

/**
 * The configuration in the bytes of a file, and in what was chosen at the screen. `data` stands for the data folder that the file names.
 * Throws `FileRefused` with every problem found, each with its line, reason and remedy.
 */
export const parseConfig = (bytes: Uint8Array, file: string, data?: string, found?: FoundSite): Config => {
  const source = readSource(textOf(bytes, file), file);
  if (!('where' in source)) throw new FileRefused(source);
  const value = found === undefined ? source.value : withSite(source.value, found.site);
  const read = CONFIG_SCHEMA.safeParse(value);
  if (!read.success) {
    const problems = read.error.issues.flatMap((issue) => problemsOf(issue, source, CONFIG_SCHEMA));
    throw new FileRefused(inOrderOfFile(problems));
  }
  const written = read.data;
  const absolute = path.resolve(file);
  const paths = pathsOf(written, absolute, data);
  return {
    file: absolute,
    digest: createHash('sha256')
      .update(bytes)
      .update(found?.bytes ?? '')
      .digest('hex'),
    kiosk: toKiosk(written),
    origin: written.kiosk.origin,
    rooms: written.rooms.map(toRoom),
    wiring: written.devices,
    listen: written.kiosk.listen,
    evidence: evidenceOf(written, paths, absolute),
    channels: written.channels.flatMap((channel) =>
      channel.kind === 'siren' ? [] : channelOf(channel, paths),
    ),
    on_call: toOnCall(written.on_call),
    beats: beatsOf(written, paths, absolute),
    office: officeOf(written, paths, absolute),
    reconciliation: written.reconciliation,
    public_page: publicOf(written, absolute),
    cameras: written.cameras,
    backup: written.backup,
    paths,
  };
};

/** `parseConfig` with what was chosen at the screen of the kiosk, where the file says that it counts. */
export const configFrom = (bytes: Uint8Array, file: string, data?: string): Config => {
  const config = parseConfig(bytes, file, data);
  if (config.kiosk.first_boot !== 'at_screen') return config;
  const found = siteIn(config.paths.data);
  return found === undefined ? config : parseConfig(bytes, file, data, found);
};

/** `configFrom` of a file. Throws `FileUnreadable` as well, when it cannot be read at all. */
export const readConfig = (file: string, data?: string): Config =>
  configFrom(readBytes(file, FILE_BYTES_MAX), file, data);
