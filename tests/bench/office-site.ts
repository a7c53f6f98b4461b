import { appendFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ask, type Certificate, makeCertificate } from '../office/aid.ts';
import { readyAccount, type Visitor } from '../office/visitor.ts';
import { freePort } from './service.ts';
import { writeConfig } from './site.ts';

/** A configuration by which people can sign in away from the door too. */
export interface OfficeSite extends Pick<Certificate, 'pem'> {
  /** The configuration, as a file. */
  readonly config: string;
  /** Folder of the log. */
  readonly data: string;
  /** Where they sign in, without a slash at its end. */
  readonly origin: string;
}

const READY_MAX_MS = 60_000;
const POLL_MS = 50;

export const writeOfficeSite = async (folder: string, data: string): Promise<OfficeSite> => {
  const { pem, certificate, key } = makeCertificate(folder);
  const port = await freePort();
  const config = writeConfig(folder);
  const listen = `{ host: 127.0.0.1, port: ${port}, certificate: ${certificate}, key: ${key} }`;
  appendFileSync(config, `office:\n  idle_minutes: 60\n  listen: ${listen}\n`);
  return { config, data, pem, origin: `https://127.0.0.1:${port}` };
};

const isServed = async ({ origin, pem }: OfficeSite): Promise<boolean> => {
  try {
    return (await ask(`${origin}/api/v1/session`, pem)).status === 200;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return false;
    throw error;
  }
};

/** Supervisors who have signed in, once the office of the running service answers. */
export const signIn = async (site: OfficeSite, count: number): Promise<readonly Visitor[]> => {
  const begun = performance.now();
  while (!(await isServed(site))) {
    if (performance.now() - begun > READY_MAX_MS) throw new Error(`no office within ${READY_MAX_MS} ms`);
    await setTimeout(POLL_MS);
  }
  const visitors: Visitor[] = [];
  for (let number = 0; number < count; number += 1) {
    const { visitor } = await readyAccount(site, `bench-${number}`, 'supervisor', `person-${number}`);
    visitors.push(visitor);
  }
  return visitors;
};
