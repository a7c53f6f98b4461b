import { apply } from '../../src/core/apply.ts';
import { decide } from '../../src/core/decide.ts';
import type { Input, Observation } from '../../src/core/inputs.ts';
import type { DeviceId } from '../../src/core/terms.ts';
import { badgeOf, DOOR, INSIDE, listed, momentAt, OUTSIDE, ROOM, type World, world } from '../core/world.ts';

const PEOPLE = [listed('ana'), listed('ben'), listed('cy')];

const room = (): World => world({ people: PEOPLE });

const pairInside = (): World => {
  const day = room();
  day.badge('ana');
  day.badge('ben');
  day.see({ type: 'door_opened', door: DOOR });
  day.pass(2_000);
  day.see({ type: 'door_closed', door: DOOR });
  return day;
};

const then = (day: World, ...steps: readonly ((day: World) => unknown)[]): World => {
  for (const step of steps) step(day);
  return day;
};

const ANNOUNCED: Observation = { type: 'touched', room: ROOM, touch: { touch: 'announce_visitors' } };

/** Where a room can stand, each reached by a day's events. */
const SITUATIONS: readonly (readonly [string, () => World])[] = [
  ['empty', room],
  ['first badge accepted', () => then(room(), (day) => day.badge('ana'))],
  [
    'granted',
    () =>
      then(
        room(),
        (day) => day.badge('ana'),
        (day) => day.badge('ben'),
      ),
  ],
  ['two inside', pairInside],
  ['two inside, visitors announced', () => then(pairInside(), (day) => day.see(ANNOUNCED))],
  ['one left alone', () => then(pairInside(), (day) => day.badge('ben', INSIDE), passThrough)],
  [
    'door held open',
    () =>
      then(
        pairInside(),
        (day) => day.badge('ben', INSIDE),
        openDoor,
        (day) => day.pass(31_000),
      ),
  ],
  [
    'emergency',
    () =>
      then(pairInside(), (day) =>
        day.see({ type: 'touched', room: ROOM, touch: { touch: 'start_emergency' } }),
      ),
  ],
  [
    'contact lost',
    () =>
      then(room(), (day) =>
        day.see({
          type: 'device_lost',
          device: DOOR as string as DeviceId,
          kind: 'door',
          cause: 'unplugged',
        }),
      ),
  ],
  [
    'disk full',
    () => then(room(), (day) => day.see({ type: 'storage_changed', storage: 'full', free_mb: 3 })),
  ],
];

const openDoor = (day: World) => day.see({ type: 'door_opened', door: DOOR });
const passThrough = (day: World) => {
  openDoor(day);
  day.pass(2_000);
  day.see({ type: 'door_closed', door: DOOR });
};

const badge = (name: string, reader = OUTSIDE): Observation => ({
  type: 'badge_read',
  reader,
  credential: badgeOf(name),
});

/** What can come to the kiosk. `cy` is authorized, and outside in every situation. */
const INPUTS: readonly (readonly [string, Observation, number])[] = [
  ['authorized badge', badge('cy'), 1_000],
  ['unknown badge', badge('nobody'), 1_000],
  ['badge inside', badge('ana', INSIDE), 1_000],
  ['door opens', { type: 'door_opened', door: DOOR }, 1_000],
  ['door closes', { type: 'door_closed', door: DOOR }, 1_000],
  ['“I bring a visitor”', ANNOUNCED, 1_000],
  ['31 s pass', { type: 'tick' }, 31_000],
];

const cell = (day: World, observation: Observation, later: number): string => {
  const input = { moment: momentAt(day.now + later), ...observation } as Input;
  const facts = decide(day.state, input).filter((fact) => fact.type !== 'heartbeat');
  facts.reduce(apply, day.state);
  const words = facts.map((fact) =>
    fact.type === 'access_denied' ? `${fact.type}: ${fact.reason}` : fact.type,
  );
  return words.length === 0 ? '–' : words.map((word) => `\`${word}\``).join(', ');
};

/** The table of situations and inputs in Markdown, asked of `decide` itself: rule "any two". */
export const situationTable = (): string => {
  const head = ['situation', ...INPUTS.map(([name]) => name)];
  const rows = SITUATIONS.map(([name, reach]) => [
    `**${name}**`,
    ...INPUTS.map(([, observation, later]) => cell(reach(), observation, later)),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
};
