import { readFileSync } from 'node:fs';
import { LogRefused } from '../log/errors.ts';
import { readSecret } from '../log/secret-file.ts';
import { DeliveryFailed } from './channel.ts';

/** Files by which two ends of a TLS connection know each other: absolute paths of PEM files. */
export interface TrustFiles {
  readonly ca_file?: string | undefined;
  readonly certificate_file?: string | undefined;
  readonly key_file?: string | undefined;
}

const contentOf = (file: string, what: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new DeliveryFailed('misconfigured', `${file}: this ${what} cannot be read`);
  }
};

/** Content of a file that only its owner may read. Throws `DeliveryFailed` where others may, and where nothing is in it. */
export const secretIn = (file: string, what: string): string => {
  let content: string | undefined;
  try {
    content = readSecret(file, what);
  } catch (error) {
    if (!(error instanceof LogRefused)) throw error;
    throw new DeliveryFailed('misconfigured', error.message);
  }
  const secret = content?.trim() ?? '';
  if (secret === '') throw new DeliveryFailed('misconfigured', `${file}: there is no ${what} here`);
  return secret;
};

/**
 * The options of a TLS connection: the server's certificate is always verified, TLS 1.2 at least (RFC 9662). Files are
 * read each time, so that one that was put right or renewed holds at once. Throws `DeliveryFailed` for one that cannot
 * be read.
 */
export const trustOf = ({ ca_file, certificate_file, key_file }: TrustFiles) => ({
  minVersion: 'TLSv1.2' as const,
  rejectUnauthorized: true,
  ...(ca_file === undefined ? {} : { ca: contentOf(ca_file, 'certificate of an authority') }),
  ...(certificate_file === undefined ? {} : { cert: contentOf(certificate_file, 'certificate') }),
  ...(key_file === undefined ? {} : { key: secretIn(key_file, 'key') }),
});

/** Errors of the network begin with E; those of TLS and of certificates are of trust, which time does not mend. */
export const lineFailure = (error: NodeJS.ErrnoException): DeliveryFailed => {
  const { code = '' } = error;
  return code === '' || /^E(?!PROTO|RR_|RROR_)/.test(code)
    ? new DeliveryFailed('no_answer', `the server does not answer (${code})`)
    : new DeliveryFailed('refused', `this server and this kiosk do not trust each other (${code})`);
};
