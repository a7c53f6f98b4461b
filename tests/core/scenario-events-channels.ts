import { DELIVERY_CAUSES, type DeliveryCause } from '../../src/core/facts-channels.ts';
import type { BackupFault, UpkeepPart } from '../../src/core/facts-upkeep.ts';
import type { Observation } from '../../src/core/inputs.ts';
import type { AlarmId, PersonId } from '../../src/core/terms.ts';
import type { Read } from './scenario-touches-of.ts';
import { alarmNamed } from './scenario-words.ts';

type Outcome = Extract<Observation, { readonly type: 'channels_reported' }>['outcomes'][number];

const CAUSES = DELIVERY_CAUSES.map((cause) => cause.replaceAll('_', ' ')).join('|');
const causeOf = (words: string): DeliveryCause => words.replaceAll(' ', '_') as DeliveryCause;

const reported = (...outcomes: Outcome[]): ReturnType<Read> => ({ type: 'channels_reported', outcomes });

const delivered = (channel: string, entry: number, alarm: AlarmId, late: boolean): Outcome => ({
  type: 'notice_delivered',
  channel,
  entry,
  alarm,
  tries: 1,
  late: late ? 'yes' : 'no',
  recipients: ['office@county.example'],
  refused: 0,
});

/** What the ways by which people are told report. */
export const CHANNELS: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) tells of entry (\d+), alarm ([a-z ]+?)(, late)?$/,
    ({ room }, channel = '', entry, kind = '', late) =>
      reported(delivered(channel, Number(entry), alarmNamed(room.room, kind, undefined), late !== undefined)),
  ],
  [
    new RegExp(`^(\\w+) cannot tell of entry (\\d+), alarm ([a-z ]+?): (${CAUSES})(, given up)?$`),
    ({ room }, channel = '', entry, kind = '', cause = '', given_up) =>
      reported({
        type: 'notice_failed',
        channel,
        entry: Number(entry),
        alarm: alarmNamed(room.room, kind, undefined),
        tries: 1,
        cause: causeOf(cause),
        given_up: given_up === undefined ? 'no' : 'yes',
      }),
  ],
  [
    new RegExp(`^channel (\\w+) fails: (${CAUSES})$`),
    (_, channel = '', cause = '') => reported({ type: 'channel_failed', channel, cause: causeOf(cause) }),
  ],
  [
    /^kiosk (\w+) (falls silent|is heard)$/,
    (_, sibling = '', what) => {
      const about = { sibling, heartbeat: 40, size: 41, root: 'cm9vdA==' };
      return {
        type: 'siblings_reported',
        changes: [
          what === 'is heard'
            ? { type: 'sibling_heard', ...about }
            : { type: 'sibling_lost', silent_ms: 75_000, ...about },
        ],
      };
    },
  ],
  [
    /^(power|clock|certificate|backup|configuration) (?:is due: ([\w.]+)|is well)$/,
    (_, part = '', detail) => ({
      type: 'upkeep_reported',
      part: part as UpkeepPart,
      due: detail === undefined ? 'no' : 'yes',
      detail: detail ?? '',
    }),
  ],
  [
    /^a backup is (?:made of (\d+) entries|not made: ([a-z ]+))$/,
    (_, entries = '', cause) => ({
      type: 'backup_reported',
      outcome:
        cause === undefined
          ? {
              type: 'backup_made',
              entries: Number(entries),
              bytes: 4_096,
              digest: '00'.repeat(32),
              place: '/media/backup/k01.age',
            }
          : { type: 'backup_failed', cause: cause.replaceAll(' ', '_') as BackupFault },
    }),
  ],
  [
    /^the test of (\w+) is due$/,
    (_, channel = '') => ({ type: 'channel_test_due', channel, code: 'K7QX3M' }),
  ],
  [
    /^(\w+) tests (\w+)$/,
    (_, person = '', channel = '') => ({
      type: 'alarm_acted',
      person: person as PersonId,
      act: { act: 'test_channel', channel, code: 'B2B2B2' },
    }),
  ],
  [
    /^(\w+) receives code (\w+)$/,
    (_, person = '', code = '') => ({
      type: 'alarm_acted',
      person: person as PersonId,
      act: { act: 'received', code },
    }),
  ],
  [/^channel (\w+) works$/, (_, channel = '') => reported({ type: 'channel_recovered', channel })],
];
