import { endOfDay, instantOf, startOfDay, wallTime } from '../config/local-time.ts';
import type { Ms } from '../core/terms.ts';
import type { AskedRange, Bound } from '../log/bundle/range.ts';
import { Misuse } from './misuse.ts';

const ENTRY = /^#(\d{1,15})$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
/** The end of the year 9999; no entry can be later. */
const LAST_INSTANT: Ms = 253_402_300_799_999;
const FORMS =
  'Write an instant like 2026-11-03T06:30:00Z or 2026-11-03T06:30-05:00, a local day like 2026-11-03 or time like "2026-11-03 06:30", or an entry like "#120".';

const needsZone = (option: string, text: string): Misuse =>
  new Misuse(
    `${option} ${text} is local time, and the zone is not known`,
    'Add --config with the configuration of the kiosk, or write an instant with its offset.',
  );

/** One end of a range. A day begins at its start and, as the last one asked for, is over at its end. */
const boundOf = (option: '--from' | '--until', text: string, zone: string | undefined): Bound => {
  const [, number] = ENTRY.exec(text) ?? [];
  if (number !== undefined) return { entry: Number(number) + (option === '--until' ? 1 : 0) };
  if (INSTANT.test(text)) {
    const instant = Date.parse(text);
    if (instant >= 0 && instant <= LAST_INSTANT) return { instant };
  }
  const wall = wallTime(text);
  if (wall === undefined) throw new Misuse(`${option} ${text} is not a time or an entry`, FORMS);
  if (zone === undefined) throw needsZone(option, text);
  return { instant: localInstant(option, text, zone) ?? instantOf(zone, wall) };
};

const localInstant = (option: '--from' | '--until', text: string, zone: string): Ms | undefined =>
  option === '--from' ? startOfDay(zone, text) : endOfDay(zone, text);

/** What `--from` and `--until` ask for. Throws `Misuse` for what is no time, and for local time without a zone. */
export const askedRange = (
  { from, until }: { readonly from?: string; readonly until?: string },
  zone: string | undefined,
): AskedRange => ({
  ...(from === undefined ? {} : { from: boundOf('--from', from, zone) }),
  ...(until === undefined ? {} : { until: boundOf('--until', until, zone) }),
});
