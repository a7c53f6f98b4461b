import http from 'node:http';
import https from 'node:https';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { PublishedLog } from '../log/published-log.ts';
import type { PublicLog } from '../public/public-log.ts';
import type { Witness } from '../witness/witness.ts';
import { addressLimit, type Rate } from './address-limit.ts';
import { boundConnections, HANDSHAKE_MS } from './connection-bound.ts';
import { listening, SERVER_LIMITS } from './listening.ts';
import { logRoutes } from './log-routes.ts';
import type { Diagnostics } from './ports.ts';
import { failed, refuse } from './problems.ts';
import { publicRoutes } from './public-routes.ts';
import { witnessRoutes } from './witness-routes.ts';

/** What one address may ask for: enough to read a whole log at a stretch, or to ask for many kiosks behind one router. */
const READING: Rate = { at_once: 1_000, per_s: 200 };
const ASKING: Rate = { at_once: 40, per_s: 5 };
const CONNECTIONS_MAX = 128;
/** Of one address. */
const CONNECTIONS_OF_ONE_MAX = 48;

export interface EvidenceServerOptions {
  readonly log: Pick<PublishedLog, 'checkpoint' | 'tile' | 'cosigned'>;
  /** What this kiosk is to other logs; null where it is no witness. */
  readonly witness: Pick<Witness, 'addCheckpoint' | 'latest'> | null;
  /** The page for the public; null where there is none. */
  readonly page?: PublicLog | null;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** PEM texts of the certificate chain and its key; null for plain http. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly diagnostics: Diagnostics;
}

export interface EvidenceServer {
  /** For a client, without a slash at its end. */
  readonly address: string;
  readonly port: number;
  close(): void;
}

const withinLimits = (): RequestHandler => {
  const readers = addressLimit(READING);
  const askers = addressLimit(ASKING);
  return (request, response, next) => {
    const isWithin = request.method === 'POST' ? askers : readers;
    if (isWithin(request.socket.remoteAddress ?? '', performance.now())) return next();
    response.set('Retry-After', '10');
    refuse(response, 429, {
      what: 'this address asks too often',
      where: `${request.method} ${request.path}`,
      remedy: 'wait ten seconds, and then ask more slowly',
    });
  };
};

const health = ({ log, witness }: EvidenceServerOptions): RequestHandler => {
  return (_request, response) => {
    const cosigned = log.cosigned();
    const witnessed =
      cosigned.length === 0
        ? null
        : { size: Math.max(...cosigned.map(({ size }) => size)), by: cosigned.length };
    const { size } = log.checkpoint();
    const role = witness === null ? 'none' : 'serving';
    response.set('Cache-Control', 'no-store').json({ status: 'serving', size, witnessed, witness: role });
  };
};

const application = (options: EvidenceServerOptions): Express => {
  const { log, witness, page = null, diagnostics } = options;
  const app = express();
  app.disable('x-powered-by').set('query parser', 'simple');
  // No HSTS: the name may serve other things that are not ours to bind.
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } },
      strictTransportSecurity: false,
    }),
  );
  app.use(withinLimits());
  app.get('/healthz', health(options));
  app.use('/log', logRoutes(log));
  if (witness !== null) app.use('/witness', witnessRoutes(witness));
  if (page !== null)
    app.use(
      '/public',
      publicRoutes(page, () => Date.now()),
    );
  app.use((request, response) => {
    refuse(response, 404, {
      what: 'nothing is at this address',
      where: `${request.method} ${request.path}`,
      remedy: 'read /log/checkpoint for the log of this kiosk',
    });
  });
  app.use(failed(diagnostics));
  return app;
};

/**
 * What others are shown: the log, this kiosk as a witness, and `/healthz`. Nothing of the screens, no cookie, no name.
 * @throws when the address cannot be listened on or the certificate cannot be used, with the reason
 */
export async function createEvidenceServer(options: EvidenceServerOptions): Promise<EvidenceServer> {
  const { host, tls } = options;
  const app = application(options);
  const server =
    tls === null
      ? http.createServer(SERVER_LIMITS, app)
      : https.createServer({ ...SERVER_LIMITS, ...tls, handshakeTimeout: HANDSHAKE_MS }, app);
  server.maxConnections = CONNECTIONS_MAX;
  boundConnections(server, CONNECTIONS_OF_ONE_MAX);
  const port = await listening(server, options);
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    address: `${tls === null ? 'http' : 'https'}://${shown}:${port}`,
    port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
