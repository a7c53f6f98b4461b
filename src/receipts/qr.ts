import qrcode from 'qrcode';

/**
 * Bytes as a QR code in byte mode, so that a reader gets back exactly these bytes.
 * @param correction share of the code that may be lost: `M` 15 %, `L` 7 %, for texts that would grow too fine
 * @returns the rows from top to bottom, each a text of 0 (light) and 1 (dark), without the quiet zone
 * @throws when the bytes are more than one code can hold (2,953 at `L`)
 */
export const qrRows = (bytes: Buffer, correction: 'L' | 'M'): readonly string[] => {
  const { modules } = qrcode.create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: correction });
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_, column) => (modules.get(row, column) ? '1' : '0')).join(''),
  );
};
