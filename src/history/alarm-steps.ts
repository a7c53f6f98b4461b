import type { AlarmStep } from '../alarm-figures.ts';
import { parseEntry } from '../log/entry.ts';
import { parseTime } from '../log/entry-time.ts';
import type { LogRows } from '../log/log-rows.ts';
import { type LogPage, pagesOf } from './log-pages.ts';

const STEPS: ReadonlySet<unknown> = new Set<AlarmStep['type']>([
  'alarm_raised',
  'alarm_acknowledged',
  'alarm_closed',
  'alarm_shelved',
  'alarm_unshelved',
  'alarm_out_of_service',
  'alarm_in_service',
]);
const MARK = Buffer.from('"type":"alarm_');

/** The facts about alarms in a stretch. Nothing personal is opened, so what is erased changes nothing. */
export const stepsIn = ({ entries }: LogPage): readonly AlarmStep[] =>
  entries.flatMap((bytes) => {
    if (!bytes.includes(MARK)) return [];
    const { fields } = parseEntry(bytes);
    if (!STEPS.has(fields['type'])) return [];
    return [{ ...fields, at: parseTime(fields['time']) } as unknown as AlarmStep];
  });

/** The facts about alarms among the first `size` entries. */
export function* alarmSteps(rows: LogRows, size: number): Generator<AlarmStep> {
  for (const page of pagesOf(rows, size)) yield* stepsIn(page);
}
