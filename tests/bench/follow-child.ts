/** The index of the records and the timeline of a log, kept up as the office keeps them, until its parent is gone: DATA. */
import { setTimeout } from 'node:timers/promises';
import { readLog } from '../../src/log/read-log.ts';
import { RecordIndex } from '../../src/records/index/record-index.ts';
import { TimelineIndex } from '../../src/records/timeline/timeline-index.ts';

/** As often as anybody could look. */
const AGAIN_MS = 5;

const [data = ''] = process.argv.slice(2);
const log = readLog(data);
const index = RecordIndex.open(data, log);
const lasting = new TimelineIndex(index.database, log);
const { promise: isOver, resolve } = Promise.withResolvers<true>();
process.once('disconnect', () => resolve(true));
for (;;) {
  while (index.step());
  while (lasting.step());
  process.send?.(index.indexed);
  if ((await Promise.race([isOver, setTimeout(AGAIN_MS)])) === true) break;
}
index.close();
log.close();
