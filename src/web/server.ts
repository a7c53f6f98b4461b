import http from 'node:http';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { callerCheck } from './callers.ts';
import { listening, listenLater, PortTaken, SERVER_LIMITS } from './listening.ts';
import { logRoutes } from './log-routes.ts';
import { photoFiles, screenPages } from './pages.ts';
import { Painting } from './painting.ts';
import type { Web, WebOptions } from './ports.ts';
import { BODY_LIMIT_KB, failed, notFound, onlyJson, refuse } from './problems.ts';
import { askedRoom, screenSockets } from './screen-socket.ts';
import { slipRoutes } from './slip-routes.ts';

const CONNECTIONS_MAX = 256;

/** Only our own files, and nothing written into the page: a stranger's text on the screen cannot become code. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    connectSrc: ["'self'"],
    formAction: ["'none'"],
    frameAncestors: ["'self'"],
    frameSrc: ["'self'"],
    objectSrc: ["'none'"],
    scriptSrcAttr: ["'none'"],
    styleSrcAttr: ["'none'"],
  },
};

// No HSTS: this listener is plain HTTP on loopback, and the header would bind the name for every other service there.
const headers = () =>
  helmet({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false });

function health(options: WebOptions, isOpen: () => boolean): express.RequestHandler {
  return (_request, response) => {
    const room = options.kiosk.rooms[0];
    response.set('Cache-Control', 'no-store');
    if (room === undefined) response.status(503).json({ status: 'starting' });
    else if (!isOpen()) response.status(503).json({ status: 'stopping' });
    else {
      const { index, view } = options.kiosk.read(room);
      response.json({ status: 'serving', index, witnessed: view.witnessed });
    }
  };
}

/** Whether the page of a room paints: asked by whoever watches over the browser at its door. */
function paintingOf({ kiosk }: WebOptions, painting: Painting): express.RequestHandler {
  return (request, response, next) => {
    const room = askedRoom(kiosk, request.query['room']);
    if (room === undefined) return next();
    response.set('Cache-Control', 'no-store').json({ room, standing: painting.standing(room) });
  };
}

function application(
  options: WebOptions,
  painting: Painting,
  refusal: (request: http.IncomingMessage) => string | null,
  isOpen: () => boolean,
): Express {
  const { simulator, dist, photos, log, diagnostics } = options;
  const app = express();
  app.disable('x-powered-by').set('query parser', 'simple');
  app.use(headers());
  app.use((request, response, next) => {
    const cause = refusal(request);
    if (cause === null) return next();
    diagnostics.warn({ cause }, 'a request was refused');
    const remedy = 'open the address that the service printed at its start';
    refuse(response, 403, { what: 'the request comes from elsewhere', where: `header ${cause}`, remedy });
  });
  app.use(onlyJson, express.json({ limit: `${BODY_LIMIT_KB}kb`, strict: true }));
  app.get('/healthz', health(options, isOpen));
  app.get('/painting', paintingOf(options, painting));
  if (log !== null) app.use('/log', logRoutes(log));
  app.get('/', (_request, response) => response.redirect('/kiosk/'));
  app.use('/slip', slipRoutes(options));
  app.use(screenPages(dist, ['kiosk', 'slip', ...(simulator === null ? [] : ['panel', 'previews'])]));
  if (photos !== null) app.use('/photos', photoFiles(photos));
  if (simulator !== null) app.use('/simulator', simulator);
  app.use(notFound, failed(diagnostics));
  return app;
}

/** Listens now, or as soon as the port is free where its being taken is no error; gives the way to stop waiting for that. */
async function begin(
  server: http.Server,
  options: WebOptions,
): Promise<{ readonly port: number; readonly stopWaiting: () => void }> {
  const { diagnostics, onTaken } = options;
  try {
    const port = await listening(server, options);
    diagnostics.info({ port }, 'screens are served');
    return { port, stopWaiting: () => undefined };
  } catch (error) {
    if (onTaken === undefined || !(error instanceof PortTaken)) throw error;
    const { port } = options;
    diagnostics.error({ port, cause: error.message }, 'no screen is served until the port is free');
    onTaken(error.message);
    const stopWaiting = listenLater(server, options, () =>
      diagnostics.warn({ port }, 'the port is free now, and screens are served'),
    );
    return { port, stopWaiting };
  }
}

/**
 * The service's face for screens: pages, photos, touches and views, `/healthz`, `/painting`, and the simulator's panel
 * where the devices are simulated.
 * @throws when the address cannot be listened on, with the reason and the remedy
 */
export async function createWeb(options: WebOptions): Promise<Web> {
  let isOpen = true;
  const refusal = callerCheck([options.host, ...options.names]);
  const painting = new Painting();
  const server = http.createServer(
    SERVER_LIMITS,
    application(options, painting, refusal, () => isOpen),
  );
  server.maxConnections = CONNECTIONS_MAX;
  const sockets = screenSockets(server, options, refusal, painting);
  const { port, stopWaiting } = await begin(server, options);
  const shown = options.host.includes(':') ? `[${options.host}]` : options.host;
  const base = `http://${shown}:${port}`;
  return {
    address: { kiosk: `${base}/kiosk/`, panel: options.simulator === null ? null : `${base}/panel/` },
    port,
    close: async () => {
      isOpen = false;
      stopWaiting();
      const closed = sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
