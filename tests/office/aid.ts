import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import type { Fact } from '../../src/core/facts.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { readLog } from '../../src/log/read-log.ts';
import { type Service, startService } from '../../src/main.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { freePort } from '../web/free-port.ts';
import { until } from '../web/small-kiosk.ts';

export const PATIENCE_MS = 60_000;

export interface Certificate {
  readonly certificate: string;
  readonly key: string;
  readonly pem: string;
}

/** A certificate for localhost and 127.0.0.1 that signs itself, as an office without a county's own would make one. */
export const makeCertificate = (folder: string): Certificate => {
  const [certificate, key] = [path.join(folder, 'tls.pem'), path.join(folder, 'tls.key')];
  const made = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync('openssl', ['req', ...made, ...names, '-days', '60', '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  return { certificate, key, pem: readFileSync(certificate, 'utf8') };
};

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The body as it came, where it is no text. */
  readonly bytes: Buffer;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The address of this machine to ask from: any below `127.` */
  readonly from?: string;
}

/** Asks over TLS and trusts that one certificate. */
export const ask = (url: string, pem: string, asked: Asked = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const { method = 'GET', headers = {}, body = '', from = '127.0.0.1' } = asked;
    const request = https.request(
      url,
      { method, headers, ca: pem, agent: false, servername: 'localhost', localAddress: from },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { statusCode = 0, headers: given } = response;
          const bytes = Buffer.concat(chunks);
          resolve({ status: statusCode, headers: given, body: bytes.toString('utf8'), bytes });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });

export interface OfficeSite {
  readonly data: string;
  readonly file: string;
  readonly service: Service;
  /** What whoever started the kiosk reads. */
  readonly said: string[];
  /** Without a slash at its end. */
  readonly origin: string;
  readonly port: number;
  readonly pem: string;
  facts(): readonly Fact[];
  simulator(address: string, body: unknown): Promise<void>;
  stop(): Promise<void>;
}

const written = (port: number, office: string): string => `kiosk:
  name: Test kiosk
  origin: county.example/ballot-room/k01
  time_zone: America/Denver
  listen: { host: 127.0.0.1, port: ${port} }
rooms:
  - id: north
    name: North room
    door: north-door
    outside_reader: north-outside
    rules: { pairing: any_two }
devices:
  - kind: simulated
office:
${office}`;

/** The real service with the real office process behind TLS, once somebody can reach it or is told why not. */
export const officeSite = async (more = '', taken?: number): Promise<OfficeSite> => {
  const folder = temporaryDirectory();
  const data = path.join(folder, 'data');
  const { pem } = makeCertificate(folder);
  const [screens, port] = [await freePort(), taken ?? (await freePort())];
  const listen = `  listen: { host: 127.0.0.1, port: ${port}, certificate: tls.pem, key: tls.key }\n${more}`;
  const said: string[] = [];
  const file = path.join(folder, 'site.yaml');
  writeFileSync(file, written(screens, listen));
  const service = await startService({
    config: parseConfig(readFileSync(file), file, data),
    panelPeople: () => [],
    tell: (line) => said.push(line),
    onFailure: (error) => said.push(String(error)),
  });
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= service.stop('end of the test');
    return stopped;
  };
  onTestFinished(stop);
  await until('people can sign in, or know why not', () => said.length > 0, PATIENCE_MS);
  return {
    data,
    file,
    service,
    said,
    pem,
    origin: `https://127.0.0.1:${port}`,
    port,
    stop,
    facts: () => {
      const log = readLog(data);
      try {
        return [...decodeEntries(log.entries(0))].map(({ fact }) => fact);
      } finally {
        log.close();
      }
    },
    simulator: async (address, body) => {
      const answer = await fetch(new URL(`/simulator/${address}`, service.address.kiosk), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
    },
  };
};
