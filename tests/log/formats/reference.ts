/**
 * Trees and proofs straight from the definitions in RFC 6962 section 2.1, as slow as they read; what the product
 * computes is held against them.
 */
import { createHash } from 'node:crypto';

/** The two functions of section 2.1: d(0) is a leaf, n elements split at the largest power of two below n. */
const split = (count: number): number => {
  let k = 1;
  while (k * 2 < count) k *= 2;
  return k;
};

const hashOf = (...parts: readonly Buffer[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** MTH(D[n]) over entries. */
export const MTH = (entries: readonly Buffer[]): Buffer => {
  const [only] = entries;
  if (only === undefined) return hashOf();
  if (entries.length === 1) return hashOf(Buffer.of(0), only);
  const k = split(entries.length);
  return hashOf(Buffer.of(1), MTH(entries.slice(0, k)), MTH(entries.slice(k)));
};

/** PATH(m, D[n]) of section 2.1.1. */
export const PATH = (m: number, entries: readonly Buffer[], mth = MTH): Buffer[] => {
  if (entries.length <= 1) return [];
  const k = split(entries.length);
  const left = entries.slice(0, k);
  const right = entries.slice(k);
  return m < k ? [...PATH(m, left, mth), mth(right)] : [...PATH(m - k, right, mth), mth(left)];
};

const SUBPROOF = (m: number, entries: readonly Buffer[], b: boolean, mth: typeof MTH): Buffer[] => {
  if (m === entries.length) return b ? [] : [mth(entries)];
  const k = split(entries.length);
  const left = entries.slice(0, k);
  const right = entries.slice(k);
  return m <= k
    ? [...SUBPROOF(m, left, b, mth), mth(right)]
    : [...SUBPROOF(m - k, right, false, mth), mth(left)];
};

/** PROOF(m, D[n]) of section 2.1.2, for 0 < m <= n. */
export const PROOF = (m: number, entries: readonly Buffer[], mth = MTH): Buffer[] =>
  SUBPROOF(m, entries, true, mth);

/** MTH that remembers the roots of ranges it has seen; the entries must be distinct. */
export const rememberingMTH = (): typeof MTH => {
  const seen = new Map<string, Buffer>();
  return (entries) => {
    const key = `${entries.length} ${entries[0]?.toString('latin1')}`;
    const root = seen.get(key) ?? MTH(entries);
    seen.set(key, root);
    return root;
  };
};

/** Inputs of the certificate transparency reference code, and their roots for sizes 0 to 8. */
export const PUBLISHED_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((leaf) => Buffer.from(leaf, 'hex'));

export const PUBLISHED_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** `count` distinct entries. */
export const numbered = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => Buffer.from(`entry ${index}`));
