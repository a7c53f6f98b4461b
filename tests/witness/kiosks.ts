import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { readLog } from '../../src/log/read-log.ts';
import { run } from '../commands/aid.ts';

/** Where a kiosk's files are, and what it is called. */
export interface Site {
  readonly name: string;
  readonly file: string;
  readonly data: string;
  readonly witness: string;
}

export const ROOM = 'ballot-room';

/** A kiosk on simulated devices, of one room whose rule asks nothing at the screen; `evidence` as YAML. */
export const writeConfig = ({ name, file }: Site, evidence = '{}'): void =>
  writeFileSync(
    file,
    `kiosk:
  name: ${name}
  origin: county.example/ballot-room/${name}
  time_zone: America/Denver
  data: data
  oath_days: 3650
  training_days: 3650
  background_check_days: 3650
rooms:
  - id: ${ROOM}
    name: Ballot storage room
    door: ${ROOM}-door
    outside_reader: ${ROOM}-outside
    inside_reader: ${ROOM}-inside
    rules: { pairing: different_group, partner_confirmation: not_asked, purpose: not_asked }
devices: [{ kind: simulated }]
evidence: ${evidence}
`,
  );

const PEOPLE = `person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo
maria-alvarez,Maria Alvarez,official,supervisor,dem,Clerk,B-1001,${ROOM},2024-01-01,,2024-01-08,2024-02-05,2024-01-15,no,
robert-hayes,Robert Hayes,official,supervisor,rep,Clerk,B-1002,${ROOM},2024-01-01,,2024-01-08,2024-02-05,2024-01-15,no,
`;

/** A kiosk whose log has begun, with two people on its list. */
export const newSite = async (folder: string, name: string): Promise<Site> => {
  const home = path.join(folder, name);
  mkdirSync(home);
  const file = path.join(home, 'kiosk.yaml');
  const site = { name, file, data: path.join(home, 'data'), witness: `county.example/witness/${name}` };
  writeConfig(site);
  const list = path.join(home, 'people.csv');
  writeFileSync(list, PEOPLE);
  const { code, errors } = await run(['people', 'import', list, '--config', file]);
  expect([code, errors]).toEqual([0, '']);
  return site;
};

/** Verifier key of a kiosk's log. */
export const logKeyOf = ({ data }: Site): string => {
  const log = publishLog(data);
  try {
    return log.verifier_key;
  } finally {
    log.close();
  }
};

/** The part of the configuration that makes a kiosk a witness of these logs. */
export const asWitness = ({ witness }: Site, logs: readonly Site[]): string =>
  `witness: { name: ${witness}, logs: [${logs.map((log) => `'${logKeyOf(log)}'`).join(', ')}] }`;

/** Its key as a witness, as the command prints it; the configuration must make it one. */
export const witnessKeyOf = async ({ file }: Site): Promise<string> => {
  const { code, printed } = await run(['witness', 'key', '--config', file]);
  expect(code).toBe(0);
  return printed.trim();
};

/** Every fact of a kiosk's log so far. */
export const factsOf = ({ data }: Pick<Site, 'data'>): readonly Fact[] => {
  const log = readLog(data);
  try {
    return [...decodeEntries(log.entries(0))].map(({ fact }) => fact);
  } finally {
    log.close();
  }
};
