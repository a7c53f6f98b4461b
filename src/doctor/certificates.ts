import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Config } from '../config.ts';
import type { Ms } from '../core/terms.ts';
import { CERTIFICATE_AHEAD_MS } from '../upkeep-watch.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';

const { good, warning, wrong } = findingsOf('certificates');

const DAY_MS: Ms = 86_400_000;

interface Listen {
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

const lookAtCertificate = (setting: string, file: string, now: Ms): Finding => {
  const renew = ['renew-certificate', { file }] as const;
  try {
    const { validFromDate, validToDate } = new X509Certificate(readFileSync(file));
    const days = Math.floor((validToDate.getTime() - now) / DAY_MS);
    const until = validToDate.toISOString().slice(0, 10);
    if (validFromDate.getTime() > now)
      return wrong(setting, ['certificate-early', { file }], 'look-at-clock');
    if (days < 0) return wrong(setting, ['certificate-ended', { file, until }], renew);
    if (validToDate.getTime() - now <= CERTIFICATE_AHEAD_MS)
      return warning(setting, ['certificate-ends', { file, until, days }], renew);
    return good(setting, ['certificate-good', { file, until, days }]);
  } catch (error) {
    return wrong(setting, ['file-told', { file, words: reasonOf(error) }], 'put-certificate');
  }
};

const lookAtKey = (setting: string, file: string): Finding => {
  try {
    const mode = statSync(file).mode & 0o777;
    return (mode & 0o077) === 0
      ? good(`${setting} key`, ['secret-good', { file }])
      : wrong(`${setting} key`, ['key-open', { file, mode: mode.toString(8) }], ['close-key', { file }]);
  } catch (error) {
    return wrong(`${setting} key`, ['file-told', { file, words: reasonOf(error) }], 'put-key');
  }
};

/** Certificates of every address that this kiosk serves, and their keys. */
export const lookAtCertificates = ({ office, evidence, beats }: Config, now: Ms): readonly Finding[] => {
  const served: Readonly<Record<string, Listen | undefined>> = {
    'office.listen': office?.listen,
    'evidence.listen': evidence.listen,
    'beats.listen': beats.listen,
  };
  return Object.entries(served).flatMap(([setting, listen]) => [
    ...(listen?.certificate === undefined ? [] : [lookAtCertificate(setting, listen.certificate, now)]),
    ...(listen?.key === undefined ? [] : [lookAtKey(setting, listen.key)]),
  ]);
};
