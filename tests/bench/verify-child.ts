/** One check of a bag in a process of its own: BAG. Prints its verdict, what it read, its seconds and its memory. */

import { verifyEvidence } from '../../src/log/verify/verify-evidence.ts';
import { openBag } from '../../src/log/verify-sources/open-bag.ts';

const [bag = ''] = process.argv.slice(2);
const { source, close } = openBag(bag);
const begun = performance.now();
const { verdict, checked } = await verifyEvidence(source, {
  verifierKey: undefined,
  witnesses: undefined,
  old: [],
});
const seconds = (performance.now() - begun) / 1_000;
close();
const { entries_read: entries, commitments } = checked;
const { maxRSS: most_kb } = process.resourceUsage();
console.log(JSON.stringify({ verdict, entries, commitments, seconds, most_kb }));
