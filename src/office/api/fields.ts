import { z } from 'zod';
import { CATALOGUE } from '../../core/catalogue.ts';
import type { FactType } from '../../core/facts.ts';

/** Small parts of which the schemas of answers are made; all are plain, so that JSON Schema can say them. */

export const instant = z.int().min(0).describe('Milliseconds since 1970, UTC; 0 where there is none.');
export const length = z.int().min(0).describe('Milliseconds.');
export const count = z.int().min(0);
export const yesNo = z.enum(['yes', 'no']);
/** Number of an entry; -1 where there is none. */
export const index = z.int().min(-1);

/** What an entry is of. */
export const factType = z.enum(Object.keys(CATALOGUE) as [FactType, ...FactType[]]);

/** A text that has a type of its own in the program. */
export const named = <Name extends string>(most: number): z.ZodType<Name> =>
  z.string().max(most) as unknown as z.ZodType<Name>;

/** One of the words of a union: one that is missing here does not compile. */
export const oneOf = <Word extends string>(words: { readonly [W in Word]: 1 }): z.ZodType<Word> =>
  z.enum(Object.keys(words) as [Word, ...Word[]]) as unknown as z.ZodType<Word>;

/** What every refusal says. */
export const PROBLEM = z.strictObject({
  error: z.strictObject({
    what: z.string().describe('What is wrong.'),
    where: z.string().describe('In which part of the request.'),
    remedy: z.string().describe('What to do about it.'),
    code: z.string().max(40).optional().describe('One word for a program to choose by.'),
  }),
});
