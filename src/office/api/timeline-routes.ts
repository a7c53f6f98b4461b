import type { PersonId } from '../../core/terms.ts';
import { LINES_MAX } from '../../reads.ts';
import { STILL } from '../../records/timeline/timeline-index.ts';
import type { AlarmMark } from '../../records/timeline/timeline-search.ts';
import { NOTHING } from './room-routes.ts';
import { ApiRefused, type Caller, route } from './route.ts';
import { SPANS_MAX, TIMELINE, TIMELINE_ASKED } from './timeline-schemas.ts';

/** What a program shows may hang in the room: it is told of no call for help. */
const isTold = ({ is }: Pick<Caller, 'is'>, { kind }: AlarmMark): boolean =>
  is === 'person' || !kind.startsWith('duress');

const SHOW = route({
  method: 'get',
  path: '/timeline',
  name: 'timeline',
  about: 'log',
  summary: 'What lasted how long in the rooms, between two instants',
  detail: `Who was inside by sign-in, when the rule was broken, when the count was in doubt, how the door stood, when no kiosk ran; and the alarms. Of all rooms, of one room, or of one person or visitor. At most ${SPANS_MAX}; passages of the door are left out first, and counted. As the fold of the log shows it, up to \`followed\`. Reading is on record, as for \`/entries\`.`,
  verb: 'see_names',
  params: NOTHING,
  query: TIMELINE_ASKED,
  body: NOTHING,
  answer: TIMELINE,
  handle: async ({ query, caller }, { records, log, exported, read }) => {
    const { since, before, room, who } = query;
    if (since >= before) {
      throw new ApiRefused(400, 'malformed', [
        'it ends before it begins',
        'query.before',
        'write a later instant',
      ]);
    }
    if (room !== undefined && who !== undefined) {
      throw new ApiRefused(400, 'malformed', [
        'it is of a room or of somebody',
        'query.who',
        'leave one of them out',
      ]);
    }
    const { size } = log.head();
    const { spans, marks, left_out, followed } = await records.timeline({ ...query, most: SPANS_MAX });
    const first = Math.min(...spans.map((span) => span.first), ...marks.map(({ seq }) => seq));
    if (spans.length + marks.length > 0) await exported(caller, first, spans.length + marks.length);
    const people = [...new Set(spans.map((span) => span.who).filter((one) => one !== ''))].slice(
      0,
      LINES_MAX,
    );
    const answer = people.length === 0 ? null : await read({ what: 'names', people: people as PersonId[] });
    return {
      ...{ since, before, size, followed, left_out },
      spans: spans.map(({ until, ...span }) => ({ ...span, until: until === STILL ? 0 : until })),
      marks: marks.filter((mark) => isTold(caller, mark)),
      names: answer?.what === 'names' ? answer.names : {},
    };
  },
});

export const TIMELINE_ROUTES = [SHOW];
