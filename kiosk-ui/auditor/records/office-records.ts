import type { RecordChoices, RecordOpened, RecordPage } from '../../../src/office/api/record-schemas.ts';
import { type ApiAnswer, api } from '../../supervisor/office/api.ts';
import { instantIn } from '../instant.ts';
import { FILTERS, type Query } from './place.ts';

export interface Proof {
  readonly tlog_proof: string;
}

/** What goes to the office: times as instants, and whatever is no time left out. */
const askedOf = (query: Query, below: number | null): URLSearchParams => {
  const asked = new URLSearchParams();
  for (const name of FILTERS) {
    const value = query[name];
    if (value === undefined) continue;
    const sent = name === 'since' || name === 'before' ? instantIn(value) : value;
    if (sent !== null) asked.set(name, String(sent));
  }
  if (below !== null) asked.set('below', String(below));
  return asked;
};

export const searchRecords = (query: Query, below: number | null): Promise<ApiAnswer<RecordPage>> =>
  api('GET', `/records?${askedOf(query, below)}`);

export const openRecord = (seq: number): Promise<ApiAnswer<RecordOpened>> => api('GET', `/records/${seq}`);

export const recordChoices = (): Promise<ApiAnswer<RecordChoices>> => api('GET', '/records/choices');

export const proofOf = (seq: number): Promise<ApiAnswer<Proof>> => api('GET', `/entries/${seq}/proof`);

export const publishedKey = (): Promise<ApiAnswer<{ readonly verifier_key: string }>> =>
  api('GET', '/log/checkpoint');
