import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import type { AlarmFigures } from '../../src/alarm-figures.ts';
import type { ToldLine } from '../../src/alarm-told.ts';
import { isByPin } from '../../src/asked-act.ts';
import type { AskAnswer, SessionAnswer } from '../../src/office/wire.ts';
import type { IconName } from '../shared/icons.tsx';
import type { Answer, Doing } from './alarms/doing.ts';
import type { Connection } from './live/connection.ts';
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

/** Each is a file of its own, which a browser asks for when somebody opens it. */
const LOADERS: { readonly [V in ViewName]: () => Promise<View> } = {
  live: async () => (await import('./live/live.tsx')).Live,
  alarms: async () => (await import('./alarms/alarms.tsx')).Alarms,
  muster: async () => (await import('./muster/muster.tsx')).Muster,
  figures: async () => (await import('./alarms/figures.tsx')).Figures,
  wall: async () => (await import('./wall/wall.tsx')).Wall,
};

const loaded = signal<{ readonly [V in ViewName]?: View }>({});
const unreachable = signal<ViewName | null>(null);

const load = async (view: ViewName): Promise<void> => {
  unreachable.value = null;
  try {
    const came = await LOADERS[view]();
    loaded.value = { ...loaded.peek(), [view]: came };
  } catch {
    unreachable.value = view;
  }
};

/** One of the views; says so while it is loaded, or where it cannot be. */
export const Shown = ({ view, doing }: { readonly view: ViewName; readonly doing: Doing }) => {
  useEffect(() => {
    if (loaded.peek()[view] === undefined) void load(view);
  }, [view]);
  const Component = loaded.value[view];
  if (Component !== undefined) return <Component doing={doing} />;
  return <p role="status">{text(unreachable.value === view ? 'view-unreachable' : 'view-loading')}</p>;
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
