import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import { addressLimit, type Rate } from '../../web/address-limit.ts';
import { refuseWith } from '../guard.ts';
import type { OfficeVerb } from '../roles.ts';
import type { Admitted } from './admission.ts';
import { ALARM_ROUTES } from './alarm-routes.ts';
import { descriptionRoutes } from './description-routes.ts';
import { HEALTH_ROUTES } from './health-routes.ts';
import { LIST_ACT_ROUTES } from './list-act-routes.ts';
import { LIST_HISTORY_ROUTES } from './list-history-routes.ts';
import { LIST_ROUTES } from './list-routes.ts';
import { LOG_ROUTES } from './log-routes.ts';
import { RECORD_ROUTES } from './record-routes.ts';
import { REPORT_FILE_ASKED, sendReport } from './report-file.ts';
import { REPORT_ROUTES } from './report-routes.ts';
import { REPORT_NAME } from './report-schemas.ts';
import { NOTHING, ROOM_ROUTES } from './room-routes.ts';
import { type ApiParts, ApiRefused, type Caller, type Route } from './route.ts';
import { RUN_NUMBER, sendRun } from './run-file.ts';
import { SAVED_ROUTES } from './saved-routes.ts';
import { SHEET_PAPER, sendBlank, sendPublic } from './sheet-paper.ts';
import { SHEET_ROUTES } from './sheet-routes.ts';
import { TIMELINE_ROUTES } from './timeline-routes.ts';
import { TRAINING_ROUTES } from './training-routes.ts';
import { TRIAL_ROUTES } from './trial-routes.ts';

/** Every route of the interface that programs and pages share. */
export const ROUTES: readonly Route[] = [
  ...ROOM_ROUTES,
  ...ALARM_ROUTES,
  ...LOG_ROUTES,
  ...RECORD_ROUTES,
  ...REPORT_ROUTES,
  ...SAVED_ROUTES,
  ...TIMELINE_ROUTES,
  ...LIST_ROUTES,
  ...LIST_HISTORY_ROUTES,
  ...LIST_ACT_ROUTES,
  ...TRIAL_ROUTES,
  ...TRAINING_ROUTES,
  ...SHEET_ROUTES,
  ...HEALTH_ROUTES,
];

/** What one address may ask for, behind which a whole office can be. */
export const ASKING: Rate = { at_once: 120, per_s: 20 };

/** What one account may ask for, by all its sessions and tokens: less than the kiosk answers to all others together. */
export const ASKING_OF_ONE: Rate = { at_once: 60, per_s: 6 };

const tooOften = (where: string): ApiRefused =>
  new ApiRefused(429, 'busy', ['too much is asked for', where, 'wait some seconds, and ask more slowly']);

/** The allowed names, for whoever wrote another one. */
const namesOf = (schema: z.ZodType): string =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape).join(', ') : '';

const remedyFor = (place: string, schema: z.ZodType): string => {
  if (place === 'body') return 'see the description of this route at /api/v1/';
  const names = namesOf(schema);
  return names === '' ? `send no ${place} here` : `write only ${names}, as /api/v1/ describes them`;
};

/** What was sent, read by its schema. Throws `ApiRefused` with the first part that is wrong; its value is not repeated. */
const readAs = (place: 'query' | 'path' | 'body', schema: z.ZodType, sent: unknown): unknown => {
  const read = schema.safeParse(sent);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const where = [place, ...(issue?.path ?? []), ...unknown.slice(0, 1)].join('.').slice(0, 100);
  const what =
    unknown.length > 0 ? 'nothing is called this here' : `this is not understood: ${issue?.message ?? ''}`;
  throw new ApiRefused(400, 'malformed', [what, where, remedyFor(place, schema)]);
};

/** An empty value of a query would be read as 0. */
const queryOf = ({ query }: Request): unknown => {
  const empty = Object.entries(query).find(([, value]) => value === '');
  if (empty === undefined) return query;
  throw new ApiRefused(400, 'malformed', [
    'nothing is written here',
    `query.${empty[0].slice(0, 80)}`,
    'leave it out',
  ]);
};

const verbFor = ({ verb }: Route, body: unknown): OfficeVerb =>
  typeof verb === 'string' ? verb : verb.of(body);

export interface ApiOptions {
  readonly parts: ApiParts;
  /** Who asks; throws `ApiRefused` for nobody. */
  readonly admit: (request: Request) => Admitted;
}

