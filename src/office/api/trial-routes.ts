import { z } from 'zod';
import { alertsBeside, alertsOf } from '../../records/lone-spans.ts';
import type { WhatIf } from '../../records/what-if.ts';
import type { Standing } from '../trials/trials.ts';
import { NOTHING } from './room-routes.ts';
import { ApiRefused, route } from './route.ts';
import { LISTED_MAX, type ProposalTrial, TRIAL, TRIAL_ASKED, type TrialFound } from './trial-schemas.ts';

const foundOf = ({ lone_was, lone_would, differences, left_out, ...rest }: WhatIf): TrialFound => ({
  ...rest,
  differences: differences.slice(0, LISTED_MAX),
  left_out: left_out + Math.max(0, differences.length - LISTED_MAX),
  lone_was: { spans: lone_was.length, alerted: alertsOf(lone_was).length },
  lone_would: { spans: lone_would.length, alerted: alertsOf(lone_would).length },
  alerts_more: alertsBeside(lone_would, lone_was).slice(0, LISTED_MAX),
  alerts_fewer: alertsBeside(lone_was, lone_would).slice(0, LISTED_MAX),
});

const answerOf = (proposal: number, standing: Standing): ProposalTrial => ({
  proposal,
  state: standing.state,
  ...(standing.state === 'reading' ? standing.come : { done: 0, of: 0 }),
  why: standing.state === 'impossible' ? standing.why : '',
  found: standing.state === 'found' ? foundOf(standing.found) : null,
});

const HOW = route({
  method: 'get',
  path: '/proposals/{proposal}/trial',
  name: 'proposalTrial',
  about: 'list',
  summary: 'What a proposal would have changed in the last 30 days',
  detail:
    'How far the trial that somebody asked for has come, and what it found: each badge of the last 30 days is judged again as if the proposal had been approved. Known for ten minutes.',
  verb: 'try_changes',
  params: z.strictObject({ proposal: z.coerce.number().int().min(1) }),
  query: NOTHING,
  body: NOTHING,
  answer: TRIAL,
  handle: ({ params: { proposal } }, { trials }) => answerOf(proposal, trials.of(proposal)),
});

const BEGIN = route({
  method: 'post',
  path: '/list/trials',
  name: 'tryProposal',
  about: 'list',
  summary: 'Try what waits for a second person on the last 30 days',
  detail:
    'Begins it, and answers at once: see `/proposals/{proposal}/trial` for how it goes on. Nothing is changed. One is tried after the other, and up to four wait.',
  verb: 'try_changes',
  params: NOTHING,
  query: NOTHING,
  body: TRIAL_ASKED,
  answer: TRIAL,
  handle: ({ body: { proposal, rules } }, { trials }) => {
    const standing = trials.begin(proposal, rules);
    if (standing !== null) return answerOf(proposal, standing);
    throw new ApiRefused(503, 'busy', [
      'too many proposals are tried just now',
      'log',
      'try again in a minute',
    ]);
  },
});

export const TRIAL_ROUTES = [HOW, BEGIN];
