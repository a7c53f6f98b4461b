import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import type { Credential, PersonId, ReaderId, RoomId } from '../../src/core/terms.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { setupCodeIn } from '../../src/log/setup-code.ts';
import { openForKeeping } from '../../src/main.ts';
import { openSetup } from '../../src/open-setup.ts';
import { personHistory } from '../../src/records/list-history.ts';
import type { AskedOfPeople, PeopleShown, SaidOfPerson } from '../../src/web/wire-setup.ts';
import { temporaryDirectory } from '../log/aid.ts';

export const VAULT = 'vault' as RoomId;
export const ANNEX = 'annex' as RoomId;
const OUTSIDE = 'vault-outside' as ReaderId;
/** A day that is over in every zone. */
export const THAT_DAY = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
const ALL_DAYS = { oath: THAT_DAY, training: THAT_DAY, background_check: THAT_DAY };

const configIn = (folder: string, rules = '{ pairing: different_group }'): Config => {
  const file = path.join(folder, 'kiosk.yaml');
  writeFileSync(
    file,
    `kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data, first_boot: at_screen }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: ${rules} }
  - { id: annex, name: Annex, door: annex-door, outside_reader: annex-outside, rules: { pairing: any_two } }
devices: [{ kind: simulated }]
`,
  );
  return readConfig(file);
};

/** A new kiosk of two rooms, or one that goes on. */
export const openedOn = async (config: Config) => {
  const service = await openForKeeping(config, (error) => {
    throw error;
  });
  let isClosed = false;
  const close = (): void => {
    if (!isClosed) service.close('end of the test');
    isClosed = true;
  };
  onTestFinished(close);
  const { kiosk, siteKey } = service;
  const setup = openSetup({
    ...{ config, kiosk, siteKey, verifier_key: service.published.verifier_key },
    diagnostics: { warn: () => undefined },
  });
  const { data } = config.paths;
  return {
    ...{ config, kiosk, siteKey, setup, data, close },
    code: () => setupCodeIn(data) ?? '',
    history: (person: PersonId) => personHistory(service.log, person),
    facts: () => [...decodeEntries(service.log.entries(0))].map(({ fact }) => fact),
    badge: (credential: string, reader = OUTSIDE) =>
      kiosk.offer({ type: 'badge_read', reader, credential: credential as Credential }),
  };
};

export type Opened = Awaited<ReturnType<typeof openedOn>>;
export const opened = async (rules?: string): Promise<Opened> =>
  openedOn(configIn(temporaryDirectory(), rules));

type Without<T> = T extends unknown ? Omit<T, 'ticket'> : never;

/** A browser before the screen: it has the ticket of its last answer. */
export class Screen {
  readonly #site: Opened;
  readonly #room: RoomId;
  last: PeopleShown | undefined;

  constructor(site: Opened, room = VAULT) {
    this.#site = site;
    this.#room = room;
  }

  get ticket(): string {
    return this.last?.course?.ticket ?? '';
  }

  async code(code = this.#site.code()): Promise<PeopleShown> {
    this.last = await this.#site.setup.people(this.#room, { say: 'code', code });
    return this.last;
  }

  async say(
    said: Without<Exclude<AskedOfPeople, { say: 'code' }>>,
    ticket = this.ticket,
  ): Promise<PeopleShown> {
    this.last = await this.#site.setup.people(this.#room, { ...said, ticket } as AskedOfPeople);
    return this.last;
  }

  person(name: string, group = '', days: SaidOfPerson['days'] = ALL_DAYS): Promise<PeopleShown> {
    return this.say({ say: 'person', person: { name, group, days } });
  }

  async badge(...credentials: readonly string[]): Promise<PeopleShown | undefined> {
    for (const credential of credentials) {
      this.#site.badge(credential);
      await this.say({ say: 'badge' });
    }
    return this.last;
  }

  pin(digits: string, again = digits): Promise<PeopleShown> {
    return this.say({ say: 'pin', digits, again });
  }

  /** Ana with all she says. */
  async first(): Promise<PeopleShown> {
    await this.code();
    await this.person('Ana Ruiz', 'dem');
    await this.badge('badge-a', 'badge-a');
    return this.pin('482613');
  }
}
