import net from 'node:net';
import type { Ms } from '../core/terms.ts';

export interface Rate {
  readonly at_once: number;
  readonly per_s: number;
}

/** Addresses remembered; the one that was quiet longest is forgotten first. */
const ADDRESSES_MAX = 1_024;

/** Whom an address stands for: whoever has one of IPv6 has all that share its first 64 bits. */
export const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!net.isIPv6(plain)) return plain;
  const [before = '', after] = plain.split('::');
  const groups = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  while (after !== undefined && groups.length + tail.length < 8) groups.push('0');
  return [...groups, ...tail].slice(0, 4).join(':');
};

/** Counts what each address asks for: `true` while it keeps within the rate. `nowMs` never goes back. */
export function addressLimit({ at_once, per_s }: Rate): (address: string, nowMs: Ms) => boolean {
  const buckets = new Map<string, { readonly tokens: number; readonly at: Ms }>();
  return (address, nowMs) => {
    const network = networkOf(address);
    const { tokens, at } = buckets.get(network) ?? { tokens: at_once, at: nowMs };
    const filled = Math.min(at_once, tokens + ((nowMs - at) / 1_000) * per_s);
    buckets.delete(network);
    buckets.set(network, { tokens: filled < 1 ? filled : filled - 1, at: nowMs });
    const [quietest] = buckets.keys();
    if (buckets.size > ADDRESSES_MAX && quietest !== undefined) buckets.delete(quietest);
    return filled >= 1;
  };
}
