/** Commands of a control panel, as IEC 60839-11-5 (OSDP 2.2) numbers them. */
export const COMMAND = {
  POLL: 0x60,
  ID: 0x61,
  CAP: 0x62,
  LSTAT: 0x64,
  LED: 0x69,
  BUZ: 0x6a,
  KEYSET: 0x75,
  CHLNG: 0x76,
  SCRYPT: 0x77,
} as const;

/** Replies of a peripheral. */
export const REPLY = {
  ACK: 0x40,
  NAK: 0x41,
  PDID: 0x45,
  PDCAP: 0x46,
  LSTATR: 0x48,
  RAW: 0x50,
  FMT: 0x51,
  KEYPAD: 0x53,
  CCRYPT: 0x76,
  RMAC_I: 0x78,
  BUSY: 0x79,
} as const;

/** Why a peripheral does not do what it was asked, where the reason matters. */
export const NAK = {
  UNKNOWN_COMMAND: 0x03,
  SEQUENCE: 0x04,
} as const;

/** Security blocks: the handshake, and from `SIGNED` on what carries a MAC; even numbers come from the peripheral. */
export const SECURITY = {
  CHALLENGE: 0x11,
  CLIENT: 0x12,
  SERVER: 0x13,
  CONFIRMED: 0x14,
  SIGNED: 0x15,
  SIGNED_REPLY: 0x16,
  SEALED: 0x17,
  SEALED_REPLY: 0x18,
} as const;

/** What a peripheral says that it can do: function codes of PDCAP. */
export const CAPABILITY = { LEDS: 4, BUZZER: 5 } as const;
