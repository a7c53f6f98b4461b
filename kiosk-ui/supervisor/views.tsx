import type { FunctionComponent } from 'preact';
import type { AlarmFigures } from '../../src/alarm-figures.ts';
import type { ToldLine } from '../../src/alarm-told.ts';
import { isByPin } from '../../src/asked-act.ts';
import type { AskAnswer, SessionAnswer } from '../../src/office/wire.ts';
import type { IconName } from '../shared/icons.tsx';
import type { Answer, Doing } from './alarms/doing.ts';
import type { Connection } from './live/connection.ts';
import { later } from './live/later.tsx';
import { text } from './live/text.ts';

/** The pages that show how things stand. */
export const VIEWS = ['live', 'alarms', 'muster', 'figures', 'wall'] as const;
export type ViewName = (typeof VIEWS)[number];

export const VIEW_ICONS: { readonly [V in ViewName]: IconName } = {
  live: 'door',
  alarms: 'bell',
  muster: 'people',
  figures: 'scale',
  wall: 'eye',
};

/** What a view is called where somebody chooses one. */
export const viewTitle = (view: ViewName): string => text(`view-${view}`);

type View = FunctionComponent<{ readonly doing: Doing }>;

const SHOWN: { readonly [V in ViewName]: View } = {
  live: later(async () => (await import('./live/live.tsx')).Live),
  alarms: later(async () => (await import('./alarms/alarms.tsx')).Alarms),
  muster: later(async () => (await import('./muster/muster.tsx')).Muster),
  figures: later(async () => (await import('./alarms/figures.tsx')).Figures),
  wall: later(async () => (await import('./wall/wall.tsx')).Wall),
};

/** One of the views. */
export const Shown = ({ view, doing }: { readonly view: ViewName; readonly doing: Doing }) => {
  const View = SHOWN[view];
  return <View doing={doing} />;
};

export interface DoingOver {
  readonly session: Extract<SessionAnswer, { readonly signed_in: 'yes' }>;
  readonly connection: Pick<Connection, 'ask'>;
  /** Asks for the password or a code again. Resolves with whether it was given. */
  readonly confirm: () => Promise<boolean>;
  /** Asks for the PIN; again where the last one was not taken. Resolves with null where none is given. */
  readonly pin: (again: boolean) => Promise<string | null>;
}

const read = async <T,>(path: string): Promise<T> => {
  const response = await fetch(`/api/v1${path}`);
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as T;
};

/** How the pages of alarms act and read, for whoever is signed in. */
export const doingOver = ({ session, connection, confirm, pin }: DoingOver): Doing => ({
  mayAct: session.role === 'supervisor',
  person: session.person,
  act: async (verb, body): Promise<Answer> => {
    const ask = async (digits: string): Promise<AskAnswer> => {
      const asked = { verb, ...body, digits };
      const answer = await connection.ask(asked);
      const isToConfirm = answer.outcome === 'refused' && answer.code === 'confirm';
      return isToConfirm && (await confirm()) ? connection.ask(asked) : answer;
    };
    if (!isByPin(body.act)) return ask('');
    for (let isAgain = false; ; isAgain = true) {
      const digits = await pin(isAgain);
      if (digits === null) return { outcome: 'cancelled' };
      const answer = await ask(digits);
      if (answer.outcome === 'done' || answer.code !== 'pin') return answer;
    }
  },
  told: async (alarm) =>
    (await read<{ readonly lines: readonly ToldLine[] }>(`/alarms/told?${new URLSearchParams({ alarm })}`))
      .lines,
  figures: (days) => read<AlarmFigures>(`/alarms/figures?days=${days}`),
});
