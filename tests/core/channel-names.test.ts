import { expect, test } from 'vitest';
import { namesOfChannel } from '../../src/core/channels.ts';

test('a channel that sends every entry has a second name for them, and any other has its own alone', () => {
  expect(namesOfChannel({ id: 'siem', entries: 'yes' })).toEqual(['siem', 'siem.entries']);
  expect(namesOfChannel({ id: 'siem', entries: 'no' })).toEqual(['siem']);
  expect(namesOfChannel({ id: 'mail' })).toEqual(['mail']);
});
