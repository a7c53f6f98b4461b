import { readFileSync } from 'node:fs';
import os from 'node:os';
import { pino } from 'pino';
import { readSecret } from '../log/secret-file.ts';
import { Accounts } from './accounts.ts';
import { IdentityProvider } from './identity-provider.ts';
import { KioskLink } from './kiosk-link.ts';
import type { OfficeReport, OfficeTask } from './messages.ts';
import { metricsOver } from './metrics.ts';
import type { MetricsDoor } from './metrics-route.ts';
import { tokenCheck } from './metrics-token.ts';
import { Office } from './office.ts';
import { openOfficeDatabase } from './office-database.ts';
import { loadOfficeKey } from './office-key.ts';
import { createOfficeServer } from './office-server.ts';

const diagnostics = pino({ base: null, level: 'warn' }, pino.destination(2));

const tell = (report: OfficeReport, then?: () => void): void => {
  process.send?.(report, () => then?.());
};

const REASON_MAX = 1_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const fail = (error: unknown): void => {
  tell({ report: 'failed', what: reasonOf(error).slice(0, REASON_MAX) }, () => process.exit(1));
};

const tlsOf = ({ certificate, key }: OfficeTask['listen']) =>
  certificate === undefined || key === undefined
    ? null
    : { cert: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };

/** Figures that cannot be served keep nobody from signing in. */
const metricsOf = ({ data, metrics_token }: OfficeTask): MetricsDoor | null => {
  if (metrics_token === null) return null;
  try {
    const isToken = tokenCheck(metrics_token);
    return { metrics: metricsOver(data, () => link.figures()), isToken };
  } catch (error) {
    tell({ report: 'failed', what: `no figures: ${reasonOf(error)}`.slice(0, REASON_MAX) });
    return null;
  }
};

/** A provider that cannot be used keeps nobody from signing in with a password. */
const providerOf = ({ identity_provider }: OfficeTask): IdentityProvider | null => {
  if (identity_provider === null) return null;
  const { client_secret_file, ...settings } = identity_provider;
  try {
    const secret = readSecret(client_secret_file, 'client secret')?.trim() ?? '';
    if (secret === '')
      throw new Error(`the client secret is missing in ${client_secret_file}: write it there`);
    return new IdentityProvider({ ...settings, client_secret: secret });
  } catch (error) {
    tell({ report: 'failed', what: `no identity provider: ${reasonOf(error)}`.slice(0, REASON_MAX) });
    return null;
  }
};

/** What ended, and what is due, is looked for this often. */
const LOOK_EVERY_MS = 500;

const officeOf = (task: OfficeTask, link: KioskLink): Office => {
  const { data, key, kiosk, idle_ms, session_ms, confirm_ms } = task;
  const database = openOfficeDatabase(data);
  const mayCreate = new Accounts(database).size === 0;
  return new Office({
    database,
    key: loadOfficeKey(key, mayCreate),
    kiosk,
    limits: { idle_ms, session_ms },
    confirm_ms,
    provider: providerOf(task),
    record: (facts) => link.record(facts),
    isUnlisted: (person) => link.isUnlisted(person),
    now: Date.now,
    diagnostics,
  });
};

const serve = async (task: OfficeTask, link: KioskLink): Promise<void> => {
  const { listen, names, dist, data, exports, rooms, time_zone, health, reconciliation, kiosk, topics } =
    task;
  const metrics = metricsOf(task);
  const office = officeOf(task, link);
  link.onUnlisted(() => office.endUnlisted());
  office.endUnlisted();
  const tls = tlsOf(listen);
  const { address, look } = await createOfficeServer({
    ...listen,
    tls,
    names,
    dist,
    data,
    exports,
    health,
    sheets: { kiosk, asked: reconciliation },
    place: { rooms, time_zone, topics },
    mail: task.report_mail,
    office,
    link,
    diagnostics,
    metrics,
  });
  setInterval(() => {
    try {
      look();
    } catch (error) {
      fail(error);
    }
  }, LOOK_EVERY_MS);
  tell({ report: 'serving', address });
};

// The door comes first, and this process ends with it.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
process.on('disconnect', () => process.exit(0));
const link: KioskLink = new KioskLink({ send: tell }, (task) => void serve(task, link).catch(fail));
process.on('message', (message) => {
  try {
    link.hear(message);
  } catch (error) {
    fail(error);
  }
});
