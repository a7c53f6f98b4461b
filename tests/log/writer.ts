import { writeSync } from 'node:fs';
import { openLog } from '../../src/log/open-log.ts';
import { BOOT, denied, heartbeat, moment } from './facts.ts';

/*
 * A process that opens a log and appends: `count` facts, or without end. Each number that it writes to standard
 * output is of an entry that the log has acknowledged.
 */
const { count = Number.POSITIVE_INFINITY, ...options } = JSON.parse(process.argv[2] ?? '{}');
const log = openLog(options);
for (let written = 0; written < count; written += 1) {
  const { size } = log.head;
  const { last } = log.append(
    moment(size),
    BOOT,
    size % 3 === 0 ? [heartbeat(size), denied(size)] : [denied(size)],
  );
  writeSync(1, `${last}\n`);
}
log.close();
