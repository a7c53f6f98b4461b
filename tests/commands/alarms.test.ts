import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { duressTwin } from '../../src/pin.ts';
import { factsOf, ROOM, type Site } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { acts, FORCED, forced, running } from './alarmed.ts';
import { BOTH, listByBoth, MARIA, ROBERT, siteWithPins } from './epochs.ts';

const HELD = `door_held_open/${ROOM}`;

const listed = async ({ data }: Site) => {
  const { code, errors, printed } = await run(['alarms', '--data', data, '--json']);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return JSON.parse(printed) as {
    readonly alarms: readonly { readonly alarm: string; readonly [field: string]: unknown }[];
    readonly [field: string]: unknown;
  };
};

const alarmFacts = (site: Site) => factsOf(site).filter(({ type }) => type.startsWith('alarm_'));

describe('a forced door', () => {
  test('is closed by two supervisors through the kiosk that runs, and by neither alone', async () => {
    const { site } = await forced();
    const shown = (await run(['alarms', '--data', site.data])).printed;
    expect(shown).toContain(`CRITICAL  ${FORCED}\n          Door opened with nobody signed in (${ROOM})\n`);
    expect(shown).toContain(
      '          active, not acknowledged\n          Do: Send two people. Check the door, then every seal.\n',
    );
    const early = await acts(site, 'maria-alvarez', ['close', FORCED]);
    expect(early).toMatchObject({ code: 1, printed: '' });
    expect(early.errors).toBe(
      `${FORCED}: nobody has acknowledged it yet. Acknowledge it first; whoever closes it has seen it.\n`,
    );
    expect(await acts(site, 'maria-alvarez', ['acknowledge', FORCED])).toEqual({
      code: 0,
      printed: `${FORCED}: acknowledged. It stays open until it is over.\n`,
      errors: '',
    });
    expect((await acts(site, 'robert-hayes', ['acknowledge', FORCED])).errors).toContain(
      'somebody has acknowledged it already',
    );
    expect((await acts(site, 'maria-alvarez', ['close', FORCED])).printed).toContain(
      'It stays open until a second person closes it too',
    );
    const again = await acts(site, 'maria-alvarez', ['close', FORCED]);
    expect(again.code).toBe(1);
    expect(again.errors).toContain('maria-alvarez has said already that it is over. A critical alarm');
    expect((await listed(site)).alarms[0]).toMatchObject({
      alarm: FORCED,
      priority: 'critical',
      answer: 'acknowledged',
      closing_proposed_by: 'maria-alvarez',
    });
    expect((await run(['alarms', '--data', site.data])).printed).toContain(
      'active, acknowledged; maria-alvarez says that it is over, and a second person has to say so',
    );
    expect((await acts(site, 'robert-hayes', ['close', FORCED])).printed).toBe(`${FORCED}: closed.\n`);
    expect((await listed(site)).alarms.map(({ alarm }) => alarm)).not.toContain(FORCED);
    expect(alarmFacts(site).filter((fact) => 'alarm' in fact && fact.alarm === FORCED)).toMatchObject([
      { type: 'alarm_raised', priority: 'critical' },
      { type: 'alarm_acknowledged', signed_by: ['maria-alvarez'], words: 'Looked at it', room: '' },
      { type: 'alarm_closing_proposed', signed_by: ['maria-alvarez'] },
      { type: 'alarm_closed', cause: 'said_by_people', signed_by: ['maria-alvarez', 'robert-hayes'] },
    ]);
  });

  test('is still there to be answered when the kiosk has stopped, and looking writes nothing', async () => {
    const { site, stop } = await forced();
    await stop();
    const before = factsOf(site).length;
    const { printed } = await run(['alarms', '--data', site.data]);
    expect(printed).toMatch(/^No kiosk runs here: this is how its log ended\.\n/);
    expect(printed).toContain(FORCED);
    expect((await run(['alarms', '--config', site.file])).printed).toBe(printed);
    expect(factsOf(site)).toHaveLength(before);
    expect(await acts(site, 'maria-alvarez', ['acknowledge', FORCED])).toMatchObject({ code: 0, errors: '' });
    expect(alarmFacts(site).at(-1)).toMatchObject({ type: 'alarm_acknowledged', alarm: FORCED });
    expect(await run(['verify', site.data])).toMatchObject({ code: 0 });
  });
});

