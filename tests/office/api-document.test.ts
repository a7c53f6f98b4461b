/** The description of the interface is made of its schemas, and the interface keeps to it. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ACCOUNT_ROLES } from '../../src/core/facts-office.ts';
import type { Document, Operation } from '../../src/office/api/openapi.ts';
import { openApiOf } from '../../src/office/api/openapi.ts';
import { ROUTES } from '../../src/office/api/router.ts';
import { ask, officeSite, PATIENCE_MS } from './aid.ts';
import { apiSite } from './api-site.ts';
import { BODIES, GIVEN, prepareSheet, TOPICS } from './asked-routes.ts';

const LONG = { timeout: 3 * PATIENCE_MS };
const addressOf = (path: string, { parameters }: Operation): string => {
  const needed = parameters.filter(({ required }) => required);
  const query = needed
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => `${name}=${encodeURIComponent(GIVEN[name] ?? '')}`);
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => GIVEN[name] ?? '');
  return query.length === 0 ? address : `${address}?${query.join('&')}`;
};

const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** Names what it refers to, so that each can be looked up. */
const refsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
};

const schemaAt = (document: Document, operation: Operation, status: number) => {
  const response = operation.responses[String(status)];
  if (response === undefined) throw new Error(`${operation.operationId} does not describe status ${status}`);
  if ('content' in response) return response.content['application/json'].schema;
  expect(response.$ref).toMatch(/^#\/components\/responses\//);
  return document.components['schemas']?.['Problem'];
};

const fits = (schema: unknown, answer: unknown): unknown =>
  z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(answer).error?.issues;

test('every route in the served document answers as its schema there says, to every role', LONG, async () => {
  const site = await apiSite(TOPICS);
  site.door('open');
  site.door('closed');
  site.enter();
  await site.propose();
  prepareSheet(site);
  const { body } = await site.as.observer.ask('GET', '/openapi.json');
  const document = JSON.parse(body) as Document;
  expect(operationsOf(document).length).toBe(ROUTES.length);
  const seen = new Set<string>();
  for (const { path, method, operation } of operationsOf(document)) {
    for (const role of ACCOUNT_ROLES) {
      const { operationId } = operation;
      const address = addressOf(path, operation);
      const { status, json } = await site.as[role].ask(method.toUpperCase(), address, BODIES[operationId]);
      const schema = schemaAt(document, operation, status);
      expect([operationId, role, status, fits(schema, json)]).toEqual([operationId, role, status, undefined]);
      if (status === 200) seen.add(operationId);
      expect(fits(schema, { surprise: true })).toBeDefined();
      expect(status === 403).toBe(operation['x-roles'][role] === 'never');
    }
  }
  expect([...seen].toSorted()).toEqual(ROUTES.map(({ name }) => name).toSorted());
});

describe('the document', () => {
  const document = openApiOf(ROUTES);

  test('refers only to what it holds, and names each route once', () => {
    expect(document.openapi).toBe('3.1.0');
    const refs = [...new Set(refsIn(document))];
    expect(refs.length).toBeGreaterThan(3);
    for (const ref of refs) {
      const found = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
      expect([ref, typeof found]).toEqual([ref, 'object']);
    }
    const names = operationsOf(document).map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, operation } of operationsOf(document)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const stated = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(stated.map(({ name }) => name)).toEqual(inPath);
      expect(document.tags.map(({ name }) => name)).toEqual(expect.arrayContaining([...operation.tags]));
      expect(operation.description.length).toBeGreaterThan(20);
    }
  });

  test('promises what a version is, and describes pages, limits and errors', () => {
    for (const word of ['only grows', 'pages', '429', 'what, where, remedy', 'on record']) {
      expect(document.info.description).toContain(word);
    }
  });
});

describe('both descriptions', () => {
  test('are there for everybody, are asked for anew, and not sent twice', LONG, async () => {
    const { origin, pem } = await officeSite();
    for (const [address, type] of [
      ['openapi.json', 'application/json; charset=utf-8'],
      ['', 'text/html; charset=utf-8'],
      ['documentation.css', 'text/css; charset=utf-8'],
    ]) {
      const { status, headers } = await ask(`${origin}/api/v1/${address}`, pem);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, 'no-cache']);
      const again = await ask(`${origin}/api/v1/${address}`, pem, {
        headers: { 'if-none-match': String(headers.etag) },
      });
      expect([again.status, again.body]).toEqual([304, '']);
    }
  });

  test('hold nothing that could run, and every route', LONG, async () => {
    const { origin, pem } = await officeSite();
    const { body, headers } = await ask(`${origin}/api/v1/`, pem);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(body).not.toMatch(/<script|<style|style=|\son[a-z]+=|javascript:/i);
    for (const { path } of ROUTES) expect(body).toContain(`/api/v1${path}</code>`);
  });
});
