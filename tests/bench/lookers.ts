import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Visitor } from '../office/visitor.ts';
import { answerOf } from './child.ts';

export type LookersOrder =
  | {
      readonly order: 'open';
      readonly count: number;
      readonly origin: string;
      readonly pem: string;
      /** Of each session; they share the sockets evenly. */
      readonly sessions: readonly { readonly cookie: string; readonly token: string }[];
    }
  | { readonly order: 'close' };

/** How many sockets are open, and how many views they were sent since they all were. */
export interface LookersReport {
  readonly open: number;
  readonly views: number;
}

/** Sockets of several people on the supervisors' page, beside this process. */
export class Lookers {
  readonly #visitors: readonly Visitor[];
  readonly #process: ChildProcess;

  constructor(visitors: readonly Visitor[]) {
    this.#visitors = visitors;
    this.#process = fork(path.join(import.meta.dirname, 'lookers-child.ts'));
  }

  /** Resolves once each of them has its first view. */
  async open(count: number): Promise<void> {
    const [first] = this.#visitors;
    if (first === undefined) throw new Error('nobody is signed in');
    const { origin, pem } = first.site;
    const sessions = this.#visitors.map(({ cookie, token }) => ({ cookie, token }));
    await this.#asked({ order: 'open', count, origin, pem, sessions });
  }

  /** Closes them. Gives the views that each was sent. Throws where one was closed before. */
  async close(count: number): Promise<number> {
    const { open, views } = await this.#asked({ order: 'close' });
    if (open !== count) throw new Error(`${count - open} of ${count} pages were closed by the office`);
    return views / count;
  }

  stop(): void {
    this.#process.kill();
  }

  #asked(order: LookersOrder): Promise<LookersReport> {
    return answerOf<LookersReport>(this.#process, order);
  }
}