describe('whoever acts on an alarm', () => {
  test('under duress does the same and reads the same, and help is called unseen', async () => {
    const { site } = await forced();
    const calm = await forced();
    const input = `${duressTwin(MARIA)}\n`;
    const pressed = await acts(site, 'maria-alvarez', ['acknowledge', FORCED], { input });
    expect(pressed).toEqual(await acts(calm.site, 'maria-alvarez', ['acknowledge', FORCED]));
    const types = factsOf(site).map(({ type }) => type);
    expect(types).toContain('duress_signalled');
    expect(types.at(-1)).toBe('alarm_acknowledged');
    expect((await listed(site)).alarms[0]).toMatchObject({ alarm: 'duress#1', answer: 'unacknowledged' });
  });

  test('is counted and locked out after wrong PINs, also when they come all at once', async () => {
    const { site } = await forced();
    const wrong = await Promise.all(
      ['1111', '2222', '', '0000', '3333', '4444'].map((digits) =>
        acts(site, 'maria-alvarez', ['acknowledge', FORCED], { input: `${digits}\n` }),
      ),
    );
    expect(wrong.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 1]);
    const told = wrong.map(({ errors }) => errors);
    expect(told.filter((line) => line.includes('the PIN is not that of maria-alvarez'))).toHaveLength(5);
    expect(told.filter((line) => line.includes('is locked until'))).toHaveLength(1);
    const last = await acts(site, 'maria-alvarez', ['acknowledge', FORCED]);
    expect(last.errors).toContain('the PIN of maria-alvarez is locked until');
    const refused = factsOf(site).filter(({ type }) => type === 'official_refused');
    expect(refused).toHaveLength(5);
    expect((await listed(site)).alarms).toContainEqual(
      expect.objectContaining({ alarm: FORCED, answer: 'unacknowledged' }),
    );
  });

  test('has to be somebody who answers for alarms', async () => {
    const kiosk = await forced();
    const nobody = await acts(kiosk.site, 'grace', ['acknowledge', FORCED], { input: '4826\n' });
    expect(nobody).toMatchObject({ code: 1, printed: '' });
    expect(nobody.errors).toContain('nobody called grace is listed');
    const list = kiosk.site.file.replace('kiosk.yaml', 'people.csv');
    writeFileSync(list, `${readFileSync(list, 'utf8')}lena,Lena,staff,member,dem,Clerk,,${ROOM},,,,,,no,\n`);
    await listByBoth(kiosk.site, list);
    const chosen = ['people', 'pin', 'lena', '--config', kiosk.site.file, ...BOTH];
    expect(await run(chosen, { input: `5208\n${MARIA}\n${ROBERT}\n` })).toMatchObject({ errors: '' });
    expect((await acts(kiosk.site, 'lena', ['acknowledge', FORCED], { input: '5208\n' })).errors).toContain(
      'lena may not sign for alarms',
    );
    expect(alarmFacts(kiosk.site).map(({ type }) => type)).not.toContain('alarm_acknowledged');
  });

  test('says which alarm, and why', async () => {
    const site = await siteWithPins();
    const misuses: readonly (readonly [readonly string[], string])[] = [
      [['acknowledge', 'the door', ...by('maria-alvarez')], 'the door is no alarm. Write it as'],
      [['shelve', 'nonsense/vault', '--hours', '1', ...by('maria-alvarez')], 'is no source of alarms'],
      [['shelve', 'constructor', '--hours', '1', ...by('maria-alvarez')], 'is no source of alarms'],
      [['shelve', HELD, ...by('maria-alvarez')], 'it is not said for how long'],
      [['shelve', HELD, '--hours', '0', ...by('maria-alvarez')], '--hours 0 is no number of hours'],
      [['shelve', HELD, '--until', '#3', ...by('maria-alvarez')], '--until #3 is an entry and no time'],
      [['close', FORCED, ...by('Maria Alvarez')], '--by Maria Alvarez names nobody'],
      [['close', FORCED, '--by', 'maria-alvarez', '--words', ' '], '--words says nothing'],
      [['close', FORCED, '--by', 'maria-alvarez'], '--words'],
    ];
    for (const [args, said] of misuses) {
      const { code, errors } = await run(['alarms', ...args, '--config', site.file, '--stdin'], {
        input: MARIA,
      });
      expect([code, errors]).toEqual([2, expect.stringContaining(said)]);
    }
    expect((await run(['alarms'])).errors).toContain('it is not said which log');
  });
});

