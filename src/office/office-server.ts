import http from 'node:http';
import https from 'node:https';
import express, { type Express, type Request, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { boundConnections, HANDSHAKE_MS } from '../web/connection-bound.ts';
import { listening, SERVER_LIMITS } from '../web/listening.ts';
import { screenPages } from '../web/pages.ts';
import type { Diagnostics } from '../web/ports.ts';
import { BODY_LIMIT_KB, failed, onlyJson, refuse } from '../web/problems.ts';
import { accountRoutes } from './account-routes.ts';
import { admission } from './api/admission.ts';
import { openLogs, openParts } from './api/parts.ts';
import type { PeoplePlace } from './api/read-people.ts';
import { openRecords } from './api/records.ts';
import type { MailSettings } from './api/report-mailing.ts';
import type { ApiParts } from './api/route.ts';
import { apiRoutes } from './api/router.ts';
import type { SheetPlace } from './api/sheet-history.ts';
import { Cookies } from './cookies.ts';
import { exportRoutes } from './export-routes.ts';
import { Guard, whoIsSignedIn } from './guard.ts';
import { Health } from './health/health.ts';
import type { HealthTask } from './health/health-messages.ts';
import { invitationRoutes, passwordRoutes } from './invitation-routes.ts';
import type { KioskLink } from './kiosk-link.ts';
import { LIST_BODY_KB } from './list-wire.ts';
import type { ExportSettings } from './messages.ts';
import { type MetricsDoor, metricsRoute, timed } from './metrics-route.ts';
import type { Office } from './office.ts';
import { OfficeSockets } from './office-sockets.ts';
import { originCheck } from './origin-check.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { passkeySignInRoutes } from './passkey-sign-in-routes.ts';
import { passkeySiteOf } from './passkey-site.ts';
import { providerRoutes } from './provider-routes.ts';
import { ownSessionRoutes, sessionRoutes } from './session-routes.ts';
import { Trials } from './trials/trials.ts';
import type { Ways } from './wire.ts';

/** Pages of all rooms, each with a socket and what it loads. */
const CONNECTIONS_MAX = 1_024;
/** Of one address: a county's proxy may stand for all pages of an office. */
const CONNECTIONS_OF_ONE_MAX = 384;
const YEAR_S = 31_536_000;

/** Only our own files, and nothing written into the page: a stranger's text on it cannot become code. */
const POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    connectSrc: ["'self'"],
    fontSrc: ["'self'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    imgSrc: ["'self'"],
    objectSrc: ["'none'"],
    scriptSrc: ["'self'"],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'"],
    styleSrcAttr: ["'none'"],
  },
};

export interface OfficeServerOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** PEM texts of the certificate chain and its key; null for plain http, which is for this machine alone. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Further host names by which browsers may call it. */
  readonly names: readonly string[];
  /** Folder of the built pages. */
  readonly dist: string;
  /** Folder of the log. */
  readonly data: string;
  readonly exports: ExportSettings;
  /** What is looked at where somebody asks how the kiosk is. */
  readonly health: Pick<HealthTask, 'config_file' | 'software'>;
  /** What stands on sheets of reconciliation. */
  readonly sheets: SheetPlace;
  /** What files of people refer to. */
  readonly place: PeoplePlace;
  /** How made reports are mailed; null where that is not allowed. */
  readonly mail: MailSettings | null;
  readonly office: Office;
  readonly link: KioskLink;
  readonly diagnostics: Diagnostics;
  /** Figures for Prometheus; null where they are not served. */
  readonly metrics: MetricsDoor | null;
}

export interface OfficeServer {
  /** For a browser, with a slash at its end. */
  readonly address: string;
  readonly port: number;
  /** Ends what is over, and records what is due. To be called every second or so. */
  look(): void;
  close(): Promise<void>;
}

const headers = (isEncrypted: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: POLICY,
    // On this machine alone the name stands for every other service here.
    strictTransportSecurity: isEncrypted ? { maxAge: YEAR_S, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });

/** What a browser may do on these pages: nothing that reaches the machine it runs on. */
const permissions: RequestHandler = (_request, response, next) => {
  response.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  next();
};

const fromOurPages =
  (check: ReturnType<typeof originCheck>, diagnostics: Diagnostics): RequestHandler =>
  (request, response, next) => {
    const cause = check(request, 'request');
    if (cause === null) return next();
    diagnostics.warn({ cause }, 'a request was refused');
    refuse(response, 403, {
      what: 'the request comes from elsewhere',
      where: `header ${cause}`,
      remedy: 'open the address that the kiosk printed at its start, or one of office.names',
    });
  };

/** A file of people is larger than all else, and taken only from somebody who is signed in. */
const bodies = ({ office, cookies }: Pick<ApiOptions, 'office' | 'cookies'>): RequestHandler => {
  const bodyOf = (limit: number) => express.json({ limit: `${limit}kb`, strict: true });
  const [small, large] = [bodyOf(BODY_LIMIT_KB), bodyOf(LIST_BODY_KB)];
  return (request, response, next) => {
    const isAboutList = request.path.startsWith('/api/v1/list/');
    const isLarge = isAboutList && whoIsSignedIn(office, cookies, request) !== undefined;
    (isLarge ? large : small)(request, response, next);
  };
};

