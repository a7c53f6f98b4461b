import type { DeviceObservation } from '../../src/core/device-observation.ts';
import { powerLineOf, tamperLineOf } from '../../src/core/reader-lines.ts';
import type { ReaderId } from '../../src/core/terms.ts';
import { faulty, type Reading } from '../badge.ts';
import { readText } from '../frames/text-rules.ts';
import { readWord } from '../frames/wiegand.ts';
import { REPLY } from './codes.ts';
import type { OsdpReaderWiring } from './osdp-wiring.ts';
import { readFormattedCard, readRawCard, readStatus } from './replies.ts';

/** The card in a reply; undefined where the reply holds none. */
export const cardIn = (
  code: number,
  data: Uint8Array,
  { formats, text }: Pick<OsdpReaderWiring, 'formats' | 'text'>,
): Reading | undefined => {
  if (code === REPLY.RAW) {
    const word = readRawCard(data);
    return word === undefined ? faulty('length') : readWord(word, formats);
  }
  if (code !== REPLY.FMT) return undefined;
  const line = readFormattedCard(data);
  const found = line === undefined ? undefined : readText(line, text);
  return found ?? faulty('length');
};

/** What a status reply says of the housing and the power of a reader; nothing where it holds none. */
export const statusIn = (code: number, data: Uint8Array, reader: ReaderId): readonly DeviceObservation[] => {
  const status = code === REPLY.LSTATR ? readStatus(data) : undefined;
  if (status === undefined) return [];
  const lines = [
    [tamperLineOf(reader), status.tamper],
    [powerLineOf(reader), status.power],
  ] as const;
  return lines.map(([line, isActive]) => ({
    type: 'line_changed',
    line,
    state: isActive ? 'active' : 'normal',
  }));
};
