import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { keepBeside } from '../beside.ts';
import type { PersonId } from '../core/terms.ts';
import type { Figures } from '../figures.ts';
import type { Read, Wanted } from '../reads.ts';
import {
  OFFICE_REPORT,
  type OfficeAnswer,
  type OfficeAsk,
  type OfficeHappened,
  type OfficeOrder,
  type OfficeReport,
  type OfficeTask,
} from './messages.ts';
import { type RoomWatch, ViewSender } from './view-sender.ts';

const SERVE = fileURLToPath(new URL('./office-process.ts', import.meta.url));
/** Pages say after ten seconds without a word that what they show is old: they hear at least three times as often. */
const ALIVE_MS = 3_000;

/** The loop as those who look at it from afar need it. */
export interface WatchedKiosk {
  /** Called after each turn that changed what is shown. Returns the way to stop it. */
  onChange(listener: () => void): () => void;
}

export interface OfficeOptions {
  readonly task: OfficeTask;
  readonly kiosk: WatchedKiosk;
  readonly watch: RoomWatch;
  /** Does what somebody asks, or puts on record what happened, or says why not. */
  readonly answer: (ask: OfficeAsk | OfficeHappened) => Promise<OfficeAnswer>;
  /** How the kiosk is now, in numbers. */
  readonly figures: () => Figures;
  /** Everybody who was suspended or taken off the list; the same array while nothing of that changed. */
  readonly unlisted: () => readonly PersonId[];
  /** What somebody wants to read once; null where too much is asked for. */
  readonly read: (wanted: Wanted) => Read | null;
  readonly onServing: (address: string) => void;
  /** It failed, and is started again: the reason. */
  readonly onFailed: (what: string) => void;
}

/** Once for each turn of the event loop that changed something, after the door's own work. */
const afterTurn = (work: () => void): (() => void) => {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      work();
    });
  };
};

/** However often somebody asks, figures are made once in this time. */
const FIGURES_MS = 1_000;

const newest = (figures: () => Figures): (() => Figures) => {
  let made: { readonly figures: Figures; readonly at: number } | undefined;
  return () => {
    const now = performance.now();
    if (made === undefined || now - made.at >= FIGURES_MS) made = { figures: figures(), at: now };
    return made.figures;
  };
};

/** Looks after each change, and so often besides. Returns the way to stop it. */
const follow = (kiosk: WatchedKiosk, look: () => void): (() => void) => {
  const unfollow = kiosk.onChange(afterTurn(look));
  const alive = setInterval(look, ALIVE_MS);
  alive.unref();
  return () => {
    clearInterval(alive);
    unfollow();
  };
};

/** Tells what is so now, unless it is what was told last. */
const whenOther = <Value>(now: () => Value, tell: (value: Value) => void): (() => void) => {
  let told: Value | undefined;
  return () => {
    const value = now();
    if (value === told) return;
    told = value;
    tell(value);
  };
};

/** Whatever goes wrong until it is over ends the process and not the kiosk. */
const guardedBy = (end: (error: unknown) => void) => {
  let isOver = false;
  const failed = (error: unknown): void => {
    if (!isOver) end(error);
  };
  return {
    failed,
    guarded: (work: () => void): void => {
      if (isOver) return;
      try {
        work();
      } catch (error) {
        failed(error);
      }
    },
    over: (): void => {
      isOver = true;
    },
  };
};

/** One run of the process. What is given back ends it, and nothing is asked of the kiosk after that. */
const runOnce = (options: OfficeOptions, child: ChildProcess, works: () => void): (() => void) => {
  const { task, kiosk, watch, answer, onServing, onFailed } = options;
  const { failed, guarded, over } = guardedBy((error) => {
    onFailed(error instanceof Error ? error.message : String(error));
    stop();
  });
  const send = (message: OfficeOrder, sent = (): void => undefined): void => {
    if (child.connected) child.send(message, sent);
  };
  const views = new ViewSender({
    watch,
    send: (message, sent) => send({ order: 'view', message }, () => guarded(sent)),
    elapsed: () => performance.now(),
    later: (work, ms) => void setTimeout(() => guarded(work), ms).unref(),
  });
  const figures = newest(options.figures);
  const tellUnlisted = whenOther(options.unlisted, (people) =>
    send({ order: 'unlisted', people: [...people] }),
  );
  const look = (): void =>
    guarded(() => {
      tellUnlisted();
      views.look();
    });
  const unfollow = follow(kiosk, look);
  const stop = (): void => {
    over();
    unfollow();
    child.kill('SIGKILL');
  };
  const hear = (report: OfficeReport): void => {
    switch (report.report) {
      case 'serving':
        works();
        return onServing(report.address);
      case 'failed':
        return onFailed(report.what);
      case 'watched':
        return views.watched(report.pages);
      case 'figures_wanted':
        return send({ order: 'figures', figures: figures() });
      case 'wanted':
        return send({ order: 'read', id: report.id, read: options.read(report.wanted) });
      case 'ask':
      case 'happened':
        return void answer(report).then((given) => {
          guarded(() => send({ order: 'answer', id: report.id, answer: given }));
        }, failed);
    }
  };
  child.on('message', (message) => guarded(() => hear(OFFICE_REPORT.parse(message))));
  child.on('exit', stop);
  child.on('error', (error) => guarded(() => onFailed(String(error))));
  // First of all: nobody who left signs in meanwhile.
  tellUnlisted();
  // Over the channel: whoever lists the processes of the machine reads arguments.
  send(task);
  return stop;
};

/**
 * Lets people sign in away from the door until the function given back is called. In a process of its own: passwords,
 * sockets and strangers take neither time nor memory of the door.
 */
export const serveOffice = (options: OfficeOptions): (() => void) =>
  keepBeside({
    module: SERVE,
    heap_mb: 128,
    begin: (child, works) => runOnce(options, child, works),
  });
