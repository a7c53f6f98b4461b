import type { Finding } from './finding.ts';
import { wallTime } from './local-time.ts';
import type { WrittenPublic } from './public-schema.ts';

/** What must hold of the public page. */
export const publicFindings = (written: WrittenPublic | undefined): readonly Finding[] => {
  const day = written?.not_before;
  if (day === undefined || wallTime(day) !== undefined) return [];
  return [
    {
      path: ['public', 'not_before'],
      what: `public.not_before: there is no day ${day}`,
      remedy: 'Write a day that exists.',
    },
  ];
};
