import type { DeliveryCause } from '../core/facts-channels.ts';

/** A modem's answer other than OK: which kind of error, and its number; -1 where it gave none. */
export class AtRefused extends Error {
  readonly family: 'CMS' | 'CME' | 'plain';
  readonly code: number;
  constructor(line: string) {
    super(`the modem answered ${line}`);
    this.name = 'AtRefused';
    const found = /^\+(CMS|CME) ERROR: ?(\d+)/.exec(line);
    this.family = found === null ? 'plain' : (found[1] as 'CMS' | 'CME');
    this.code = found === null ? -1 : Number(found[2]);
  }
}

/**
 * Causes that are about one number (3GPP TS 24.011, annex E.2): unassigned, barred, rejected by its telephone,
 * unidentified and unknown. Other numbers may be reached.
 */
const OF_NUMBER: readonly number[] = [1, 10, 21, 28, 30];

/** +CMS ERROR: below 128 the network's causes (TS 24.011, annex E.2), from 300 on the modem's (TS 27.005, 3.2.5). */
const CMS: { readonly [code: number]: DeliveryCause } = {
  8: 'refused',
  29: 'refused',
  50: 'refused',
  69: 'refused',
  95: 'not_accepted',
  96: 'not_accepted',
  303: 'misconfigured',
  304: 'not_accepted',
  305: 'not_accepted',
  310: 'misconfigured',
  311: 'misconfigured',
  312: 'misconfigured',
  313: 'misconfigured',
  315: 'misconfigured',
  316: 'misconfigured',
  317: 'misconfigured',
  318: 'misconfigured',
  330: 'misconfigured',
  331: 'no_answer',
  332: 'no_answer',
};

/** +CME ERROR (TS 27.007, 9.2). */
const CME: { readonly [code: number]: DeliveryCause } = {
  4: 'misconfigured',
  10: 'misconfigured',
  11: 'misconfigured',
  12: 'misconfigured',
  13: 'misconfigured',
  15: 'misconfigured',
  16: 'misconfigured',
  17: 'misconfigured',
  18: 'misconfigured',
  30: 'no_answer',
  31: 'no_answer',
  32: 'refused',
};

/** Whether it says something of the number alone. */
export const isOfNumber = ({ family, code }: AtRefused): boolean =>
  family === 'CMS' && OF_NUMBER.includes(code);

/** What a refusal means for a message. What is not known may pass: congestion, a busy SIM, a network out of order. */
export const causeOf = ({ family, code }: AtRefused): DeliveryCause => {
  const causes = { CMS, CME, plain: {} as typeof CMS }[family];
  return causes[code] ?? 'busy';
};
