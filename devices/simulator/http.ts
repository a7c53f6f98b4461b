import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { z } from 'zod';
import { LINE_STATES } from '../../src/core/device-observation.ts';
import type { DoorId, LineId, ReaderId } from '../../src/core/terms.ts';
import { NotSimulatedError, type Simulator } from './simulator.ts';

const BODY_LIMIT = '16kb';
/** A year and a day: an oath can run out on the panel, a date cannot overflow. */
const ADVANCE_LONGEST_S = 366 * 86_400;
/** Panels that may be open at once; each holds a connection. */
const PANELS_MAX = 16;
const KEEP_ALIVE_MS = 15_000;

const name = z.string().min(1).max(64);
const badgeBody = z.strictObject({ reader: name, badge: z.string().min(1).max(256) });
const doorBody = z.strictObject({ door: name, open: z.boolean() });
const exitButtonBody = z.strictObject({ door: name });
const lineBody = z.strictObject({
  input: name,
  state: z.enum(LINE_STATES).exclude(['out_of_range', 'unknown']),
});
const deviceBody = z.strictObject({ device: name, connected: z.boolean() });
const clockBody = z.strictObject({ advance_s: z.number().min(0.001).max(ADVANCE_LONGEST_S) });

export interface SimulatorRouterOptions {
  readonly simulator: Simulator;
  /** Resolves when the kiosk has handled all that was emitted, so that an answer comes after its facts. */
  readonly settled: () => Promise<void>;
}

/**
 * The simulator's HTTP face, to be mounted at `/simulator` and with simulated devices only.
 *
 * `GET /` the state, `GET /events` the state as server-sent events on each change, and `POST` of JSON to `/badge`
 * `{reader, badge}`, `/door` `{door, open}`, `/exit-button` `{door}`, `/line` `{input, state}`, `/device`
 * `{device, connected}`, `/clock` `{advance_s}`. A POST answers `{ok: true, observed}`; a bad one 400 (413 when over
 * 16 kB) with `{error: {what, where, remedy}}`, which never repeats a badge.
 */
export const simulatorRouter = ({ simulator, settled }: SimulatorRouterOptions): Router => {
  const router = Router();
  router.use(express.json({ limit: BODY_LIMIT }));
  const post = <Body>(path: string, body: z.ZodType<Body>, act: (body: Body) => boolean): void => {
    router.post(path, posting(body, act, settled));
  };
  router.get('/', (_request, response) => {
    response.set('cache-control', 'no-store').json(simulator.state());
  });
  router.get('/events', events(simulator));
  post('/badge', badgeBody, ({ reader, badge }) => simulator.presentBadge(reader as ReaderId, badge));
  post('/door', doorBody, ({ door, open }) => simulator.moveDoor(door as DoorId, open));
  post('/exit-button', exitButtonBody, ({ door }) => simulator.pressExitButton(door as DoorId));
  post('/line', lineBody, ({ input, state }) => simulator.setLine(input as LineId, state));
  post('/device', deviceBody, ({ device, connected }) => simulator.setConnected(device, connected));
  post('/clock', clockBody, ({ advance_s }) => {
    simulator.advanceClock(Math.round(advance_s * 1_000));
    return true;
  });
  router.use(refuse);
  return router;
};

const problem = (response: Response, status: number, what: string, where: string, remedy: string): void => {
  response.status(status).json({ error: { what, where, remedy } });
};

const posting =
  <Body>(body: z.ZodType<Body>, act: (body: Body) => boolean, settled: () => Promise<void>): RequestHandler =>
  async (request: Request, response: Response) => {
    const parsed = body.safeParse(request.body);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const where = issue?.path.join('.') || 'the body';
      problem(
        response,
        400,
        issue?.message ?? 'not valid',
        where,
        `send JSON as POST ${request.path} describes`,
      );
      return;
    }
    const observed = act(parsed.data);
    await settled();
    response.json({ ok: true, observed });
  };

const refuse: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (error instanceof NotSimulatedError) {
    problem(response, 400, error.message, error.what, 'take a name from GET /simulator');
    return;
  }
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413)
    problem(response, 413, 'the body is too large', 'the body', `send at most ${BODY_LIMIT}`);
  else if (typeof status === 'number' && status >= 400 && status < 500) {
    problem(response, 400, 'the body is not JSON', 'the body', `send JSON as POST ${request.path} describes`);
  } else next(error);
};

const events = (simulator: Simulator): RequestHandler => {
  let panels = 0;
  return (_request, response) => {
    if (panels >= PANELS_MAX) {
      problem(response, 503, 'too many panels are open', 'the panel', 'close one of them');
      return;
    }
    panels += 1;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const send = (): void => {
      response.write(`data: ${JSON.stringify(simulator.state())}\n\n`);
    };
    const unsubscribe = simulator.onChange(send);
    const alive = setInterval(() => response.write(': alive\n\n'), KEEP_ALIVE_MS);
    response.on('close', () => {
      panels -= 1;
      clearInterval(alive);
      unsubscribe();
    });
    send();
  };
};
