import { readFileSync } from 'node:fs';
import os from 'node:os';
import { pino } from 'pino';
import { KioskLink } from './kiosk-link.ts';
import type { OfficeReport, OfficeTask } from './messages.ts';
import { createOfficeServer } from './office-server.ts';

const diagnostics = pino({ base: null, level: 'warn' }, pino.destination(2));

const tell = (report: OfficeReport, then?: () => void): void => {
  process.send?.(report, () => then?.());
};

const fail = (error: unknown): void => {
  const what = error instanceof Error ? error.message : String(error);
  tell({ report: 'failed', what: what.slice(0, 1_000) }, () => process.exit(1));
};

const tlsOf = ({ certificate, key }: OfficeTask['listen']) =>
  certificate === undefined || key === undefined
    ? null
    : { cert: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };

const serve = async ({ listen, names, dist }: OfficeTask): Promise<void> => {
  const { address } = await createOfficeServer({ ...listen, tls: tlsOf(listen), names, dist, diagnostics });
  tell({ report: 'serving', address });
};

// The door comes first, and this process ends with it.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
process.on('disconnect', () => process.exit(0));
const link = new KioskLink({ send: tell }, (task) => void serve(task).catch(fail));
process.on('message', (message) => {
  try {
    link.hear(message);
  } catch (error) {
    fail(error);
  }
});
