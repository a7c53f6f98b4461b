/** What a browser may say in the set-up: whatever else it sends reaches nobody. */
import { expect, test } from 'vitest';
import { readAsked } from '../../src/web/wire.ts';

const TICKET = '0123456789abcdef0123456789abcdef';
const DAYS = { oath: '2026-11-03', training: '', background_check: '' };
const PERSON = { name: 'José Ñúñez', group: 'dem', days: DAYS };

const said = (asked: object) => readAsked('people', asked);

test.each<object>([
  { say: 'code', code: '01234567' },
  { say: 'person', ticket: TICKET, person: PERSON },
  { say: 'person', ticket: TICKET, person: { ...PERSON, name: 'x'.repeat(80), group: '' } },
  { say: 'pin', ticket: TICKET, digits: '4826', again: '48261357' },
  { say: 'badge', ticket: TICKET },
  { say: 'anew', ticket: TICKET },
  { say: 'list', ticket: TICKET },
  { say: 'leave', ticket: TICKET },
])('%j is taken as it is', (asked) => {
  expect(said(asked)).toEqual({ ok: true, asked });
});

test.each<object>([
  { say: 'code', code: '1234567' },
  { say: 'code', code: '12345678 ' },
  { say: 'code', code: '١٢٣٤٥٦٧٨' },
  { say: 'code', code: 12_345_678 },
  { say: 'code', code: '01234567', room: 'vault' },
  { say: 'person', ticket: TICKET, person: { ...PERSON, name: 'x'.repeat(81) } },
  { say: 'person', ticket: TICKET, person: { ...PERSON, name: 'Ana\nRuiz' } },
  { say: 'person', ticket: TICKET, person: { ...PERSON, name: 'Ana\u202eziuR' } },
  { say: 'person', ticket: TICKET, person: { ...PERSON, group: 'x'.repeat(33) } },
  { say: 'person', ticket: TICKET, person: { ...PERSON, days: { ...DAYS, oath: '3 Nov 2026' } } },
  { say: 'person', ticket: TICKET, person: { ...PERSON, days: { oath: '' } } },
  { say: 'person', ticket: TICKET, person: { ...PERSON, role: 'custodian' } },
  { say: 'person', ticket: TICKET, person: { ...PERSON, credentials: ['x'] } },
  { say: 'person', ticket: '', person: PERSON },
  { say: 'pin', ticket: TICKET, digits: '482', again: '482' },
  { say: 'pin', ticket: TICKET, digits: '4826' },
  { say: 'badge', ticket: TICKET, credential: 'x' },
  { say: 'list' },
  { say: 'found', ticket: TICKET },
])('%j is refused, and no value of it is repeated', (asked) => {
  const read = said(asked);
  expect(read.ok).toBe(false);
  const values = JSON.stringify(read);
  expect(values).not.toMatch(/Ana|Jos|4826|1234567|xxxx/);
});
