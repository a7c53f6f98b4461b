/** Checks entries beside a page, with the verifier's own code on the crypto of a browser. */
import '../buffer.ts';
import { checkEntry } from './check-entry.ts';
import type { EntryToCheck } from './messages.ts';

addEventListener('message', ({ data }: MessageEvent<EntryToCheck>) => {
  postMessage(checkEntry(data));
});
