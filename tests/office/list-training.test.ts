/** Trainings by topic from afar: two officials sign at one page, and neither of them for their own. */
import { expect, test } from 'vitest';
import type { PersonId } from '../../src/core/terms.ts';
import { choosePins } from '../kiosk/chosen-pins.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite, PINS } from './api-site.ts';

const LONG = { timeout: 4 * PATIENCE_MS };
const TOPICS = 'training_topics:\n  - { id: seals, name: Seals, name_es: Sellos, months: 12 }\n';
const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
const HEADER =
  'person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo,topics';

const office = async (): Promise<ApiSite> => {
  const site = await apiSite(TOPICS);
  await choosePins(site.service, PINS);
  return site;
};

const record = (person: string) => ({ act: 'record', person, topic: 'seals', day });
interface Second {
  readonly person: string;
  readonly digits: string;
}

const BOB: Second = { person: 'bob-2', digits: PINS['bob-2'] };

const sent = async (
  { as }: ApiSite,
  acts: readonly unknown[],
  digits: string = PINS['ana-1'],
  second = BOB,
) => {
  const { status, json } = await as.supervisor.ask('POST', '/list/trainings', { acts, digits, second });
  return [status, (json['error'] as { what?: string } | undefined)?.what ?? json['recorded']];
};

const recorded = (site: ApiSite) => site.facts().filter(({ type }) => type.startsWith('training_'));

test(
  'two put a training on record, everybody who sees the list reads it, and two take it back',
  LONG,
  async () => {
    const site = await office();
    expect(await sent(site, [record('cyd-3')])).toEqual([200, 1]);
    expect(recorded(site)).toMatchObject([
      { type: 'training_recorded', person: 'cyd-3', topic: 'seals', signed_by: ['ana-1', 'bob-2'] },
    ]);
    const { json } = await site.as.auditor.ask('GET', '/training');
    expect(json).toMatchObject({
      topics: [{ topic: 'seals', name: { en: 'Seals', es: 'Sellos' }, months: 12 }],
      training: [{ person: 'cyd-3', topic: 'seals' }],
      next: null,
    });
    for (const role of ['administrator', 'observer'] as const)
      expect((await site.as[role].ask('GET', '/training')).status).toBe(403);
    const { at } = site.service.kiosk.moment;
    const back = { act: 'withdraw', person: 'cyd-3', topic: 'seals', words: 'The wrong person' };
    expect(await sent(site, [back])).toEqual([200, 1]);
    expect((await site.as.auditor.ask('GET', '/training')).json['training']).toEqual([]);
    // The past still says what the kiosk knew then, and the history of the person says both.
    const then = async (instant: number) =>
      (await site.as.auditor.ask('GET', `/list/then?at=${instant}`)).json;
    expect(await then(at)).toMatchObject({
      topics: [{ topic: 'seals', months: 12 }],
      training: [{ person: 'cyd-3', topic: 'seals', on: expect.any(Number), until: expect.any(Number) }],
      training_erased: 0,
    });
    expect(await then(site.service.kiosk.moment.at)).toMatchObject({ training: [] });
    expect(await then(0)).toMatchObject({ topics: [], training: [] });
    const history = (await site.as.auditor.ask('GET', '/people/cyd-3/history')).json['steps'];
    expect((history as readonly unknown[]).slice(-2)).toMatchObject([
      {
        type: 'training_recorded',
        change: null,
        training: { topic: 'seals', days: { on: expect.any(Number) } },
      },
      { type: 'training_withdrawn', words: 'The wrong person', training: { topic: 'seals', days: null } },
    ]);
  },
);

test('one person alone puts none on record, and nobody signs for their own', LONG, async () => {
  const site = await office();
  const acts = [record('cyd-3')];
  const ana = { person: 'ana-1', digits: PINS['ana-1'] };
  const refused: readonly (readonly [readonly unknown[], string, Second])[] = [
    [acts, PINS['ana-1'], ana],
    [acts, PINS['ana-1'], { ...BOB, digits: PINS['ana-1'] }],
    [acts, PINS['ana-1'], { ...BOB, digits: '' }],
    [acts, '', BOB],
    [acts, PINS['bob-2'], BOB],
    [[record('cyd-3'), record('bob-2')], PINS['ana-1'], BOB],
    [[record('ana-1')], PINS['ana-1'], BOB],
    [[record('cyd-3'), record('cyd-3')], PINS['ana-1'], BOB],
    [[{ ...record('cyd-3'), topic: 'juggling' }], PINS['ana-1'], BOB],
    [[{ ...record('cyd-3'), day: '2026-02-30' }], PINS['ana-1'], BOB],
  ];
  for (const [what, digits, second] of refused) {
    const [status] = await sent(site, what, digits, second);
    expect([what, status]).toEqual([what, 409]);
  }
  const socket = site.as.auditor.socket();
  const asked = { verb: 'training_acted', acts: [], digits: PINS['ana-1'], second: BOB };
  expect(await socket.emitWithAck('ask', asked)).toMatchObject({ outcome: 'refused' });
  socket.disconnect();
  expect(recorded(site)).toEqual([]);
});

test(
  'the column of a file is held against what is on record, and its faults are told line by line',
  LONG,
  async () => {
    const site = await office();
    await sent(site, [record('cyd-3')]);
    const line = (person: string, topics: string) =>
      `${person},Somebody,staff,member,none,,,north,,,,,,no,,${topics}`;
    const look = async (...lines: readonly string[]) =>
      (
        await site.as.supervisor.ask('POST', '/list/trainings/preview', {
          text: `${[HEADER, ...lines].join('\n')}\n`,
          name: 'new.csv',
        })
      ).json;
    expect(
      await look(line('cyd-3', `seals:${day}`), line('bob-2', `seals:${day}`), line('zoe', `seals:${day}`)),
    ).toMatchObject({
      problems: [],
      trainings: [
        { person: 'cyd-3', topic: 'seals', day, standing: 'known' },
        { person: 'bob-2', day, standing: 'new' },
        { person: 'zoe', standing: 'not_listed' },
      ],
    });
    expect(await look(line('cyd-3', 'juggling:2026-01-01'))).toMatchObject({
      problems: [{ where: 'new.csv:2', what: expect.stringContaining('there is no topic juggling') }],
      trainings: [],
    });
  },
);

test('nobody locks the PIN of another one from their own page, however fast they ask', LONG, async () => {
  const site = await office();
  const guesses = Array.from({ length: 9 }, (_, at) => ({ ...BOB, digits: `00000${at}` }));
  const seen = await Promise.all(guesses.map((guess) => sent(site, [record('cyd-3')], PINS['ana-1'], guess)));
  expect(seen.filter(([, what]) => what === 'the PIN is not that of bob-2').length).toBe(3);
  expect(seen.at(-1)).toEqual([409, 'too many PINs of others were wrong at this page']);
  const { people } = site.service.kiosk.state;
  expect(people['bob-2' as PersonId]).toMatchObject({ wrong_pins: 3, pin_locked_until: 0 });
});

test('who signs with a second person again and again is not kept from it', LONG, async () => {
  const site = await office();
  const back = { act: 'withdraw', person: 'cyd-3', topic: 'seals', words: 'Again' };
  for (const act of [record('cyd-3'), back, record('cyd-3'), back]) {
    expect(await sent(site, [act])).toEqual([200, 1]);
    expect((await sent(site, [record('juggler')]))[0]).toBe(409);
  }
});
