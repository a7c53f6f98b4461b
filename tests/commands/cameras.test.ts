/** The register of cameras through the command: how somebody found them, and where their recordings are. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { factsOf, ROOM, type Site } from '../witness/kiosks.ts';
import { run, type Seen } from './aid.ts';
import { running } from './alarmed.ts';
import { MARIA, siteWithPins } from './epochs.ts';

const withCameras = async (): Promise<Site> => {
  const site = await siteWithPins();
  const link = 'https://video.county.example/7?from={from}&until={until}';
  const cameras = `\ncameras: [{ id: hall, rooms: [${ROOM}], link: '${link}' }, { id: yard, rooms: [${ROOM}] }]\n`;
  writeFileSync(site.file, `${readFileSync(site.file, 'utf8')}${cameras}`);
  return site;
};

const check = ({ file }: Site, camera: string, args: readonly string[], pin = MARIA): Promise<Seen> =>
  run(['cameras', 'check', camera, '--config', file, '--by', 'maria-alvarez', '--stdin', ...args], {
    input: `${pin}\n`,
  });
const list = async ({ file }: Site): Promise<string> =>
  (await run(['cameras', 'list', '--config', file])).printed;

test('a camera is looked at beside a running kiosk, listed, and its recording found by its own clock', async () => {
  const site = await withCameras();
  await running(site);
  expect(await list(site)).toMatch(/^hall .*nobody has looked at it\nyard .*nobody has looked at it\n$/);
  const seen = await check(site, 'hall', ['--works', 'yes', '--ahead-s', '-3.5']);
  expect(seen).toMatchObject({ code: 0, errors: '' });
  expect(await list(site)).toMatch(/^hall .*looked at .*, its clock -3.5 s ahead\n/);
  const link = await run(['cameras', 'link', 'hall', '--config', site.file, '--entry', '0']);
  const started = factsOf(site)[0]?.at ?? 0;
  const at = (ms: number) => new Date(started - 3_500 + ms).toISOString();
  expect(link.printed).toBe(`https://video.county.example/7?from=${at(-120_000)}&until=${at(120_000)}\n`);
  const dark = await check(site, 'hall', ['--works', 'no', '--words', 'No picture']);
  expect(dark).toMatchObject({ code: 0, errors: '' });
  expect(await list(site)).toContain('DOES NOT WORK since');
  expect((await run(['alarms', '--data', site.data])).printed).toContain('camera_down/hall#1');
  const json = await run(['cameras', 'list', '--config', site.file, '--json']);
  expect(
    json.printed
      .split('\n')
      .slice(0, 2)
      .map((line) => JSON.parse(line) as object),
  ).toMatchObject([
    { camera: 'hall', rooms: [ROOM], checked: { ahead_ms: -3_500 } },
    { camera: 'yard', checked: null },
  ]);
  expect(factsOf(site).filter(({ type }) => type === 'camera_checked')).toMatchObject([
    { camera: 'hall', works: 'yes', ahead_ms: -3_500, signed_by: ['maria-alvarez'] },
    { camera: 'hall', works: 'no', ahead_ms: 0, words: 'No picture' },
  ]);
});

test('what cannot be is refused with what to do', async () => {
  const site = await withCameras();
  const works = ['--works', 'yes', '--ahead-s', '0'];
  expect((await check(site, 'roof', works)).errors).toContain('Name one of the configuration: hall, yard.');
  expect((await check(site, 'hall', works, '0000')).errors).toContain('the PIN is not that of maria-alvarez');
  expect((await check(site, 'hall', ['--works', 'yes'])).errors).toContain('Add --ahead-s');
  expect((await check(site, 'hall', ['--works', 'no'])).errors).toContain('--words says nothing');
  expect((await check(site, 'hall', ['--works', 'yes', '--ahead-s', 'ten'])).errors).toContain(
    'Give seconds',
  );
  const link = (camera: string, entry: string) =>
    run(['cameras', 'link', camera, '--config', site.file, '--entry', entry]);
  expect((await link('yard', '0')).errors).toContain('yard has no address');
  expect((await link('hall', '99999')).errors).toContain('there is no entry 99999');
  expect(factsOf(site).filter(({ type }) => type === 'camera_checked')).toEqual([]);
});
