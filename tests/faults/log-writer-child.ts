/**
 * Appends without end, to be killed at any moment. Each line that it writes to standard output is of entries that the
 * log has acknowledged: size and root (hex) behind them, and the newest checkpoint as anybody may be given it.
 */
import { writeSync } from 'node:fs';
import { openLog } from '../../src/log/open-log.ts';
import { BOOT, denied, heartbeat, moment } from '../log/facts.ts';

const log = openLog(JSON.parse(process.argv[2] ?? '{}'));
for (;;) {
  const { size } = log.head;
  const facts =
    size % 3 === 0 ? [heartbeat(size), denied(size)] : [size % 3 === 1 ? denied(size) : heartbeat(size)];
  log.append(moment(size), BOOT, facts);
  const { head } = log;
  writeSync(
    1,
    `${JSON.stringify({ size: head.size, root: head.root.toString('hex'), note: head.checkpoint })}\n`,
  );
}
