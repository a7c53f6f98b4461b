/** Polynomial of CRC-16 as OSDP has it: x^16 + x^12 + x^5 + 1, highest bit first, beginning with 0x1D0F. */
const POLYNOMIAL = 0x1021;
const CRC_BEGINS = 0x1d0f;

const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 8;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
  return crc & 0xffff;
});

/** CRC-16 of a frame up to its check; 0xE5CC for the characters 1 to 9 (catalogued as CRC-16/SPI-FUJITSU). */
export const crc16 = (bytes: Uint8Array): number => {
  let crc = CRC_BEGINS;
  for (const byte of bytes) crc = ((crc << 8) & 0xffff) ^ (TABLE[(crc >> 8) ^ byte] ?? 0);
  return crc;
};

/** What makes the sum of all bytes of a frame 0 in 8 bits. */
export const checksum = (bytes: Uint8Array): number => {
  let sum = 0;
  for (const byte of bytes) sum += byte;
  return -sum & 0xff;
};
