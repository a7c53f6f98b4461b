import { z } from 'zod';
import { MAIL_ADDRESS } from './evidence-schema.ts';
import { id, list, object, text } from './fields.ts';
import { HOURS_REMEDY } from './hours.ts';

export const PHONE = /^\+?[0-9]{3,15}$/;
const PEOPLE_MAX = 32;

const PERSON = object({
  name: id('How the shifts call them.'),
  mail: text(MAIL_ADDRESS, 'A mail address.').optional(),
  phone: text(PHONE, 'A telephone number: digits, with + before where it is international.').optional(),
});

const SHIFT = object({
  hours: z
    .union([z.literal('always'), list(z.string({ error: HOURS_REMEDY }), 1, 28, 'Local days and hours.')], {
      error: `${HOURS_REMEDY} Or write always.`,
    })
    .describe('When: always, or local days and hours such as [mon-fri 08:00-17:00].'),
  order: list(
    id('A name under people.'),
    1,
    PEOPLE_MAX,
    'Who is told first, and who else each time that nobody answers.',
  ),
});

/** Who is told at which hours, for channels that name this list instead of addresses. */
export const ON_CALL = list(
  object({
    id: id('Name of the list, for the channels.'),
    people: list(PERSON, 1, PEOPLE_MAX, 'Who can be called.'),
    shifts: list(SHIFT, 1, 64, 'Who is called when; the first shift whose hours it is counts.'),
  }),
  0,
  8,
  'Who is on call.',
);

export type WrittenOnCall = z.infer<typeof ON_CALL>;