/** By what somebody can sign in at the address that a request came to. */
const waysAt = (office: Office, scheme: 'http' | 'https', request: Request): Ways => [
  'password_and_code',
  ...(passkeySiteOf(scheme, request) === null ? [] : (['passkey'] as const)),
  ...(office.options.provider === null ? [] : (['identity_provider'] as const)),
];

interface ApiOptions {
  readonly office: Office;
  readonly cookies: Cookies;
  readonly guard: Guard;
  readonly parts: ApiParts;
  readonly scheme: 'http' | 'https';
  readonly exports: Router;
}

/** Everything below this address asks for a session, but for signing in itself. */
const api = ({ office, cookies, guard, parts, scheme, exports }: ApiOptions): Router => {
  const { provider } = office.options;
  return express
    .Router()
    .use(apiRoutes({ parts, admit: admission(office, cookies) }))
    .use(sessionRoutes(office, cookies, guard, (request) => waysAt(office, scheme, request)))
    .use(ownSessionRoutes(office, cookies, guard))
    .use(invitationRoutes(office, cookies))
    .use(passwordRoutes(office, guard))
    .use(passkeySignInRoutes({ office, cookies, guard, scheme }))
    .use(passkeyRoutes({ office, cookies, guard, scheme }))
    .use(provider === null ? express.Router() : providerRoutes({ office, cookies, guard, scheme, provider }))
    .use(accountRoutes(office, guard))
    .use(exports);
};

const application = (
  { dist, diagnostics, tls, metrics }: OfficeServerOptions,
  check: ReturnType<typeof originCheck>,
  apiOptions: ApiOptions,
): Express => {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  if (metrics !== null) app.use(timed(metrics.metrics));
  app.use(headers(tls !== null), permissions);
  app.use(fromOurPages(check, diagnostics));
  app.use(onlyJson, bodies(apiOptions));
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'serving' });
  });
  if (metrics !== null) app.use('/metrics', metricsRoute(metrics));
  app.use('/api/v1', api(apiOptions));
  app.get('/', (_request, response) => response.redirect('/supervisor/'));
  app.use(screenPages(dist, ['supervisor']));
  app.use((request, response) => {
    refuse(response, 404, {
      what: 'nothing is at this address',
      where: `${request.method} ${request.path}`,
      remedy: 'open /supervisor/',
    });
  });
  app.use(failed(diagnostics));
  return app;
};

/**
 * Where supervisors, auditors and administrators sign in.
 * @throws when the address cannot be listened on or the certificate cannot be used, with the reason
 */
export const createOfficeServer = async (options: OfficeServerOptions): Promise<OfficeServer> => {
  const { host, tls, names, data, office, link, diagnostics } = options;
  const scheme = tls === null ? 'http' : 'https';
  const check = originCheck([host, ...names], scheme);
  const cookies = new Cookies(scheme);
  const logs = openLogs(data);
  const trials = new Trials({
    data,
    now: () => office.now(),
    failed: (what) => diagnostics.warn({ what }, 'a proposal could not be tried'),
  });
  const records = openRecords({
    data,
    log: logs.log,
    now: () => office.now(),
    failed: (what) => diagnostics.warn({ what }, 'the index of the records stands still'),
  });
  const { parts, look: lookAtParts } = openParts(logs, office, link, {
    place: options.place,
    trials,
    records,
    sheets: options.sheets,
    mail: options.mail,
    health: new Health({ task: { ...options.health, data }, now: () => office.now() }),
  });
  const guard = new Guard(office, cookies);
  const exports = exportRoutes({ office, guard, log: logs.log, settings: options.exports });
  const apiOptions = { office, cookies, guard, parts, scheme, exports: exports.routes } as const;
  const app = application(options, check, apiOptions);
  const server =
    tls === null
      ? http.createServer(SERVER_LIMITS, app)
      : https.createServer(
          { ...SERVER_LIMITS, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: HANDSHAKE_MS },
          app,
        );
  server.maxConnections = CONNECTIONS_MAX;
  boundConnections(server, CONNECTIONS_OF_ONE_MAX);
  const refusal = (request: http.IncomingMessage) => check(request, 'handshake');
  const sockets = new OfficeSockets(server, { office, cookies, link, refusal, diagnostics });
  const port = await listening(server, options);
  const name = names[0] ?? host;
  const shown = name.includes(':') ? `[${name}]` : name;
  return {
    address: `${scheme}://${shown}:${port}/supervisor/`,
    port,
    look: () => {
      office.look();
      lookAtParts();
      exports.look();
      sockets.look();
    },
    close: async () => {
      const closed = sockets.close();
      server.closeAllConnections();
      await closed;
      records.close();
    },
  };
};
