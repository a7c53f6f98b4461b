import type { Document, Operation, Parameter, Schema } from './openapi.ts';

/** The page that describes the interface to people, made of the document for programs. No script is on it. */

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Words in back quotes are code. */
const prose = (text: string): string => escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** More words than these are counted: the whole list is in the document. */
const WORDS_MAX = 12;

const wordsOf = (schema: Schema): string => {
  const words = listOf(schema['enum']).map(String);
  const shown = words.slice(0, WORDS_MAX).map((word) => `<code>${escaped(word)}</code>`);
  const more = words.length > WORDS_MAX ? ` and ${words.length - WORDS_MAX} more` : '';
  return shown.join(', ') + more;
};

const bound = (value: unknown): number | undefined =>
  typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;

const boundsOf = (schema: Schema): string => {
  const [least, most] = [bound(schema['minimum']), bound(schema['maximum'])];
  if (least !== undefined && most !== undefined) return `, ${least} to ${most}`;
  if (least !== undefined) return `, ${least} or more`;
  return most === undefined ? '' : `, at most ${most}`;
};

/** What a value is, in a few words. */
const kindOf = (schema: Schema): string => {
  if (schema['const'] !== undefined) return `<code>${escaped(String(schema['const']))}</code>`;
  if (schema['enum'] !== undefined) return wordsOf(schema);
  const either = listOf(schema['anyOf'] ?? schema['oneOf']).filter(isSchema);
  if (either.length > 0) return either.map(kindOf).join(' or ');
  const { type } = schema;
  if (type === 'array') return `list of ${isSchema(schema['items']) ? kindOf(schema['items']) : 'anything'}`;
  if (type === 'integer') return `whole number${boundsOf(schema)}`;
  if (type === 'string') return 'text';
  return typeof type === 'string' ? type : 'anything';
};

/** The objects in a value, each with the names that lead there. */
const objectsIn = (schema: Schema, at: string): readonly (readonly [at: string, schema: Schema])[] => {
  const either = listOf(schema['anyOf'] ?? schema['oneOf']).filter(isSchema);
  if (either.length > 0) return either.flatMap((one) => objectsIn(one, at));
  if (schema['type'] === 'array' && isSchema(schema['items'])) return objectsIn(schema['items'], `${at}[]`);
  if (schema['type'] !== 'object' || !isSchema(schema['properties'])) return [];
  const inner = Object.entries(schema['properties'])
    .filter((entry): entry is [string, Schema] => isSchema(entry[1]))
    .flatMap(([name, one]) => objectsIn(one, at === '' ? name : `${at}.${name}`));
  return [[at, schema], ...inner];
};

const rowOf = (name: string, schema: Schema, isNeeded: boolean): string => {
  const said = typeof schema['description'] === 'string' ? ` ${prose(schema['description'])}` : '';
  const usual =
    schema['default'] === undefined ? '' : ` Default <code>${escaped(String(schema['default']))}</code>.`;
  const left = isNeeded || schema['default'] !== undefined ? '' : ' May be left out.';
  return `<div><dt><code>${escaped(name)}</code></dt><dd>${kindOf(schema)}.${said}${usual}${left}</dd></div>`;
};

const fieldsOf = (schema: Schema): string =>
  objectsIn(schema, '')
    .map(([at, object]) => {
      const needed = listOf(object['required']);
      const rows = Object.entries(object['properties'] as Readonly<Record<string, Schema>>)
        .map(([name, one]) => rowOf(name, one, needed.includes(name)))
        .join('');
      const head = at === '' ? '' : `<h3><code>${escaped(at)}</code></h3>`;
      return rows === '' ? '' : `${head}<dl>${rows}</dl>`;
    })
    .join('');

const parametersOf = (parameters: readonly Parameter[]): string => {
  if (parameters.length === 0) return '';
  const rows = parameters.map(({ name, required, schema, description }) =>
    rowOf(name, { ...schema, description }, required),
  );
  return `<h3>Parameters</h3><dl>${rows.join('')}</dl>`;
};

const SAID: Readonly<Record<string, string>> = {
  may: 'may',
  confirmed: 'may, after a fresh password or code',
  'may or confirmed': 'may, for some of it after a fresh password or code',
  never: 'may not',
};

const rolesOf = ({ 'x-roles': roles }: Operation): string =>
  `<ul class="roles">${Object.entries(roles)
    .map(([role, permission]) => `<li>${escaped(role)} ${escaped(SAID[permission] ?? permission)}</li>`)
    .join('')}</ul>`;

const answerOf = ({ responses }: Operation): Schema => {
  const found = responses['200'];
  return found !== undefined && 'content' in found ? found.content['application/json'].schema : {};
};

const sectionOf = (method: string, path: string, operation: Operation): string => {
  const { operationId, summary, description, parameters, requestBody } = operation;
  const body = requestBody?.content['application/json'].schema;
  return `<section aria-labelledby="${operationId}">
<h2 id="${operationId}">${escaped(summary)}</h2>
<p class="address"><strong>${method.toUpperCase()}</strong> <code>/api/v1${escaped(path)}</code></p>
<p>${prose(description)}</p>
${rolesOf(operation)}
${parametersOf(parameters)}
${body === undefined ? '' : `<h3>Body</h3>${fieldsOf(body)}`}
<details><summary>Answer of ${escaped(operationId)}</summary>${fieldsOf(answerOf(operation))}</details>
</section>`;
};

const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** The whole page. `style` is the address of its style sheet. */
export const documentationPage = (document: Document, style: string): string => {
  const operations = operationsOf(document);
  const contents = operations.map(
    ({ method, path, operation: { operationId, summary } }) =>
      `<li><a href="#${operationId}"><code>${method.toUpperCase()} ${escaped(path)}</code></a> ${escaped(summary)}</li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Interface of the Ballot Vault Kiosk</title>
<link rel="icon" href="/api/v1/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${style}">
</head>
<body>
<header><h1>Interface of the Ballot Vault Kiosk</h1>
<p>Version ${escaped(document.info.version)}. For programs: <a href="/api/v1/openapi.json">OpenAPI 3.1 document</a>.</p></header>
<main>
${document.info.description
  .split('\n\n')
  .map((paragraph) => `<p>${prose(paragraph)}</p>`)
  .join('\n')}
<nav aria-label="Routes"><ul>${contents.join('\n')}</ul></nav>
${operations.map(({ method, path, operation }) => sectionOf(method, path, operation)).join('\n')}
</main>
</body>
</html>
`;
};
