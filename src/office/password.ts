import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Bounds of the cost that a stored hash may ask for, so that a changed row cannot stop the process. */
const MEMORY_MAX_KIB = 262_144;
const PASSES_MAX = 10;

/** The PHC string format: algorithm, version, cost, salt and hash, both base64 without padding. */
const FORM = /^\$argon2id\$v=19\$m=(\d{4,6}),t=(\d{1,2}),p=1\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

interface Cost {
  readonly memory: number;
  readonly passes: number;
}

/** Composed and decomposed letters are one password, as NIST SP 800-63B 5.1.1.2 has it. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8');

/** Beside the event loop: hashing takes tens of milliseconds. */
const hashOf = (password: string, nonce: Uint8Array, secret: Uint8Array, cost: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = {
      message: bytesOf(password),
      nonce,
      secret,
      parallelism: LANES,
      tagLength: HASH_BYTES,
      ...cost,
    };
    argon2('argon2id', options, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });

/** A new hash of a password, in the PHC string format. `pepper` is a key that the database does not hold. */
export const hashPassword = async (password: string, pepper: Uint8Array): Promise<string> => {
  const salt = randomBytes(SALT_BYTES);
  const hash = await hashOf(password, salt, pepper, { memory: MEMORY_KIB, passes: PASSES });
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(hash)}`;
};

/** Stands for the hash of a name that no account has: as costly, and right for no password. */
const NOBODY = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * Whether this is the password of a hash. Takes as long where there is no hash, so that nobody learns from the time
 * which accounts there are. Throws for a hash that this program did not make.
 */
export const isPassword = async (
  password: string,
  stored: string | undefined,
  pepper: Uint8Array,
): Promise<boolean> => {
  const [, memory, passes, salt = '', hash = ''] = FORM.exec(stored ?? NOBODY) ?? [];
  const cost = { memory: Number(memory), passes: Number(passes) };
  if (!(cost.memory <= MEMORY_MAX_KIB && cost.passes >= 1 && cost.passes <= PASSES_MAX)) {
    throw new Error('this is not the hash of a password');
  }
  const tried = await hashOf(password, Buffer.from(salt, 'base64'), pepper, cost);
  return timingSafeEqual(tried, Buffer.from(hash, 'base64')) && stored !== undefined;
};
