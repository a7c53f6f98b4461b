import { roomText } from '../../supervisor/list/said.ts';
import { text as liveText } from '../../supervisor/live/text.ts';
import { localText } from '../said.ts';
import { hasWord, text } from '../text.ts';

/** What was asked for, as people read it. */
export const askedText = (field: string, value: string | number): string => {
  if (field === 'room') return roomText(String(value));
  if (field === 'since' || field === 'before') return localText(Number(value));
  if ((field === 'per' || field === 'period') && hasWord(field, String(value)))
    return text(`${field}-${value}`);
  return field === 'phase' ? liveText(`phase-${value}`) : String(value);
};
