import type { OfficeFact } from '../core/facts-office.ts';
import type { WatchMessage } from '../core/supervisor-view.ts';
import type { PersonId } from '../core/terms.ts';
import type { Figures } from '../figures.ts';
import type { Read, Wanted } from '../reads.ts';
import {
  type By,
  OFFICE_ORDER,
  type OfficeAnswer,
  type OfficeAsk,
  type OfficeReport,
  type OfficeTask,
} from './messages.ts';

/** A kiosk whose disk is full answers when there is room again; nobody waits so long at a page. */
const ANSWER_MS = 10_000;

/** Whoever reads waits less: a kiosk that needs so long is one that does not answer. */
const FIGURES_MS = 3_000;

const NO_ANSWER: OfficeAnswer = {
  outcome: 'refused',
  code: 'kiosk',
  what: 'the kiosk does not answer',
  where: 'kiosk',
  remedy: 'Look whether it happened before you try again; if not, look at the screen at the door.',
};

/** The other end of the channel: the parent process, or its stand-in. */
export interface Channel {
  send(report: OfficeReport): void;
}

/** What this process knows of the kiosk, and asks of it. */
export class KioskLink {
  readonly #channel: Channel;
  readonly #waiting = new Map<number, (answer: OfficeAnswer) => void>();
  readonly #listeners = new Set<(message: WatchMessage) => void>();
  readonly #onTask: (task: OfficeTask) => void;
  readonly #figured = new Set<(figures: Figures) => void>();
  readonly #reading = new Map<number, (read: Read | null) => void>();
  readonly #onUnlisted = new Set<() => void>();
  #unlisted: ReadonlySet<string> = new Set();
  #asked = 0;
  #pages = 0;

  /** @param onTask called with what this process is to do, once */
  constructor(channel: Channel, onTask: (task: OfficeTask) => void) {
    this.#channel = channel;
    this.#onTask = onTask;
  }

  /** Takes a message of the kiosk. Throws for one that it cannot have sent. */
  hear(message: unknown): void {
    const order = OFFICE_ORDER.parse(message);
    switch (order.order) {
      case 'serve':
        return this.#onTask(order);
      case 'unlisted':
        this.#unlisted = new Set(order.people);
        for (const listener of this.#onUnlisted) listener();
        return;
      case 'view':
        for (const listener of this.#listeners) listener(order.message);
        return;
      case 'figures':
        for (const listener of this.#figured) listener(order.figures);
        return this.#figured.clear();
      case 'read':
        this.#reading.get(order.id)?.(order.read);
        this.#reading.delete(order.id);
        return;
      case 'answer':
        this.#waiting.get(order.id)?.(order.answer);
        this.#waiting.delete(order.id);
    }
  }

  /**
   * Calls back with each view: the first, and each first one after nobody looked, with the whole feed. Returns the way
   * to stop it.
   */
  onView(listener: (message: WatchMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether somebody was suspended or taken off the list. */
  isUnlisted(person: PersonId): boolean {
    return this.#unlisted.has(person);
  }

  /** Calls back whenever others are on the list than before. */
  onUnlisted(listener: () => void): void {
    this.#onUnlisted.add(listener);
  }

  /** Tells how many pages look: views come while there is one. */
  watched(pages: number): void {
    if (pages === this.#pages) return;
    this.#pages = pages;
    this.#channel.send({ report: 'watched', pages });
  }

  /** How the kiosk is. Resolves with null when it does not say so. */
  figures(): Promise<Figures | null> {
    return new Promise((resolve) => {
      const listener = (figures: Figures | null): void => {
        clearTimeout(late);
        resolve(figures);
      };
      const late = setTimeout(() => {
        this.#figured.delete(listener);
        listener(null);
      }, FIGURES_MS);
      this.#figured.add(listener);
      this.#channel.send({ report: 'figures_wanted' });
    });
  }

  /** What only the kiosk knows, as it is now. Resolves with null when it does not say so. */
  read(wanted: Wanted): Promise<Read | null> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#reading.delete(id);
        resolve(null);
      }, FIGURES_MS);
      this.#reading.set(id, (read) => {
        clearTimeout(late);
        resolve(read);
      });
      this.#channel.send({ report: 'wanted', id, wanted });
    });
  }

  /** Asks the kiosk to do something. Resolves with its answer, and with a refusal when none comes. */
  ask(by: By, ask: OfficeAsk['ask']): Promise<OfficeAnswer> {
    return this.#answered((id) => ({ report: 'ask', id, by, ask }));
  }

  /** Has facts put on record. Resolves once they are, or with why they are not. */
  record(facts: readonly OfficeFact[]): Promise<OfficeAnswer> {
    return this.#answered((id) => ({ report: 'happened', id, facts }));
  }

  #answered(report: (id: number) => OfficeReport): Promise<OfficeAnswer> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#waiting.delete(id);
        resolve(NO_ANSWER);
      }, ANSWER_MS);
      this.#waiting.set(id, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      this.#channel.send(report(id));
    });
  }
}
