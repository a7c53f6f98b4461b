import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { NotOpened, opening, sealing } from './age.ts';

const OWNER_ONLY = 0o600;
const WORDS_MAX = 400;

/** A run of tar: resolves with nothing, or rejects with its words. */
const tar = (args: readonly string[], stdio: 'makes' | 'takes') => {
  const child = spawn('tar', args, {
    stdio: [stdio === 'takes' ? 'pipe' : 'ignore', stdio === 'makes' ? 'pipe' : 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-WORDS_MAX);
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`tar ended with code ${code}: ${words.trim()}`)),
    );
  });
  // Heard by whoever waits for it; until then a failure is nobody's yet.
  ended.catch(() => undefined);
  return { child, ended };
};

/** Everything in a folder as one sealed file: tar, gzip, age. The file is on the disk when this resolves. */
export const sealFolder = async (
  folder: string,
  file: string,
  recipients: readonly Uint8Array[],
): Promise<void> => {
  const output = createWriteStream(file, { flags: 'wx', mode: OWNER_ONLY, flush: true });
  const { child, ended } = tar(['--create', '--directory', folder, '--sort=name', '.'], 'makes');
  try {
    await pipeline(child.stdout as Readable, createGzip({ level: 1 }), sealing(recipients), output);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  await ended;
};

/**
 * What is written goes to a program. Its end is the end of that program and not of the pipe to it: a program may have
 * read all and be gone before the pipe has said that it is empty.
 */
const into = (pipe: Writable): Writable => {
  const outer = new Writable({
    write: (bytes: Buffer, _encoding, done) => {
      if (pipe.write(bytes)) return done();
      pipe.once('drain', () => done());
    },
    final: (done) => {
      pipe.end();
      done();
    },
  });
  pipe.on('error', (error) => outer.destroy(error));
  return outer;
};

/** A file that is not whole shows as a fault of what unpacks it, too. */
const isCut = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');

/**
 * Unpacks a sealed file into a new folder. Throws `NotOpened` for one that is not for this key, was changed or was cut.
 */
export const openInto = async (file: string, folder: string, identity: Uint8Array): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const options = ['--no-same-owner', '--preserve-permissions'];
  const { child, ended } = tar(['--extract', '--directory', folder, ...options], 'takes');
  try {
    await pipeline(createReadStream(file), opening(identity), createGunzip(), into(child.stdin as Writable));
  } catch (error) {
    child.kill('SIGKILL');
    throw isCut(error) ? new NotOpened('what it holds is not whole') : error;
  }
  await ended;
};
