import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { SIGNATURE_HEADER } from './beat.ts';
import type { SiblingWatch } from './sibling-watch.ts';

const BODY_BYTES_MAX = 2_048;
const CONNECTIONS_MAX = 32;
const AGAIN_MS = 10_000;
const LIMITS = { requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 4_096 } as const;

export interface BeatListen {
  readonly host: string;
  readonly port: number;
  /** PEM files, absolute paths. */
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

const answering =
  (watch: SiblingWatch): http.RequestListener =>
  (request, response) => {
    if (request.method !== 'POST' || request.url !== '/beat') {
      response.writeHead(404).end();
      return;
    }
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
      if (body.length > BODY_BYTES_MAX) request.destroy();
    });
    request.on('end', () => {
      const signature = request.headers[SIGNATURE_HEADER];
      const answer = watch.take(body, typeof signature === 'string' ? signature : '');
      const text = 'next' in answer ? JSON.stringify({ next: answer.next }) : '{}';
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
    });
  };

const serverOf = ({ certificate, key }: BeatListen, watch: SiblingWatch): http.Server => {
  const listener = answering(watch);
  return certificate === undefined || key === undefined
    ? http.createServer(LIMITS, listener)
    : https.createServer({ ...LIMITS, cert: readFileSync(certificate), key: readFileSync(key) }, listener);
};

/**
 * Takes the beats of other kiosks at `/beat`. Where it cannot listen it says so, and tries again: people are told of
 * alarms all the same.
 */
export const listenForBeats = (
  listen: BeatListen,
  watch: SiblingWatch,
  failed: (error: unknown) => void,
): void => {
  const again = (error: unknown): void => {
    failed(error);
    setTimeout(() => listenForBeats(listen, watch, failed), AGAIN_MS);
  };
  try {
    const server = serverOf(listen, watch);
    server.maxConnections = CONNECTIONS_MAX;
    server.once('error', again);
    server.listen(listen.port, listen.host);
  } catch (error) {
    again(error);
  }
};
