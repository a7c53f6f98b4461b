/** Whoever is erased in the log is in no index of it, before and after the next one is made. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLog } from '../../src/log/read-log.ts';
import { recordsFile } from '../../src/log/records-file.ts';
import { RecordIndex } from '../../src/records/index/record-index.ts';
import { RecordSearch } from '../../src/records/index/record-search.ts';
import { run } from '../commands/aid.ts';
import { asked, CY, filesNaming, kiosk, TYPED } from '../commands/erasing.ts';

/** How many entries name Cy, by an index that is opened and followed to the end. */
const naming = (data: string): number => {
  const log = readLog(data);
  const index = RecordIndex.open(data, log);
  try {
    while (index.step());
    return new RecordSearch(index).find({ filter: { about: CY }, limit: 1 }).found;
  } finally {
    index.close();
    log.close();
  }
};

test('the index goes with what it held, and the next one has nothing of it', async () => {
  const { data, on } = await kiosk();
  expect(naming(data)).toBe(3);
  expect(filesNaming(data, CY).some((file) => file.includes('records.db'))).toBe(true);
  expect(await run(asked(on), TYPED)).toMatchObject({ code: 0 });
  expect(existsSync(recordsFile(data))).toBe(false);
  expect(naming(data)).toBe(0);
  expect(filesNaming(data, CY)).toEqual([]);
});
