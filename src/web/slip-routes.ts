import express, { type Router } from 'express';
import type { WebOptions } from './ports.ts';
import { refuse } from './problems.ts';
import { RECEIPTS, touchLimit } from './touch-limit.ts';

/**
 * `POST /checkpoint`, to be mounted at the prefix of the slip's page: the newest signed checkpoint for paper, put on
 * record as given. A POST, since whoever only looks at an address must leave no trace in the log.
 */
export function slipRoutes({ receipts, diagnostics }: Pick<WebOptions, 'receipts' | 'diagnostics'>): Router {
  const isWithinLimit = touchLimit(performance.now(), RECEIPTS);
  const router = express.Router();
  router.post('/checkpoint', (_request, response) => {
    if (!isWithinLimit(performance.now())) {
      diagnostics.warn({}, 'slips above the limit are refused');
      const where = 'POST /slip/checkpoint';
      return refuse(response, 429, { what: 'too many slips', where, remedy: 'wait a few seconds' });
    }
    response.set('Cache-Control', 'no-store').json(receipts.slip());
  });
  return router;
}
