import express, { type RequestHandler, type Router } from 'express';
import { documentationPage } from './documentation.ts';
import { DOCUMENTATION_ICON, DOCUMENTATION_STYLE } from './documentation-style.ts';
import { openApiOf, tagged } from './openapi.ts';
import type { Route } from './route.ts';

/** May be kept, and is asked for anew each time: only whoever has just this version is spared the rest. */
const textOf = (type: string, content: string): RequestHandler => {
  const { text, etag } = tagged(content);
  return (_request, response) => {
    response.set({ 'Content-Type': type, 'Cache-Control': 'no-cache', ETag: etag }).send(text);
  };
};

/** What the interface is, for programs and for people. There is nothing of this kiosk in it, so nobody signs in for it. */
export const descriptionRoutes = (routes: readonly Route[]): Router => {
  const document = openApiOf(routes);
  const page = documentationPage(document, '/api/v1/documentation.css');
  const router = express.Router({ strict: true });
  router.get('/', textOf('text/html; charset=utf-8', page));
  router.get('/documentation.css', textOf('text/css; charset=utf-8', DOCUMENTATION_STYLE));
  router.get('/icon.svg', textOf('image/svg+xml', DOCUMENTATION_ICON));
  router.get('/openapi.json', textOf('application/json; charset=utf-8', JSON.stringify(document)));
  return router;
};
