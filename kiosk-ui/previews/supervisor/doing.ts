import type { AlarmFigures } from '../../../src/alarm-figures.ts';
import type { ToldLine } from '../../../src/alarm-told.ts';
import type { AlarmId, AlarmSource, PersonId } from '../../../src/core/terms.ts';
import type { Doing } from '../../supervisor/alarms/doing.ts';
import { MINUTE, NOW } from '../people.ts';
import type { Sample } from './samples.ts';

const told = (
  seq: number,
  minutes: number,
  type: ToldLine['type'],
  change: Partial<ToldLine> = {},
): ToldLine => ({
  seq,
  at: NOW - minutes * MINUTE,
  type,
  channel: '',
  who: [],
  people: [],
  words: '',
  cause: '',
  tries: 0,
  late: false,
  given_up: false,
  refused: 0,
  number: 0,
  erased: false,
  ...change,
});

const TOLD: readonly ToldLine[] = [
  told(1_827, 9, 'alarm_raised', { number: 1 }),
  told(1_828, 9, 'notice_delivered', { channel: 'mail', who: ['duty@county.example'], tries: 1 }),
  told(1_829, 8, 'notice_failed', { channel: 'pager', cause: 'no_answer', tries: 3 }),
  told(1_833, 4, 'alarm_unanswered', { number: 1 }),
  told(1_834, 2, 'notice_delivered', {
    channel: 'pager',
    who: ['pager.example'],
    tries: 4,
    late: true,
    refused: 1,
  }),
  told(1_840, 1, 'alarm_acknowledged', {
    who: ['Ana Ruiz'],
    people: ['ana' as PersonId],
    words: 'On my way with Ben.',
  }),
];

const FIGURES: AlarmFigures = {
  from: NOW - 30 * 24 * 60 * MINUTE,
  until: NOW,
  alarms: 118,
  silenced: 6,
  per_10_min: { mean: 0.03, worst: 7, worst_from: NOW - 9 * 24 * 60 * MINUTE },
  by_priority: { critical: 1, high: 9, medium: 21, low: 87 },
  standing: [
    { alarm: 'device_lost/annex-camera#3' as AlarmId, priority: 'medium', since: NOW - 52 * 60 * MINUTE },
  ],
  stood: 4,
  most_frequent: [
    { source: 'door_held_open/vault-a' as AlarmSource, alarms: 34 },
    { source: 'device_lost/annex-camera' as AlarmSource, alarms: 12 },
    { source: 'list_changed' as AlarmSource, alarms: 9 },
  ],
  acknowledged: 101,
  median_to_acknowledge_ms: 94_000,
  unanswered: 1,
};

/** What the pages do, told to whoever watches the preview instead of a kiosk. */
export const doingOf = ({ mayAct = true, refused }: Sample): Doing => ({
  mayAct,
  person: 'ana',
  act: async (_verb, body) => {
    // Whoever prevents it lets the answer wait for an event of their own.
    const isHeld = !window.dispatchEvent(new CustomEvent('acted', { detail: body.act, cancelable: true }));
    if (isHeld)
      await new Promise((answered) => window.addEventListener('answered', answered, { once: true }));
    return refused === undefined
      ? { outcome: 'done', became: 'acknowledged' }
      : { outcome: 'refused', what: refused[0], where: 'alarm', remedy: refused[1] };
  },
  told: () => Promise.resolve(TOLD),
  figures: () => Promise.resolve(FIGURES),
});
