import { randomBytes } from 'node:crypto';
import type { SiblingFact } from '../core/facts-siblings.ts';
import { sharedSecret } from './beat.ts';
import { type BeatListen, listenForBeats } from './beat-listener.ts';
import { type OutsideBeat, outsideSender, type SendBeat, siblingSender } from './beat-senders.ts';
import { LoopProof } from './loop-proof.ts';
import { type Sibling, SiblingWatch } from './sibling-watch.ts';

const LOOK_EVERY_MS = 1_000;

/** To whom this kiosk says that it is alive, and of whom it wants to hear. */
export interface Beats {
  readonly outside: readonly OutsideBeat[];
  readonly listen?: BeatListen | undefined;
  readonly siblings: readonly Sibling[];
  /** How often the loop writes a heartbeat. */
  readonly heartbeat_ms: number;
}

export interface BeatParts {
  readonly data: string;
  readonly warn: (to: string, what: string) => void;
  /** How the other kiosks are, each time that is looked at. */
  readonly siblings: (states: readonly SiblingFact[]) => void;
  readonly failed: (error: unknown) => void;
}

/** Beats at its time, for as long as there is proof; what is not taken is not sent again, since the next one is newer. */
const beatEvery = (
  every_s: number,
  to: string,
  send: SendBeat,
  proof: LoopProof,
  { warn }: BeatParts,
): void => {
  let isSending = false;
  const beat = async (): Promise<void> => {
    const shown = proof.at(performance.now());
    if (shown === null || isSending) return;
    isSending = true;
    try {
      await send(shown);
    } catch (error) {
      warn(to, error instanceof Error ? error.message : String(error));
    } finally {
      isSending = false;
    }
  };
  setInterval(() => void beat(), every_s * 1_000);
  void beat();
};

/** Says that this kiosk is alive, and listens for the others, for as long as this process runs. */
export const keepBeating = (beats: Beats, parts: BeatParts): void => {
  const { outside, listen, siblings, heartbeat_ms } = beats;
  const proof = new LoopProof(parts.data, heartbeat_ms, performance.now());
  for (const check of outside) {
    beatEvery(check.every_s, new URL(check.url).host, outsideSender(check), proof, parts);
  }
  for (const sibling of siblings) {
    if (sibling.url !== undefined) {
      beatEvery(sibling.every_s, sibling.id, siblingSender(sibling), proof, parts);
    }
  }
  if (listen === undefined || siblings.length === 0) return;
  const watch = new SiblingWatch({
    siblings,
    secretOf: ({ secret_file }) => sharedSecret(secret_file),
    now: () => performance.now(),
    makeNonce: () => randomBytes(16).toString('base64url'),
  });
  listenForBeats(listen, watch, parts.failed);
  setInterval(() => parts.siblings(watch.look()), LOOK_EVERY_MS);
};
