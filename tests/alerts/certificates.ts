import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';

const openssl = (...args: readonly string[]): void => {
  execFileSync('openssl', [...args], { stdio: 'ignore' });
};

export interface Certified {
  readonly certificate_file: string;
  readonly key_file: string;
}

export interface Authority {
  readonly ca_file: string;
  /** A certificate for a name or address such as `IP:127.0.0.1`. */
  certify(name: string): Certified;
}

/** An authority with a key of its own, made by openssl in an empty folder. */
export const authority = (folder: string): Authority => {
  const file = (name: string): string => join(folder, name);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const ca_file = file('ca.pem');
  const ca = ['-x509', ...key, '-keyout', file('ca.key'), '-out', ca_file, '-days', '2'];
  openssl('req', ...ca, '-subj', '/CN=Test authority');
  let count = 0;
  return {
    ca_file,
    certify: (name) => {
      count += 1;
      const own = { certificate_file: file(`${count}.pem`), key_file: file(`${count}.key`) };
      const made = ['-x509', ...key, '-keyout', own.key_file, '-out', own.certificate_file, '-days', '2'];
      const by = ['-CA', ca_file, '-CAkey', file('ca.key'), '-subj', `/CN=${count}`];
      openssl('req', ...made, ...by, '-addext', `subjectAltName=${name}`);
      chmodSync(own.key_file, 0o600);
      return own;
    },
  };
};
