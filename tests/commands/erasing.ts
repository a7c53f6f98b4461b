import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Config, readConfig } from '../../src/config.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Credential, PersonId, ReaderId, RoomId } from '../../src/core/terms.ts';
import { openLog } from '../../src/log/open-log.ts';
import { loadSiteKey } from '../../src/log/site-key.ts';
import { openForKeeping } from '../../src/main.ts';
import { duressTwin, pinHash } from '../../src/pin.ts';
import { changed } from '../config/aid.ts';
import { listed } from '../core/world.ts';
import { folder, run } from './aid.ts';

export const CY = 'cy-who-is-to-be-forgotten' as PersonId;
export const PINS = { ana: '482915', ben: '739164' };
/** Three years before the records of the election that is still to be kept. */
export const LONG_AGO = Date.UTC(2020, 2, 3, 17);

export const RETENTION = `evidence:
  retention:
    state_months: 25
    elections:
      - { name: Primary, day: 2020-03-03, federal: yes, records_from: 2020-01-01, records_until: 2020-06-30 }
`;

export const HOLD = '    holds:\n      - { name: Doe v. County, records_from: 2020-01-01 }\n';

export const deniedAt = (at: number): Fact => ({
  at,
  type: 'access_denied',
  room: 'north' as RoomId,
  reader: 'north-outside' as ReaderId,
  credential: 'badge-of-cy' as Credential,
  person: CY,
  reason: 'room_busy',
  until: at + 4_000,
});

const factsOf = async (siteKey: Buffer, policy: Config['rooms'][number]): Promise<readonly Fact[]> => {
  const at = LONG_AGO;
  const enrolled = ['ana', 'ben', 'mo', CY].map((name) => ({
    at,
    type: 'person_enrolled' as const,
    record: listed(name, { class: name === 'mo' || name === CY ? 'staff' : 'official' }),
  }));
  const pins = await Promise.all(
    Object.entries({ ...PINS, mo: '618274' }).map(async ([name, digits]) => ({
      at,
      type: 'pin_set' as const,
      person: name as PersonId,
      pin: await pinHash(siteKey, name as PersonId, digits),
      duress: await pinHash(siteKey, name as PersonId, duressTwin(digits)),
    })),
  );
  const room = { at, type: 'room_policy_set', room: policy.room, policy } as const;
  return [...enrolled, ...pins, room, deniedAt(at), { at, type: 'person_removed', person: CY }];
};

/** A kiosk's folder whose log names Cy in 2020 alone, and in what `more` adds. */
export const kiosk = async (retention = RETENTION, more: readonly Fact[] = []) => {
  const file = path.join(folder(), 'kiosk.yaml');
  writeFileSync(
    file,
    changed('time_zone: America/Denver', 'time_zone: America/Denver\n  data: data') + retention,
  );
  const data = path.join(path.dirname(file), 'data');
  const config = readConfig(file, data);
  const { paths, origin } = config;
  const siteKey = loadSiteKey(paths.site_key, true);
  const log = openLog({
    directory: paths.data,
    keyFile: paths.signing_key,
    signerStateFile: paths.signer_state,
    origin,
    kiosk: config.kiosk.kiosk,
  });
  const [north] = config.rooms;
  if (north === undefined) throw new Error('there is a room');
  for (const fact of [...(await factsOf(siteKey, north)), ...more]) {
    log.append({ at: fact.at, offset_min: -420, uptime_ms: 1, clock: 'synchronised' }, 'boot', [fact]);
  }
  log.writeSnapshot(log.head.size - 1, JSON.stringify({ shape: 0, state: { people: { [CY]: {} } } }));
  log.close();
  return { config, data, on: ['--config', file, '--data', data] };
};

export const asked = (on: readonly string[], by: readonly string[] = ['ana', 'ben']): readonly string[] => [
  ...['erase', ...on, '--person', CY, '--ground', 'retention_ended', '--words', 'the purge of the year'],
  ...by.flatMap((name) => ['--by', name]),
];

export const TYPED = { hidden: [PINS.ana, PINS.ben], now: Date.UTC(2026, 10, 26) };

export const filesNaming = (data: string, text: string): readonly string[] =>
  readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => readFileSync(file).includes(text));

export const entriesOf = async (data: string) => {
  const { printed } = await run(['log', '--data', data, '--json']);
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
};

export const opened = (config: Config) =>
  openForKeeping(config, (error) => {
    throw error;
  });
