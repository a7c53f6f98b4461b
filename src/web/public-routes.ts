import express, { type RequestHandler, type Router } from 'express';
import { PUBLIC_STYLE_HASH, type PublicLog } from '../public/public-log.ts';
import { PUBLIC_LANGUAGES, type PublicLanguage } from '../public/words.ts';
import { refuse } from './problems.ts';

/** What was signed meanwhile is read at most this often, whoever asks how much. */
const READ_EVERY_MS = 20_000;
const ADDRESSES: { readonly [L in PublicLanguage]: string } = { en: '/', es: '/es/' };
const POLICY = `default-src 'none'; style-src ${PUBLIC_STYLE_HASH}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * The page for the public, to be mounted at `/public`: English at `/`, Spanish at `/es/`. It is made anew when the log has
 * grown, and sent as it was made to everybody else.
 */
export const publicRoutes = (log: PublicLog, now: () => number): Router => {
  const router = express.Router({ strict: false, caseSensitive: true });
  const made = new Map<PublicLanguage, string>();
  let readAt = 0;
  const read = async (): Promise<void> => {
    const at = now();
    if (readAt !== 0 && at >= readAt && at - readAt < READ_EVERY_MS) return;
    readAt = at;
    await log.catchUp();
    made.clear();
  };
  const page =
    (language: PublicLanguage): RequestHandler =>
    (request, response, next) => {
      read().catch((error) => {
        if (!response.headersSent) next(error);
      });
      if (!log.isRead) {
        response.set('Retry-After', '10');
        return refuse(response, 503, {
          what: 'the page is being made from the log',
          where: `${request.method} ${request.baseUrl}${request.path}`,
          remedy: 'reload it in ten seconds',
        });
      }
      const other = language === 'en' ? 'es' : 'en';
      const html = made.get(language) ?? log.page(language, now(), `${request.baseUrl}${ADDRESSES[other]}`);
      made.set(language, html);
      response
        .set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache' })
        .type('html')
        .send(html);
    };
  for (const language of PUBLIC_LANGUAGES) router.get(ADDRESSES[language], page(language));
  return router;
};
