import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { type GivenCheckpoint, givenCheckpoint } from '../../src/receipts.ts';

export const NOTE =
  'county.example/ballot-room/k07/e3\n12407\nGGIudVtJSbMhD8UEJBqqnSMsANdRJvU+sWA1lADhfcg=\n\n— county.example/ballot-room/k07/e3 AAAAAAAA\n';

export const given = (note = NOTE): GivenCheckpoint =>
  givenCheckpoint(note, Date.UTC(2026, 10, 6, 1, 14), 2, {
    kiosk: 'County kiosk 7',
    rooms: ['Ballot Vault A', 'Ballot Vault B'],
    time_zone: 'America/New_York',
    verifier_key: 'county.example/ballot-room/k07/e3+0a1b2c3d+AAAA',
  });

/** An empty folder that is removed after the test. */
export const folder = (): string => {
  const made = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-giving-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

export interface Printer {
  /** What came out, in order: the arguments and the text. */
  printed(): readonly { readonly args: string; readonly text: string }[];
}

/** A real program `lp` at the front of the path, for this test alone; it keeps what it gets, or fails. */
export const printer = (failure?: { readonly status: number; readonly says: string }): Printer => {
  const bin = folder();
  const out = path.join(bin, 'out');
  mkdirSync(out);
  const keeps = `n=$(ls "${out}" | wc -l)\nprintf '%s ' "$@" > "${out}/$n.args"\ncat > "${out}/$n.text"\n`;
  const fails = `cat > /dev/null\necho "${failure?.says}" >&2\nexit ${failure?.status}\n`;
  writeFileSync(path.join(bin, 'lp'), `#!/bin/sh\n${failure === undefined ? keeps : fails}`);
  chmodSync(path.join(bin, 'lp'), 0o755);
  const before = process.env['PATH'];
  process.env['PATH'] = `${bin}:${before}`;
  onTestFinished(() => {
    process.env['PATH'] = before;
  });
  return {
    printed: () => {
      const sheets = [];
      for (let n = 0; existsSync(path.join(out, `${n}.text`)); n += 2) {
        const text = readFileSync(path.join(out, `${n}.text`), 'utf8');
        sheets.push({ args: readFileSync(path.join(out, `${n}.args`), 'utf8').trim(), text });
      }
      return sheets;
    },
  };
};

export interface MailHost {
  readonly server: string;
  readonly letters: { readonly to: readonly string[]; readonly text: string }[];
  /** Addresses that it does not take. */
  readonly refuses: Set<string>;
  close(): Promise<void>;
}

/** A real mail server on a free port of loopback. */
export const mailHost = async (port = 0): Promise<MailHost> => {
  const letters: { to: readonly string[]; text: string }[] = [];
  const refuses = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) => done(refuses.has(address) ? new Error('nobody here') : null),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        letters.push({ to, text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.server.address() as AddressInfo).port;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
    });
  onTestFinished(close);
  return { server: `smtp://127.0.0.1:${taken}`, letters, refuses, close };
};

/** The attachment of a letter, decoded. */
export const attachmentOf = (letter: string): Buffer => {
  const part = letter.split(/\r\nContent-Disposition: attachment/)[1] ?? '';
  const body = part.slice(part.indexOf('\r\n\r\n') + 4).split('\r\n--')[0] ?? '';
  const isBase64 = /Content-Transfer-Encoding: base64/i.test(
    letter.slice(letter.lastIndexOf('Content-Type: text/plain')),
  );
  return isBase64 ? Buffer.from(body, 'base64') : Buffer.from(body);
};
