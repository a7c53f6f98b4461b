/** One export in a process of its own: DATA OUT PAGE. Prints its resident memory at the most, in kilobytes. */
import { signedHead } from '../../src/log/bundle/evidence.ts';
import { exportLog } from '../../src/log/bundle/export-log.ts';
import { readLog } from '../../src/log/read-log.ts';
import { NOTHING_WITHHELD } from '../../src/log/redaction.ts';

const [data = '', out = '', verifyPage = ''] = process.argv.slice(2);
const log = readLog(data);
const head = signedHead(log);
const begun = performance.now();
await exportLog({
  log,
  head,
  range: { from: 0, until: head.size },
  redaction: NOTHING_WITHHELD,
  out,
  proofs: [],
  policy: `log ${log.about.verifier_key}\nquorum none\n`,
  verifyPage,
  software: 'ballot-vault',
  at: Date.now(),
  onProgress: () => undefined,
});
const seconds = (performance.now() - begun) / 1_000;
console.log(JSON.stringify({ seconds, most_kb: process.resourceUsage().maxRSS }));
