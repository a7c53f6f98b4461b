/** Whom tests mail to, and letters as people read them. */
export const CLERK = 'clerk@county.example';

/** Names that no notice may hold. */
export const NAMES = /Ana|Ruiz|secret words|typed by somebody/;

/** A letter as people read it, but for its subject. */
export const readable = (letter: string): string =>
  letter
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
