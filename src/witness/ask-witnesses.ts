import type { PublishedLog } from '../log/published-log.ts';
import { AskedWitness, type AskOptions } from './asked-witness.ts';

export interface WitnessesOptions extends Omit<AskOptions, 'key' | 'url' | 'known' | 'log'> {
  readonly log: Pick<PublishedLog, 'checkpoint' | 'consistency' | 'cosigned'>;
  /** Those without an address are asked by stick. */
  readonly witnesses: readonly { readonly key: string; readonly url?: string | undefined }[];
}

export interface Witnesses {
  /** To be called whenever something was recorded; returns at once and asks later, when somebody must be asked. */
  look(): void;
  stop(): void;
}

/** Asks each witness that has an address to cosign what the log has grown to, all of them side by side. */
export const askWitnesses = ({ witnesses, ...options }: WitnessesOptions): Witnesses => {
  const cosigned = new Map(options.log.cosigned().map(({ witness, size }) => [witness, size]));
  const asked = witnesses.flatMap(({ key, url }) => {
    const known = cosigned.get(key.slice(0, key.indexOf('+'))) ?? 0;
    return url === undefined ? [] : [new AskedWitness({ ...options, key, url, known })];
  });
  let waiting = false;
  const tell = (): void => {
    waiting = false;
    const idle = asked.filter(({ isIdle }) => isIdle);
    if (idle.length === 0) return;
    const { size } = options.log.checkpoint();
    for (const witness of idle) witness.look(size);
  };
  return {
    look: () => {
      if (waiting || asked.length === 0) return;
      // Never in the turn of whoever stands at the door.
      waiting = true;
      setImmediate(tell);
    },
    stop: () => {
      for (const witness of asked) witness.stop();
    },
  };
};
