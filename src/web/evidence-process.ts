import { readFileSync } from 'node:fs';
import os from 'node:os';
import { pino } from 'pino';
import { machineTime } from '../clock.ts';
import { publishLog } from '../log/published-log.ts';
import { openPublicLog, type PublicLog } from '../public/public-log.ts';
import { openWitness, type Witness } from '../witness/witness.ts';
import { createEvidenceServer } from './evidence-server.ts';
import type { EvidenceReport, EvidenceTask } from './evidence-service.ts';

const tell = (report: EvidenceReport): void => {
  process.send?.(report);
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A witness that may not go on is told of, and the log is served without it. */
const witnessOf = ({ data, log_key, witness }: EvidenceTask): Witness | null => {
  if (witness === null) return null;
  const { name, key, logs } = witness;
  try {
    return openWitness({ directory: data, name, keyFile: key, logKeyFile: log_key, logs, time: machineTime });
  } catch (error) {
    tell({ report: 'failed', what: reasonOf(error) });
    return null;
  }
};

/** A page that cannot be made is told of, and the log is served without it. */
const publicOf = ({ data, public_page }: EvidenceTask): PublicLog | null => {
  if (public_page === undefined) return null;
  try {
    return openPublicLog(data, public_page);
  } catch (error) {
    tell({ report: 'failed', what: reasonOf(error) });
    return null;
  }
};

const tlsOf = ({ certificate, key }: EvidenceTask['listen']) =>
  certificate === undefined || key === undefined
    ? null
    : { cert: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };

const serve = async (task: EvidenceTask): Promise<void> => {
  const witness = witnessOf(task);
  const page = publicOf(task);
  const { host, port } = task.listen;
  const { address } = await createEvidenceServer({
    log: publishLog(task.data),
    witness,
    page,
    host,
    port,
    tls: tlsOf(task.listen),
    diagnostics: pino({ base: null, level: 'warn' }, pino.destination(2)),
  });
  // Whoever asks first need not wait for all of a long log.
  page?.catchUp().catch((error) => tell({ report: 'failed', what: reasonOf(error) }));
  tell({
    report: 'serving',
    address,
    witness: witness?.key.verifier_key ?? null,
    public_page: page === null ? 'no' : 'yes',
  });
};

// The door comes first, and this process ends with it.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
process.on('disconnect', () => process.exit(0));
try {
  await serve(JSON.parse(process.argv[2] ?? '') as EvidenceTask);
} catch (error) {
  process.send?.({ report: 'failed', what: reasonOf(error) } satisfies EvidenceReport, () => process.exit(1));
}
