import { z } from 'zod';
import { AFTER, LIMIT, PEOPLE, PROPOSAL_CHANGES, PROPOSALS } from './list-schemas.ts';
import { NOTHING } from './room-routes.ts';
import { ApiRefused, KIOSK_SILENT, route } from './route.ts';

const LIST = route({
  method: 'get',
  path: '/people',
  name: 'people',
  about: 'list',
  summary: 'The authorization list as it stands',
  detail: 'By identifier, at most 200 at once. No badge and no PIN is in it.',
  verb: 'see_list',
  params: NOTHING,
  query: z.strictObject({ after: AFTER, limit: LIMIT }),
  body: NOTHING,
  answer: PEOPLE,
  handle: async ({ query: { after, limit: most } }, { read }) => {
    const answer = await read({ what: 'people', after, most });
    if (answer?.what !== 'people') throw KIOSK_SILENT();
    const { index, total, people } = answer;
    const last = people.at(-1);
    return { index, total, people, next: last === undefined || people.length < most ? null : last.person };
  },
});

const WAITING = route({
  method: 'get',
  path: '/proposals',
  name: 'proposals',
  about: 'list',
  summary: 'What of the list waits for a second person',
  detail:
    'Proposed changes, the oldest first, each with how many changes it makes; and what one person did at once.',
  verb: 'see_list',
  params: NOTHING,
  query: NOTHING,
  body: NOTHING,
  answer: PROPOSALS,
  handle: async (_asked, { read }) => {
    const answer = await read({ what: 'proposals' });
    if (answer?.what !== 'proposals') throw KIOSK_SILENT();
    const { what: _, ...standing } = answer;
    return standing;
  },
});

const SIDE_BY_SIDE = route({
  method: 'get',
  path: '/proposals/{proposal}',
  name: 'proposal',
  about: 'list',
  summary: 'What a proposal changes, side by side',
  detail: 'What the list said when it was proposed, and what it is to say.',
  verb: 'see_list',
  params: z.strictObject({ proposal: z.coerce.number().int().min(1) }),
  query: z.strictObject({
    after: z.coerce.number().int().min(0).default(0).describe('Changes behind so many.'),
    limit: LIMIT,
  }),
  body: NOTHING,
  answer: PROPOSAL_CHANGES,
  handle: async ({ params: { proposal }, query: { after, limit: most } }, { read }) => {
    const answer = await read({ what: 'proposal', proposal, after, most });
    if (answer?.what !== 'proposal') throw KIOSK_SILENT();
    const { index, head, changes } = answer;
    if (head === null) {
      throw new ApiRefused(404, 'unknown', ['no such proposal waits', 'proposal', 'see /proposals']);
    }
    const next = after + changes.length;
    return { index, proposal: head, changes, next: next < head.changes ? next : null };
  },
});

export const LIST_ROUTES = [LIST, WAITING, SIDE_BY_SIDE];
