import { openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';

/** What the machine tells outside, one line of JSON each. */
export type Told =
  | { readonly told: 'device'; readonly path: string; readonly driver: string; readonly identity: string }
  | { readonly told: 'passed'; readonly test: string; readonly s: number }
  | { readonly told: 'failed'; readonly test: string; readonly error: string }
  | { readonly told: 'figure'; readonly figure: string; readonly measured: string }
  | { readonly told: 'said'; readonly sentence: string }
  | { readonly told: 'fed'; readonly times: number }
  /** So many entries are on record in all. */
  | { readonly told: 'recorded'; readonly entries: number }
  | { readonly told: 'checkpoint'; readonly note: string }
  /** What the screen shows from now on is to be looked at. */
  | { readonly told: 'shown'; readonly screen: string }
  | { readonly told: 'done' };

const PORTS = '/sys/class/virtio-ports';
let open: number | undefined;

const portOf = (name: string): string => {
  const port = readdirSync(PORTS).find(
    (entry) => readFileSync(path.join(PORTS, entry, 'name'), 'utf8').trim() === name,
  );
  if (port === undefined) throw new Error('the machine has no way to tell anything');
  return path.join('/dev', port);
};

/** Tells it outside: when this returns, the machine may be cut off and it is known all the same. */
export const tell = (told: Told): void => {
  open ??= openSync(portOf('told'), 'w');
  writeSync(open, `${JSON.stringify(told)}\n`);
};