const by = (person: string) => ['--by', person, '--words', 'why'];

describe('a source', () => {
  test('is shelved, heard again, and taken out of service', async () => {
    const { site } = await running(await siteWithPins());
    const camera = 'device_lost/camera';
    const done = async (args: readonly string[], said: string) => {
      const { code, printed, errors } = await acts(site, 'maria-alvarez', args);
      expect({ code, printed, errors }).toEqual({ code: 0, printed: `${args[1]}: ${said}.\n`, errors: '' });
    };
    await done(['shelve', HELD, '--hours', '8'], 'shelved. What happens is recorded all the same');
    await done(['out-of-service', camera], 'out of service. What happens is recorded all the same');
    expect(await listed(site)).toMatchObject({
      shelved: [{ source: HELD, until: expect.any(Number), by: 'maria-alvarez' }],
      out_of_service: [{ source: camera, since: expect.any(Number), by: 'maria-alvarez' }],
    });
    const shown = (await run(['alarms', '--data', site.data])).printed;
    expect(shown).toMatch(new RegExp(`Shelved\n  ${HELD}  until .*, by maria-alvarez\n`));
    expect(shown).toMatch(new RegExp(`Out of service\n  ${camera}  since .*, by maria-alvarez\n`));
    const twice = await acts(site, 'robert-hayes', ['out-of-service', camera]);
    expect(twice.errors).toContain(`${camera}: it is out of service already`);
    await done(['unshelve', HELD], 'heard again');
    await done(['in-service', camera], 'back in service');
    expect((await acts(site, 'robert-hayes', ['unshelve', HELD])).errors).toContain('it is not shelved');
    expect(await listed(site)).toMatchObject({ shelved: [], out_of_service: [] });
    expect(alarmFacts(site).slice(-4)).toMatchObject([
      { type: 'alarm_shelved', source: HELD },
      { type: 'alarm_out_of_service', source: camera },
      { type: 'alarm_unshelved', source: HELD, cause: 'said_by_person', signed_by: ['maria-alvarez'] },
      { type: 'alarm_in_service', source: camera, words: 'Looked at it' },
    ]);
  });

  test('is not shelved for ever, nor where a rule is being broken', async () => {
    const { site } = await running(await siteWithPins());
    const before = alarmFacts(site).length;
    const refusals: readonly (readonly [readonly string[], string])[] = [
      [['shelve', `lone_occupant/${ROOM}`, '--hours', '1'], '"Alone beyond the grace" can never be silenced'],
      [['out-of-service', `tamper/${ROOM}`], '"Tampering with the kiosk" can never be silenced'],
      [['shelve', HELD, '--hours', '9'], 'a source can be shelved for at most 8 hours'],
      [['shelve', HELD, '--until', '2020-01-01 10:00'], 'the time until which to shelve it is over'],
      [['close', `${HELD}#1`], 'no such alarm is open'],
    ];
    for (const [args, said] of refusals) {
      const { code, errors } = await acts(site, 'maria-alvarez', args);
      expect([code, errors]).toEqual([1, expect.stringContaining(`${args[1]}: ${said}`)]);
    }
    expect(alarmFacts(site)).toHaveLength(before);
  });
});
