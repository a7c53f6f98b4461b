import type { ReaderRefusal } from '../../src/core/facts-readers.ts';
import { REPLY, SECURITY } from './codes.ts';
import type { Frame, SecurityBlock } from './frame.ts';
import {
  clientCryptogram,
  DEFAULT_KEY,
  firstReplyMac,
  isSame,
  SecureSession,
  type SessionKeys,
  serverCryptogram,
  sessionKeys,
} from './secure-session.ts';

/** Bytes of a random number of either side, and of what the peripheral is known by in the handshake. */
export const RANDOM_BYTES = 8;
const CLIENT_BYTES = 8;
const CRYPTOGRAM_BYTES = 16;
const CONFIRMED = 1;

/** Which key a handshake is about: the reader's own, or the one that every reader is born with. */
export type KeyKind = 'own' | 'default';

const keyNumber = (kind: KeyKind): number => (kind === 'own' ? 1 : 0);

export const handshakeBlock = (type: number, kind: KeyKind): SecurityBlock => ({
  type,
  data: Uint8Array.of(keyNumber(kind)),
});

/** What the panel goes on with once the peripheral has proved that it knows the key. */
export interface Proven {
  readonly server: Buffer;
  readonly first: Buffer;
  readonly keys: SessionKeys;
}

interface Challenge {
  readonly random: Uint8Array;
  readonly kind: KeyKind;
  readonly key: Uint8Array;
}

const hasBlock = (frame: Frame, type: number): boolean => frame.security?.type === type;

/** Looks at the answer to a challenge: who has the key can make the session, and nobody else. */
export const proofOf = (frame: Frame, { random, kind, key }: Challenge): Proven | ReaderRefusal => {
  if (frame.code !== REPLY.CCRYPT || !hasBlock(frame, SECURITY.CLIENT)) return 'no_secure_channel';
  if (frame.data.length !== CLIENT_BYTES + RANDOM_BYTES + CRYPTOGRAM_BYTES) return 'no_secure_channel';
  const offered = frame.security?.data[0];
  if (offered !== keyNumber(kind)) return offered === keyNumber('default') ? 'default_key' : 'wrong_key';
  const theirs = frame.data.subarray(CLIENT_BYTES, CLIENT_BYTES + RANDOM_BYTES);
  const cryptogram = frame.data.subarray(CLIENT_BYTES + RANDOM_BYTES);
  const isKnownBy = (keys: SessionKeys): boolean =>
    isSame(clientCryptogram(keys, random, theirs), cryptogram);
  const keys = sessionKeys(key, random);
  if (!isKnownBy(keys)) return isKnownBy(sessionKeys(DEFAULT_KEY, random)) ? 'default_key' : 'wrong_key';
  const server = serverCryptogram(keys, random, theirs);
  return { server, first: firstReplyMac(keys, server), keys };
};

/** Looks at the answer to the panel's proof. */
export const sessionOf = (frame: Frame, { first, keys }: Proven): SecureSession | ReaderRefusal => {
  if (frame.code !== REPLY.RMAC_I || !hasBlock(frame, SECURITY.CONFIRMED)) return 'no_secure_channel';
  const isAgreed = frame.security?.data[0] === CONFIRMED && isSame(frame.data, first);
  return isAgreed ? new SecureSession(keys, first) : 'wrong_key';
};
