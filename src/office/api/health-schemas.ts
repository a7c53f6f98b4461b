import { z } from 'zod';
import { HEALTH, HEALTH_PARTS } from '../../doctor/finding.ts';
import { count, instant, yesNo } from './fields.ts';

const PROSE_MAX = 4_000;
const FINDINGS_MAX = 1_000;

const prose = z.string().max(PROSE_MAX);

const FINDING = z.strictObject({
  part: z.enum(HEALTH_PARTS).describe('What was looked at together.'),
  about: prose.describe('The single thing, such as a device, a file or a server.'),
  health: z.enum(HEALTH).describe('`unknown` for what could not be looked at, which is never `good`.'),
  said: prose.describe('What was found, in English.'),
  remedy: prose.describe('What a person does about it, in English; empty where there is nothing to do.'),
  codes: z
    .strictObject({ said: z.string().max(60), remedy: z.string().max(60) })
    .describe('Which sentences these are; a word that stays.'),
  values: z.record(z.string().max(40), prose).describe('What stands in the sentences.'),
});
export type HealthFinding = z.output<typeof FINDING>;

/** What was found of everything that the kiosk needs. */
export const HEALTH_ANSWER = z.strictObject({
  looking: yesNo.describe('Whether somebody looks now: ask again in some seconds.'),
  at: instant.describe('When it was looked; 0 for never.'),
  again_at: instant.describe('From when on it can be looked again.'),
  now: instant.describe('The clock of this machine.'),
  failed: prose.describe('Why the last look found nothing out; empty where it did.'),
  count: z.strictObject({ good: count, warning: count, wrong: count, unknown: count }),
  found: z.array(FINDING).max(FINDINGS_MAX).readonly(),
});
export type HealthAnswer = z.output<typeof HEALTH_ANSWER>;
