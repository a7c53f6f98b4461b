import { expect, test } from 'vitest';
import { encodeEntries } from '../../../src/log/formats/tiles.ts';
import { placesIn } from '../../../src/log/verify/bundle-entries.ts';
import { EntryReader } from '../../../src/log/verify/entry-reader.ts';
import { StoredText } from '../../../src/log/verify/stored-text.ts';
import { SampleLog } from './content.ts';

test('an entry that holds the mark of a shape does not pass for one of that shape', () => {
  const log = new SampleLog();
  log.denied('ana');
  log.denied('ana');
  const [first, second] = log.entries.map(({ bytes }) => bytes.toString());
  const masked = String(second).replace(/"until":\d{13}/, '"until":#');
  expect(masked).toContain('"until":#');
  const bundle = encodeEntries([first, masked].map((text) => Buffer.from(String(text))));
  const [reader, text] = [new EntryReader(), new StoredText(bundle)];
  const [place, other] = placesIn(bundle, 2);
  if (place === undefined || other === undefined) throw new Error('there are two entries');
  expect(reader.read(text, bundle, place, 0).seq).toBe(0);
  expect(() => reader.read(text, bundle, other, 1)).toThrow('entry 1 is not JSON');
});
