/** The timeline as pages and programs ask for it: what lasted, of whom, and on record that it was read. */
import { expect, test } from 'vitest';
import type { TimelineAnswer } from '../../src/office/api/timeline-schemas.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite } from './api-site.ts';

const LONG = { timeout: 3 * PATIENCE_MS };
const ALL = `since=0&before=${4_102_444_800_000}`;

const told = async ({ as }: ApiSite, query: string): Promise<TimelineAnswer> => {
  const { json, status, body } = await as.auditor.ask('GET', `/timeline?${query}`);
  expect([query, status, status === 200 ? '' : body]).toEqual([query, 200, '']);
  return json as unknown as TimelineAnswer;
};

test(
  'who is inside, how the door stood, and alarms are told with names, of a room or of somebody',
  LONG,
  async () => {
    const site = await apiSite();
    site.enter();
    site.door('open');
    const { spans, marks, names, followed, size, left_out } = await told(site, `${ALL}&room=north`);
    expect(followed).toBeGreaterThanOrEqual(size);
    expect(left_out).toBe(0);
    const inside = spans.filter(({ kind }) => kind === 'inside');
    expect(inside).toMatchObject([
      { room: 'north', who: 'ana-1', until: 0, last: -1 },
      { room: 'north', who: 'bob-2', until: 0 },
    ]);
    expect(names).toEqual({ 'ana-1': 'Ana Ruiz', 'bob-2': 'Bob Carter' });
    const door = spans.filter(({ kind }) => kind === 'door_open');
    expect(door).toMatchObject([{ last: expect.any(Number) }, { until: 0 }]);
    expect(spans.map(({ kind }) => kind)).toContain('uncertain');
    expect(marks.map(({ kind }) => kind)).toContain('presence_uncertain');
    const ana = await told(site, `${ALL}&who=ana-1`);
    expect(ana.spans.map(({ kind, who }) => `${kind} ${who}`)).toEqual(['inside ana-1']);
    expect(ana.marks).toEqual([]);
  },
);

test('that it was read is on record, and what makes no time is refused', LONG, async () => {
  const site = await apiSite();
  site.enter();
  const { spans, marks } = await told(site, ALL);
  const [exported] = site.facts().filter(({ type }) => type === 'log_exported');
  const first = Math.min(...spans.map((span) => span.first), ...marks.map(({ seq }) => seq));
  expect(exported).toMatchObject({ account: 'aud', from: first, entries: spans.length + marks.length });
  for (const [query, where] of [
    ['since=5&before=5', 'query.before'],
    [`${ALL}&room=north&who=ana-1`, 'query.who'],
    ['since=5', 'query.before'],
    [`${ALL}&colour=red`, 'query.colour'],
  ] as const) {
    const answer = await site.as.auditor.ask('GET', `/timeline?${query}`);
    expect([query, answer.status, answer.json['error']]).toMatchObject([query, 400, { where }]);
  }
});
