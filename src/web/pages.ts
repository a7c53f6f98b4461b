import path from 'node:path';
import express, { type Response, type Router } from 'express';
import { refuse } from './problems.ts';

/** A plain file name of a picture: no folder, no leading dot, nothing to decode. */
const PHOTO = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\.[A-Za-z0-9_-]{1,20})?\.(jpg|jpeg|png|webp|avif)$/;

const setRevalidated = (response: Response): void => {
  response.set('Cache-Control', 'no-cache');
};

/**
 * The built screens, each below its own name, and their assets. Vite puts a digest into the name of an asset, so
 * those never change; a page keeps its name and is asked for anew.
 */
export function screenPages(dist: string, screens: readonly string[]): Router {
  const router = express.Router();
  router.use(
    '/assets',
    express.static(path.join(dist, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  for (const screen of screens) {
    const options = { cacheControl: false, setHeaders: setRevalidated };
    router.use(`/${screen}`, express.static(path.join(dist, screen), options));
    router.get(`/${screen}`, (_request, response) => {
      refuse(response, 503, {
        what: 'the screens are not built',
        where: `${screen}/index.html`,
        remedy: 'run "npm run build" and reload',
      });
    });
  }
  return router;
}

/** Photos of people by plain file name; they may be replaced under the same name at any time. */
export function photoFiles(folder: string): Router {
  const router = express.Router({ strict: true });
  router.get('/:name', (request, response, next) => {
    if (!PHOTO.test(request.params.name)) return next();
    const options = { root: path.resolve(folder), cacheControl: false, dotfiles: 'deny' } as const;
    setRevalidated(response);
    response.sendFile(request.params.name, options, (error) => {
      if (error) next(error);
    });
  });
  return router;
}
