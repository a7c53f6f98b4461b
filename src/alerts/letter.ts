import type { NoticeEvent } from '../core/notices.ts';
import type { Message } from './channel.ts';

/** What became of an alarm, as the beginning of a line. */
export const BECAME: { readonly [E in NoticeEvent]: string } = {
  raised: '',
  unanswered: 'Nobody answered: ',
  acknowledged: 'Answered: ',
  returned: 'No longer so: ',
  closed: 'Closed: ',
  test: '',
};

const SAID: { readonly [E in NoticeEvent]: string } = {
  raised: 'It was raised.',
  unanswered: 'Nobody has answered it in time.',
  acknowledged: 'Somebody has answered it. That does not say that its cause is mended.',
  returned: 'What raised it is no longer so.',
  closed: 'It is closed.',
  test: 'Nothing is wrong.',
};

/** Whether people still have something to do. */
export const isOpen = ({ notice }: Message): boolean => notice.event !== 'closed';

/** A message as one line, as a telephone shows it. */
export const subjectOf = ({ notice, late }: Message): string => {
  const { event, priority, title, room, kiosk } = notice;
  return `${late === 'yes' ? 'LATE ' : ''}[${priority}] ${BECAME[event]}${title}, ${room === '' ? kiosk : room}`;
};

/** What people have to do, and what the message is about. Times are UTC. */
export const textOf = ({ notice, late, origin, entry }: Message): string =>
  [
    `${notice.title}. ${SAID[notice.event]}`,
    `${notice.room === '' ? 'The kiosk as a whole' : notice.room} (${notice.kiosk})`,
    '',
    ...(notice.event === 'raised' || notice.event === 'unanswered' || notice.event === 'test'
      ? [`WHAT TO DO: ${notice.response}`, '']
      : []),
    `time: ${new Date(notice.at).toISOString()}`,
    ...(late === 'yes' ? ['late: yes, it could not be delivered within 5 minutes'] : []),
    `priority: ${notice.priority}`,
    ...(notice.step > 0 ? [`told again: ${notice.step}`] : []),
    `alarm: ${notice.alarm}`,
    `entry: ${entry} of the log ${origin}`,
    '',
  ].join('\n');
