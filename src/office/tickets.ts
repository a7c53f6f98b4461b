import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ms } from '../core/terms.ts';

/** Whose ticket it is: worth nothing for another account, or from another place. */
export interface TicketHolder {
  readonly account: string;
  readonly place: string;
}

const markOf = (key: Uint8Array, { account, place }: TicketHolder, at: string): Buffer =>
  createHmac('sha256', key).update(`${at}\n${place}\n${account}`, 'utf8').digest();

/** A ticket for an attempt from an instant on. Nothing is kept for it here, so no flood of others takes it away. */
export const writeTicket = (key: Uint8Array, holder: TicketHolder, at: Ms): string =>
  `${at}.${markOf(key, holder, String(at)).toString('base64url')}`;

/** The instant from which a ticket holds; null for what is no ticket of this holder. */
export const readTicket = (key: Uint8Array, holder: TicketHolder, ticket: string): Ms | null => {
  const [, at = '', mark = ''] = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/.exec(ticket) ?? [];
  if (at === '') return null;
  return timingSafeEqual(markOf(key, holder, at), Buffer.from(mark, 'base64url')) ? Number(at) : null;
};
