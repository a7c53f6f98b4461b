import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ACCOUNT_ROLES } from '../../core/facts-office.ts';
import { type OfficeVerb, permissionOf } from '../roles.ts';
import { CHANGE_HEADER } from '../wire.ts';
import { PROBLEM } from './fields.ts';
import type { Route } from './route.ts';

/** A JSON Schema, draft 2020-12, which is what OpenAPI 3.1 is made of. */
export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
}

interface Content {
  readonly description: string;
  readonly content: { readonly 'application/json': { readonly schema: Schema } };
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true } & Pick<Content, 'content'>;
  readonly responses: Readonly<Record<string, Content | { readonly $ref: string }>>;
  readonly 'x-roles': Readonly<Record<string, string>>;
}

export interface Document {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Operation>>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const DIALECT = 'draft-2020-12';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: DIALECT, io });
  return rest;
};

/** What holds for every route. Each paragraph is one on the page. */
export const PROMISES: readonly string[] = [
  'Version 1 only grows: routes, optional parameters and fields of answers may come, and words may come to lists of words. Nothing that is described here goes away or means something else; that would be /api/v2, with this one beside it for a year. Ignore fields and words that you do not know.',
  `A page is signed in by its session cookie, and sends the change token that GET /session tells in the header ${CHANGE_HEADER} with everything that changes something. What an account may do goes by its role. What is dangerous needs the password or a code of the last minutes.`,
  'A program sends a token of its own instead, as Authorization: Bearer, and no cookie. It opens these routes alone. What it is told of rooms and alarms leaves duress out, as for a screen that may hang in the room; entries of the log tell of it.',
  'Instants are whole milliseconds since 1970, UTC, by the clock of the kiosk; 0 where there is none. Lengths are milliseconds. Entries are named by their number, from 0.',
  'Lists come in pages. Each says in `next` where the following one begins; null means that there is none. What lies behind the end is empty, and no error. Parameters that are not described here are refused.',
  'An error is a JSON object {"error": {what, where, remedy, code}}: what is wrong, in which part of the request, what to do about it, and one word for a program.',
  'Each address, each session and each token may ask 120 times at once and 20 times a second; what is above gets status 429 with Retry-After. A body has at most 16 kB, and 256 kB where it is about the list. Answers are not to be stored, but for this description, which has an ETag.',
  'Reading entries is on record in the log itself, and so is everything that is done.',
];

const TAGS = [
  { name: 'rooms', description: 'How the rooms and the kiosk stand.' },
  { name: 'alarms', description: 'What asks people to respond, and what they do about it.' },
  { name: 'log', description: 'The tamper-evident log, and proofs of it.' },
  { name: 'health', description: 'What the kiosk needs, and what is wrong with it.' },
  { name: 'sheets', description: 'Sheets of reconciliation: ballots held against voters, and what differs.' },
  { name: 'list', description: 'The authorization list, and what of it waits for a second person.' },
];

export const verbsOf = ({ verb }: Route): readonly OfficeVerb[] =>
  typeof verb === 'string' ? [verb] : verb.all;

/** What each role may: `may`, `confirmed` or `never`, for each thing that the route can ask for. */
const rolesOf = (route: Route): Operation['x-roles'] =>
  Object.fromEntries(
    ACCOUNT_ROLES.map((role) => [
      role,
      [...new Set(verbsOf(route).map((verb) => permissionOf(role, verb)))].join(' or '),
    ]),
  );

const parametersOf = (place: Parameter['in'], schema: z.ZodType): readonly Parameter[] => {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description = '', ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    description: String(description),
    schema: rest,
  }));
};

const REFUSALS = {
  '400': ['Malformed', 'Something in it is not understood.'],
  '401': ['SignedOut', 'Nobody is signed in.'],
  '403': [
    'NotAllowed',
    'The role may not, or the password or a code is needed again, or it comes from elsewhere.',
  ],
  '404': ['Unknown', 'There is no such thing.'],
  '409': ['Refused', 'The kiosk refused it, and says why.'],
  '429': ['TooOften', 'Too much is asked for; Retry-After says when to go on.'],
  '503': ['Busy', 'The kiosk does not answer, or has no room to record it.'],
} as const;

const problem = (description: string): Content => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const operationOf = (route: Route): Operation => {
  const { name, about, summary, detail, method, params, query, body, answer } = route;
  const refusals = Object.entries(REFUSALS).map(
    ([status, [ref]]) => [status, { $ref: `#/components/responses/${ref}` }] as const,
  );
  return {
    operationId: name,
    tags: [about],
    summary,
    description: detail,
    security: [{ session: [], ...(method === 'get' ? {} : { changeToken: [] }) }, { token: [] }],
    parameters: [...parametersOf('path', params), ...parametersOf('query', query)],
    ...(method === 'post'
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input') } },
          },
        }
      : {}),
    responses: {
      '200': {
        description: 'Done, or what was asked for.',
        content: { 'application/json': { schema: schemaOf(answer, 'output') } },
      },
      ...Object.fromEntries(refusals),
    },
    'x-roles': rolesOf(route),
  };
};

/** The description of the interface, made of the very schemas by which it reads and answers. */
export const openApiOf = (routes: readonly Route[]): Document => ({
  openapi: '3.1.0',
  info: { title: 'Ballot Vault Kiosk', version: '1', description: PROMISES.join('\n\n') },
  servers: [{ url: '/api/v1' }],
  tags: TAGS,
  paths: Object.fromEntries(
    [...new Set(routes.map(({ path }) => path))].map((path) => [
      path,
      Object.fromEntries(
        routes.filter((route) => route.path === path).map((route) => [route.method, operationOf(route)]),
      ),
    ]),
  ),
  components: {
    schemas: { Problem: schemaOf(PROBLEM, 'output') },
    responses: Object.fromEntries(Object.values(REFUSALS).map(([name, text]) => [name, problem(text)])),
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
      changeToken: { type: 'apiKey', in: 'header', name: CHANGE_HEADER },
      token: {
        type: 'http',
        scheme: 'bearer',
        description:
          'Made by "ballot-vault users token add" for an account, with a role that is at most its own, and over on a day that was said. It reads; of acts it has only to acknowledge, where that was said too.',
      },
    },
  },
});

/** A text and its entity tag. */
export const tagged = (text: string): { readonly text: string; readonly etag: string } => ({
  text,
  etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`,
});
