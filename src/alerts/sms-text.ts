import type { Message } from './channel.ts';
import { BECAME } from './letter.ts';
import { PARTS_MAX, partCount } from './sms-parts.ts';

const CUT = '...';

const fits = (text: string, parts: number): boolean => partCount(text) <= parts;

/** Whole words as far as they fit, and a sign that more was there. */
const cut = (text: string, parts: number): string => {
  if (fits(text, parts)) return text;
  const words = text.split(' ');
  while (words.length > 1 && !fits(words.join(' ') + CUT, parts)) words.pop();
  const whole = words.join(' ');
  if (fits(whole + CUT, parts)) return whole + CUT;
  const signs = [...whole];
  while (!fits(signs.join('') + CUT, parts)) signs.pop();
  return signs.join('') + CUT;
};

/** Hour and minute in UTC; the day too where it may be another one. */
const timeOf = ({ notice, late }: Message): string => {
  const text = new Date(notice.at).toISOString();
  return `${text.slice(late === 'yes' ? 5 : 11, 16).replace('T', ' ')} UTC`;
};

/**
 * A notice for a telephone: what, where, what to do; then when and from which kiosk, as far as that fits the same
 * message. What people have to do is never left out to save a message, but three have to do.
 */
export const smsText = (message: Message): string => {
  const { notice, late } = message;
  const { event, priority, title, response, room, kiosk } = notice;
  // A test asks for something as well: to say that it arrived, with its code.
  const asks = event === 'raised' || event === 'unanswered' || event === 'test';
  const said = [
    `${late === 'yes' ? 'LATE ' : ''}${priority.toUpperCase()}: ${BECAME[event]}${title}, ${room || kiosk}.`,
    ...(asks ? [response] : []),
  ].join(' ');
  const time = timeOf(message);
  const forms = [`${said} (${kiosk}, ${time})`, `${said} (${time})`, said];
  return forms.find((form) => fits(form, 1)) ?? cut(forms[1] ?? said, PARTS_MAX);
};
