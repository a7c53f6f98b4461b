import { type RequestHandler, Router } from 'express';
import { addressLimit, type Rate } from '../web/address-limit.ts';
import { refuse } from '../web/problems.ts';
import type { Metrics, Served } from './metrics.ts';
import { bearerIn } from './metrics-token.ts';

/** Several collectors, each every few seconds; whoever guesses tokens comes no further. */
const ASKING: Rate = { at_once: 60, per_s: 4 };
const MS_PER_S = 1_000;

export interface MetricsDoor {
  readonly metrics: Metrics;
  /** Whether this is the token; undefined where none came. */
  readonly isToken: (token: string | undefined) => boolean;
}

const areaOf = (path: string): Served['area'] => {
  if (path === '/metrics') return 'metrics';
  return path.startsWith('/api/') ? 'api' : 'pages';
};

/** Measures how long each request takes. */
export const timed =
  ({ served }: Metrics): RequestHandler =>
  ({ path }, response, next) => {
    const began = performance.now();
    response.once('finish', () => {
      const status = `${Math.floor(response.statusCode / 100)}xx`;
      served({ area: areaOf(path), status, seconds: (performance.now() - began) / MS_PER_S });
    });
    next();
  };

const onlyWithToken =
  ({ isToken }: MetricsDoor): RequestHandler =>
  (request, response, next) => {
    if (isToken(bearerIn(request.headers.authorization))) return next();
    response.set('WWW-Authenticate', 'Bearer realm="metrics"');
    refuse(response, 401, {
      what: 'figures are told to whoever has the token',
      where: 'header Authorization',
      remedy: 'send "Bearer" and the token in the file that office.metrics.token_file names',
    });
  };

const notTooOften = (): RequestHandler => {
  const isWithin = addressLimit(ASKING);
  return (request, response, next) => {
    if (isWithin(request.socket.remoteAddress ?? '', performance.now())) return next();
    response.set('Retry-After', '10');
    refuse(response, 429, {
      what: 'this address asks too often',
      where: 'GET /metrics',
      remedy: 'wait ten seconds, and then ask at most every five',
    });
  };
};

/** Figures for Prometheus, in its text format 0.0.4. */
export const metricsRoute = (door: MetricsDoor): Router => {
  const router = Router();
  router.use(notTooOften(), onlyWithToken(door));
  router.get('/', async (_request, response) => {
    const text = await door.metrics.text();
    response.set({ 'Content-Type': door.metrics.contentType, 'Cache-Control': 'no-store' }).send(text);
  });
  return router;
};
