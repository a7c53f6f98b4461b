import { z } from 'zod';
import { withNames } from '../../alarm-told.ts';
import { ALARM_CARDS } from '../../core/alarm-cards.ts';
import { LINES_MAX } from '../../reads.ts';
import { verbOfAlarm } from '../roles.ts';
import { ALARM_ACT, ALARM_ACTED, ALARMS, alarmAsked, FIGURES, FIGURES_ASKED, TOLD } from './alarm-schemas.ts';
import { NOTHING, roomsFor } from './room-routes.ts';
import { ApiRefused, done, route } from './route.ts';

const OPEN = route({
  method: 'get',
  path: '/alarms',
  name: 'alarms',
  about: 'alarms',
  summary: 'Open alarms, worst first',
  detail:
    'What asks people to respond, with what to do, and the sources of which nobody is told. At most 60 alarms; those above are counted.',
  verb: 'see_counts',
  params: NOTHING,
  query: NOTHING,
  body: NOTHING,
  answer: ALARMS,
  handle: async ({ caller }, parts) => {
    const { index, now, view } = await roomsFor(parts, caller);
    const alarms = view.alarms.map((row) => {
      const { title, response } = ALARM_CARDS[row.kind];
      return { ...row, title, response };
    });
    return { index, now, alarms, left_out: view.alarms_left_out, silenced: view.silenced };
  },
});

const HOW_MANY = route({
  method: 'get',
  path: '/alarms/figures',
  name: 'alarmFigures',
  about: 'alarms',
  summary:
    'Alarm figures: how many there were, which, and how soon they were answered, in the numbers of ISA-18.2',
  detail: 'Read from the whole log, so it takes a while; one at a time for all who ask.',
  verb: 'see_names',
  params: NOTHING,
  query: FIGURES_ASKED,
  body: NOTHING,
  answer: FIGURES,
  handle: ({ query: { days } }, { figures }) => figures(days),
});

const WHO_WAS_TOLD = route({
  method: 'get',
  path: '/alarms/told',
  name: 'alarmTold',
  about: 'alarms',
  summary: 'Who was told of an alarm, when, by what, and who answered',
  detail:
    'The entries about the alarm, at most the newest 300. "Told" says that the next server took a message, not that a person read it.',
  verb: 'see_names',
  params: NOTHING,
  query: z.strictObject({
    alarm: alarmAsked.describe('As `/alarms` names it, for example door_forced/north#1, percent-encoded.'),
  }),
  body: NOTHING,
  answer: TOLD,
  handle: async ({ query: { alarm } }, { told, read }) => {
    const lines = await told(alarm);
    const people = [...new Set(lines.flatMap((line) => line.people))].slice(0, LINES_MAX);
    // A kiosk that does not answer must not keep from anybody who was told: identifiers say it as well.
    const known = people.length === 0 ? null : await read({ what: 'names', people });
    return { lines: withNames(lines, known?.what === 'names' ? known.names : {}) };
  },
});

const ACT = route({
  method: 'post',
  path: '/alarms/acts',
  name: 'actOnAlarm',
  about: 'alarms',
  summary: 'Acknowledge, close, shelve or take out of service',
  detail:
    'Done by the person whose account it is, and on record with their words. A critical alarm is closed by two people, one after the other: the first becomes `closing_proposed`. All but acknowledging, unshelving and putting into service needs the password or a code of the last minutes, and the PIN of that person, which the kiosk itself checks and counts as at the door.',
  verb: {
    of: ({ act }) => verbOfAlarm(act),
    all: ['answer_alarms', 'end_alarms'],
  },
  params: NOTHING,
  query: NOTHING,
  body: ALARM_ACT,
  answer: ALARM_ACTED,
  handle: async ({ body: { digits, ...act }, caller }, { ask }) => {
    if (caller.is === 'program' && act.act !== 'acknowledge') {
      const words = ['a program only acknowledges', 'body.act', 'do this at the page'] as const;
      throw new ApiRefused(403, 'not_allowed', words);
    }
    const answer = done(await ask(caller.by, { verb: 'alarm_acted', act, digits }));
    return { index: answer.index, became: answer.became as never };
  },
});

export const ALARM_ROUTES = [OPEN, HOW_MANY, WHO_WAS_TOLD, ACT];
