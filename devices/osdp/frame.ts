import { checksum, crc16 } from './check.ts';
import { SECURITY } from './codes.ts';

/** First byte of every frame. */
export const SOM = 0x53;
/** What the line rests at: sent ahead of a frame, so that its first byte is not lost while the driver turns round. */
export const MARK = 0xff;

const HEADER_BYTES = 5;
const MAC_BYTES = 4;
const REPLY_BIT = 0x80;
const CRC_BIT = 0x04;
const SECURITY_BIT = 0x08;
/** Header, code and checksum; and the largest packet that the standard has. */
export const FRAME_MIN_BYTES = 7;
export const FRAME_MAX_BYTES = 1_440;

export type Check = 'crc' | 'checksum';

/** What a frame says of its own protection. */
export interface SecurityBlock {
  readonly type: number;
  readonly data: Uint8Array;
}

/** A command or a reply, without what protects it on its way. */
export interface Message {
  /** 0 to 126. */
  readonly address: number;
  readonly from: 'panel' | 'peripheral';
  /** 0 begins anew; then 1, 2, 3, 1 and so on. */
  readonly sequence: number;
  readonly check: Check;
  readonly security: SecurityBlock | undefined;
  readonly code: number;
  /** Sealed where the security block says so. */
  readonly data: Uint8Array;
}

/** A frame that arrived whole, with what its MAC is made over; both are empty where there is none. */
export interface Frame extends Message {
  readonly signed: Uint8Array;
  readonly mac: Uint8Array;
}

/** Makes the four bytes of the MAC over all that stands before them. */
export type Sign = (signed: Uint8Array) => Uint8Array;

const isSigned = (security: SecurityBlock | undefined): boolean =>
  security !== undefined && security.type >= SECURITY.SIGNED && security.type <= SECURITY.SEALED_REPLY;

const checkBytes = (check: Check): number => (check === 'crc' ? 2 : 1);

/** The bytes of a message on the line, without a mark. `sign` is asked where the security block wants a MAC. */
export const encodeFrame = (message: Message, sign: Sign = () => new Uint8Array(MAC_BYTES)): Buffer => {
  const { address, from, sequence, check, security, code, data } = message;
  const block = security === undefined ? [] : [security.data.length + 2, security.type, ...security.data];
  const macBytes = isSigned(security) ? MAC_BYTES : 0;
  const length = HEADER_BYTES + block.length + 1 + data.length + macBytes + checkBytes(check);
  const control = sequence | (check === 'crc' ? CRC_BIT : 0) | (security === undefined ? 0 : SECURITY_BIT);
  const whose = address | (from === 'peripheral' ? REPLY_BIT : 0);
  const head = [SOM, whose, length & 0xff, length >> 8, control, ...block, code];
  const signed = Buffer.concat([Buffer.from(head), data]);
  const checked = macBytes === 0 ? signed : Buffer.concat([signed, sign(signed)]);
  if (check === 'checksum') return Buffer.concat([checked, Buffer.from([checksum(checked)])]);
  const crc = crc16(checked);
  return Buffer.concat([checked, Buffer.from([crc & 0xff, crc >> 8])]);
};

/** Whether what a frame ends with fits the rest of it. */
const isIntact = (bytes: Uint8Array, check: Check): boolean => {
  const body = bytes.subarray(0, bytes.length - checkBytes(check));
  const last = bytes.at(-1) ?? 0;
  return check === 'checksum'
    ? checksum(body) === last
    : crc16(body) === (((last << 8) | (bytes.at(-2) ?? 0)) & 0xffff);
};

/** The security block of a frame's bytes, and where the code stands after it; undefined where it does not fit. */
const blockOf = (bytes: Uint8Array, end: number) => {
  if (((bytes[4] ?? 0) & SECURITY_BIT) === 0) return { security: undefined, at: HEADER_BYTES };
  const length = bytes[HEADER_BYTES] ?? 0;
  const type = bytes[HEADER_BYTES + 1] ?? 0;
  const at = HEADER_BYTES + length;
  if (length < 2 || at >= end || type < SECURITY.CHALLENGE || type > SECURITY.SEALED_REPLY) return undefined;
  return { security: { type, data: bytes.slice(HEADER_BYTES + 2, at) }, at };
};

/** Bits of the control byte that no version of the standard gives a meaning. */
const UNUSED_BITS = 0xf0;

/**
 * Reads one whole frame; undefined for bytes that are none: another length than it says, a wrong check, a security
 * block that does not fit. Copies what it returns.
 *
 * @param least where this is `crc`, a frame with a mere checksum is none; else either is taken.
 */
export const decodeFrame = (received: Uint8Array, least: Check): Frame | undefined => {
  const bytes = Uint8Array.from(received);
  const control = bytes[4] ?? 0;
  const check: Check = (control & CRC_BIT) === 0 ? 'checksum' : 'crc';
  const says = (bytes[2] ?? 0) | ((bytes[3] ?? 0) << 8);
  if (bytes[0] !== SOM || bytes.length < FRAME_MIN_BYTES || says !== bytes.length) return undefined;
  if (least === 'crc' && check !== 'crc') return undefined;
  if ((control & UNUSED_BITS) !== 0 || !isIntact(bytes, check)) return undefined;
  const end = bytes.length - checkBytes(check);
  const block = blockOf(bytes, end);
  if (block === undefined) return undefined;
  const macAt = isSigned(block.security) ? end - MAC_BYTES : end;
  if (macAt <= block.at) return undefined;
  const whose = bytes[1] ?? 0;
  return {
    address: whose & ~REPLY_BIT,
    from: (whose & REPLY_BIT) === 0 ? 'panel' : 'peripheral',
    sequence: control & 0x03,
    check,
    security: block.security,
    code: bytes[block.at] ?? 0,
    data: bytes.slice(block.at + 1, macAt),
    signed: macAt === end ? new Uint8Array() : bytes.slice(0, macAt),
    mac: bytes.slice(macAt, end),
  };
};

/** Whether these are the same bytes again, of two frames that carry a MAC. */
export const isSameFrame = (one: Frame, other: Frame): boolean =>
  Buffer.compare(one.signed, other.signed) === 0 && Buffer.compare(one.mac, other.mac) === 0;
