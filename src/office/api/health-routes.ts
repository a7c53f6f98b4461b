import { counted } from '../../doctor/finding.ts';
import type { HealthStanding } from '../health/health.ts';
import { HEALTH_ANSWER, type HealthAnswer } from './health-schemas.ts';
import { NOTHING } from './room-routes.ts';
import { type ApiParts, route } from './route.ts';

const answerOf = (
  { isLooking, at, again_at, failed, found }: HealthStanding,
  { now }: ApiParts['health'],
): HealthAnswer => ({
  looking: isLooking ? 'yes' : 'no',
  at,
  again_at,
  now: now(),
  failed,
  count: counted(found),
  found: found.map((finding) => ({ ...finding })),
});

const FOUND = route({
  method: 'get',
  path: '/doctor',
  name: 'doctor',
  about: 'health',
  summary: 'Everything that the kiosk needs, and what is wrong with it',
  detail:
    'What `ballot-vault doctor` finds as the user of the service, with the remedy of each fault. Where nobody has looked in the last ten minutes a look begins, and `looking` says so. It names nobody.',
  verb: 'see_health',
  params: NOTHING,
  query: NOTHING,
  body: NOTHING,
  answer: HEALTH_ANSWER,
  handle: (_asked, { health }) => answerOf(health.read(), health),
});

const LOOK = route({
  method: 'post',
  path: '/doctor/look',
  name: 'lookAgain',
  about: 'health',
  summary: 'Look again at everything that the kiosk needs',
  detail:
    'Begins to look, and answers at once with what is known: see `/doctor` for what is found. One look at a time, and another one from `again_at` on; before that nothing begins. It takes at most a minute, changes nothing and tells nobody.',
  verb: 'see_health',
  params: NOTHING,
  query: NOTHING,
  body: NOTHING,
  answer: HEALTH_ANSWER,
  handle: (_asked, { health }) => answerOf(health.look(), health),
});

export const HEALTH_ROUTES = [FOUND, LOOK];