const answerTo = async (
  route: Route,
  { parts, admit }: ApiOptions,
  isWithin: ReturnType<typeof addressLimit>,
  request: Request,
): Promise<unknown> => {
  const { caller, allow } = admit(request);
  if (!isWithin(`account ${caller.by.account}`, performance.now())) throw tooOften('account');
  const body = readAs('body', route.body, route.method === 'post' ? (request.body ?? {}) : {});
  allow(verbFor(route, body));
  const params = readAs('path', route.params, { ...request.params });
  const query = readAs('query', route.query, queryOf(request));
  // Nothing leaves that the document does not describe.
  return route.answer.parse(await route.handle({ params, query, body, caller }, parts));
};

/** Answers an `ApiRefused`; anything else is for the last handler. */
export const refusals = (error: unknown, response: Response): void => {
  if (!(error instanceof ApiRefused)) throw error;
  const { status, code, what, where, remedy } = error;
  if (status === 429) response.set('Retry-After', '10');
  if (status === 503) response.set('Retry-After', '5');
  refuseWith(response, status, code, [what, where, remedy]);
};

const handlerOf =
  (route: Route, options: ApiOptions, isWithin: ReturnType<typeof addressLimit>): RequestHandler =>
  async (request, response) => {
    try {
      const answer = await answerTo(route, options, isWithin, request);
      response.set('Cache-Control', 'no-store').json(answer);
    } catch (error) {
      refusals(error, response);
    }
  };

/** What has no one answer that a schema could describe: a file, or a page for paper. */
const other =
  <Query extends z.ZodType>(
    { admit }: ApiOptions,
    isWithin: ReturnType<typeof addressLimit>,
    verb: OfficeVerb,
    schema: Query,
    send: (asked: {
      readonly query: z.output<Query>;
      readonly caller: Caller;
      readonly request: Request;
      readonly response: Response;
    }) => Promise<void> | void,
  ): RequestHandler =>
  async (request, response) => {
    try {
      const { caller, allow } = admit(request);
      if (!isWithin(`account ${caller.by.account}`, performance.now())) throw tooOften('account');
      allow(verb);
      const query = readAs('query', schema, queryOf(request)) as z.output<Query>;
      response.set('Cache-Control', 'no-store');
      await send({ query, caller, request, response });
    } catch (error) {
      refusals(error, response);
    }
  };

const notTooOften =
  (isWithin: ReturnType<typeof addressLimit>): RequestHandler =>
  (request, response, next) => {
    if (isWithin(request.socket.remoteAddress ?? '', performance.now())) return next();
    refusals(tooOften('address'), response);
  };

/** `{seq}` of the document is `:seq` of express. */
const addressOf = ({ path }: Route): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** The routes of the interface; each lets in whom the one table of roles lets in. */
export const apiRoutes = (options: ApiOptions): Router => {
  const router = express.Router();
  const isWithin = addressLimit(ASKING_OF_ONE);
  router.use(notTooOften(addressLimit(ASKING)), descriptionRoutes(ROUTES));
  const { parts } = options;
  router.get(
    '/reports/:name/file',
    other(options, isWithin, 'see_names', REPORT_FILE_ASKED, ({ query, caller, request, response }) => {
      const params = readAs('path', REPORT_NAME, { ...request.params }) as z.output<typeof REPORT_NAME>;
      return sendReport(parts, caller, { params, query }, response);
    }),
  );
  router.get(
    '/report-runs/:run/file',
    other(options, isWithin, 'see_names', NOTHING, ({ caller, request, response }) => {
      const params = readAs('path', RUN_NUMBER, { ...request.params }) as z.output<typeof RUN_NUMBER>;
      return sendRun(parts, caller, params, response);
    }),
  );
  const { blank, public: released } = SHEET_PAPER;
  router.get(
    '/sheets/blank',
    other(options, isWithin, 'see_sheets', blank, ({ query, response }) => sendBlank(parts, query, response)),
  );
  router.get(
    '/sheets/public',
    other(options, isWithin, 'see_sheets', released, ({ query, response }) =>
      sendPublic(parts, query, response),
    ),
  );
  for (const route of ROUTES) {
    router[route.method](addressOf(route), handlerOf(route, options, isWithin));
  }
  return router;
};
