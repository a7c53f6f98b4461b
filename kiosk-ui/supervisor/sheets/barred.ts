import type { SheetsDoing } from './doing.ts';
import { text } from './text.ts';

/** Why whoever looks can sign no sheet here; null where they can. */
export const barredFrom = ({ mayChange, person }: SheetsDoing): string | null => {
  if (!mayChange) return text('only-look');
  return person === '' ? text('nobodys-account') : null;
};
