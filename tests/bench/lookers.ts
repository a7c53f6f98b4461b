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
      readonly cookie: string;
      readonly token: string;
    }
  | { readonly order: 'close' };

/** How many sockets are open, and how many views they were sent since they all were. */
export interface LookersReport {
  readonly open: number;
  readonly views: number;
}

/** Sockets of one session on the supervisors' page, beside this process. */
export class Lookers {
  readonly #visitor: Visitor;
  readonly #process: ChildProcess;

  constructor(visitor: Visitor) {
    this.#visitor = visitor;
    this.#process = fork(path.join(import.meta.dirname, 'lookers-child.ts'));
  }

  /** Resolves once each of them has its first view. */
  async open(count: number): Promise<void> {
    const { site, cookie, token } = this.#visitor;
    await this.#asked({ order: 'open', count, origin: site.origin, pem: site.pem, cookie, token });
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
