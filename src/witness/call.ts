import http from 'node:http';
import https from 'node:https';

export interface Call {
  readonly url: string;
  /** Posted when there is one; else the address is read. */
  readonly body?: string;
  readonly within_ms: number;
}

export interface Called {
  readonly status: number;
  readonly body: string;
}

/** A checkpoint with a hundred lines stays well below this. */
const ANSWER_BYTES_MAX = 64 * 1024;

/**
 * One request over HTTP. Rejects when there is no whole answer in time, or more of it than any witness gives; any
 * status is an answer.
 */
export const call = ({ url, body, within_ms }: Call): Promise<Called> =>
  new Promise((resolve, reject) => {
    const { request } = url.startsWith('https:') ? https : http;
    const options = { method: body === undefined ? 'GET' : 'POST', signal: AbortSignal.timeout(within_ms) };
    const outgoing = request(url, options, (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > ANSWER_BYTES_MAX) answer.destroy(new Error(`${url} answers at too great length`));
        else chunks.push(chunk);
      });
      answer.on('error', reject);
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
