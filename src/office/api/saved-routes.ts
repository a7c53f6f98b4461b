import { SAVED_MAX } from '../saved/saved-reports.ts';
import { MAIL_NEW } from './mail-schemas.ts';
import { NOTHING } from './room-routes.ts';
import { route } from './route.ts';
import {
  SAVED,
  SAVED_GONE,
  SAVED_LIST,
  SAVED_NAME,
  SAVED_NEW,
  SAVED_NUMBER,
  SCHEDULE_NEW,
} from './saved-schemas.ts';

const LIST = route({
  method: 'get',
  path: '/saved-reports',
  name: 'savedReports',
  about: 'log',
  summary: 'Reports that somebody gave a name and kept',
  detail:
    'Questions, not answers: each is asked anew at `/reports/{name}` with what stands in `asked`. Whoever may read answers sees all of them. One that cannot be asked any more says why, and what to do.',
  verb: 'see_names',
  params: NOTHING,
  query: NOTHING,
  body: NOTHING,
  answer: SAVED_LIST,
  handle: ({ caller }, { saved }) => ({ most: SAVED_MAX, saved: saved.list(caller) }),
});

const KEEP = route({
  method: 'post',
  path: '/saved-reports',
  name: 'saveReport',
  about: 'log',
  summary: 'Keep a report under a name',
  detail:
    'The question is read by the schema of `/reports/{name}` itself, so that nothing is kept that could not be asked. With a `period` instead of instants it is true again later.',
  verb: 'keep_reports',
  params: NOTHING,
  query: NOTHING,
  body: SAVED_NEW,
  answer: SAVED,
  handle: ({ body, caller }, { saved }) => saved.add(body, caller),
});

const RENAME = route({
  method: 'post',
  path: '/saved-reports/{saved}/rename',
  name: 'renameSavedReport',
  about: 'log',
  summary: 'Give a kept report another name',
  detail: 'For whoever keeps it, and for anybody who keeps reports once that account may no longer.',
  verb: 'keep_reports',
  params: SAVED_NUMBER,
  query: NOTHING,
  body: SAVED_NAME,
  answer: SAVED,
  handle: ({ params, body: { name }, caller }, { saved }) => saved.rename(params.saved, name, caller),
});

const SCHEDULE = route({
  method: 'post',
  path: '/saved-reports/{saved}/schedule',
  name: 'scheduleSavedReport',
  about: 'log',
  summary: 'Have a kept report made by itself, or no longer',
  detail:
    'At its time it is made as a file in the data folder, read in the name of whoever set it, and that is on record. What was missed while the kiosk was off is made once, at the next start, for the last of its times. One that fails is tried again, later and later, until its next time. `/report-runs/{run}/file` sends the file.',
  verb: 'keep_reports',
  params: SAVED_NUMBER,
  query: NOTHING,
  body: SCHEDULE_NEW,
  answer: SAVED,
  handle: ({ params, body: { schedule }, caller }, { saved }) =>
    saved.schedule(params.saved, schedule === null ? null : { day: 0, ...schedule }, caller),
});

const MAIL = route({
  method: 'post',
  path: '/saved-reports/{saved}/mail',
  name: 'mailSavedReport',
  about: 'log',
  summary: 'Have a kept report mailed once it is made by itself, or no longer',
  detail:
    'Only to addresses that the configuration allows. The mail says that there is a report, which, of what time and where to read it, and names nobody; the report itself goes along only where that is chosen here, with the password or a code of the last minutes, and the configuration lets it. One that no server takes is tried again, later and later, until it is given up; both get on record, with the address. What is owed to an address that is left out is given up.',
  verb: {
    of: ({ to, attach }) => (attach === 'yes' && to.length > 0 ? 'export_names' : 'keep_reports'),
    all: ['keep_reports', 'export_names'],
  },
  params: SAVED_NUMBER,
  query: NOTHING,
  body: MAIL_NEW,
  answer: SAVED,
  handle: ({ params, body, caller }, { saved }) => saved.mail(params.saved, body, caller),
});

const REMOVE = route({
  method: 'post',
  path: '/saved-reports/{saved}/remove',
  name: 'removeSavedReport',
  about: 'log',
  summary: 'Keep a report no longer',
  detail:
    'What was made of it by itself goes with it. For whoever keeps it, and for anybody who keeps reports once that account may no longer.',
  verb: 'keep_reports',
  params: SAVED_NUMBER,
  query: NOTHING,
  body: NOTHING,
  answer: SAVED_GONE,
  handle: ({ params, caller }, { saved }) => {
    saved.remove(params.saved, caller);
    return { removed: params.saved };
  },
});

export const SAVED_ROUTES = [LIST, KEEP, RENAME, SCHEDULE, MAIL, REMOVE];
