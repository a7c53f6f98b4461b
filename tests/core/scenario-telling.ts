import { PRIORITIES } from '../../src/core/alarm-kinds.ts';
import type { ChannelTestRule, RoomPolicy, SirenRule } from '../../src/core/policy.ts';
import type { DeviceId } from '../../src/core/terms.ts';
import { readLength } from './scenario-time.ts';

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `from high, for 2 min`. */
export const readSiren = (text: string | undefined, rooms: readonly RoomPolicy[]): readonly SirenRule[] => {
  if (text === undefined) return [];
  const [, least, length = '', only] = /^from (\w+), for (.+?)(?:, only of (.+))?$/.exec(text) ?? [];
  const priority = PRIORITIES.find((one) => one === least);
  if (priority === undefined) throw new Error(`Siren: write "from high, for 2 min", not "${text}"`);
  const named = rooms.filter(({ name }) => name === only).map(({ room }) => room);
  const longest_ms = readLength(length);
  const siren = 'siren' as DeviceId;
  return [{ channel: 'siren', siren, least: priority, rooms: named, pattern: 'pulsed', longest_ms }];
};

/** `mail on tue 10:30 within 1 h, siren`. */
export const readTests = (text: string | undefined): readonly ChannelTestRule[] =>
  listOf(text ?? '').map((one) => {
    const [, channel = '', day = '', hour, minute, length = '1 h'] =
      /^(\w+)(?: on (\w{3}) (\d\d):(\d\d) within (.+))?$/.exec(one) ?? [];
    const weekday = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(day);
    return {
      channel,
      siren: channel === 'siren' ? ('siren' as DeviceId) : '',
      minute: weekday < 0 ? -1 : (weekday * 24 + Number(hour)) * 60 + Number(minute),
      answer_ms: readLength(length),
    };
  });
