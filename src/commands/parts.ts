import type { KeyObject } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Ms } from '../core/terms.ts';
import type { Erasure, ErasureAct, FieldOfEntry } from '../erasure.ts';
import type { AcceptCosigned, Keeper } from '../keeper.ts';
import type { KeptKiosk } from '../kept-kiosk.ts';
import type { WrittenBadge } from '../people-file.ts';
import type { Terminal } from './terminal.ts';

/** A kiosk that runs. */
export interface RunningService {
  readonly kiosk: KeptKiosk;
  readonly siteKey: KeyObject;
  readonly acceptCosigned: AcceptCosigned;
  /** Does what people ask for one after the other, by whatever way they ask. */
  readonly keeper: Keeper;
  /** Addresses for a browser; `panel` is null where the devices are real. */
  readonly address: { readonly kiosk: string; readonly panel: string | null };
  stop(cause: string): Promise<void>;
}

export interface ServiceRequest {
  readonly config: Config;
  /** The badges that lie on the simulated panel. */
  readonly panelPeople: () => readonly WrittenBadge[];
  /** What whoever started the service should read, as a line. */
  readonly tell: (line: string) => void;
  /** A bug, a broken disk or a damaged log: the process has to end. */
  readonly onFailure: (error: unknown) => void;
  /** Starts the kiosk anew, with a configuration that was completed at its screen; left out where nobody can. */
  readonly startAnew?: () => void;
}

/** The log and the loop without devices and screens. */
export interface OpenedKiosk {
  readonly kiosk: KeptKiosk;
  readonly siteKey: KeyObject;
  readonly acceptCosigned: AcceptCosigned;
  /** Erases what opens these fields, once two officials signed for it. */
  erase(fields: readonly FieldOfEntry[], act: ErasureAct): Erasure;
  close(cause: string): void;
}

/** What the commands need of the program's other parts. */
export interface Parts {
  readonly version: string;
  readonly terminal: Terminal;
  /** The built page that verifies a bundle in a browser. */
  readonly verifyPage: string;
  readonly startService: (request: ServiceRequest) => Promise<RunningService>;
  /** Opens the log as its only writer. Rejects with `LogRefused` while a kiosk runs on it. */
  readonly openKiosk: (
    config: Config,
    onFailure: (error: unknown) => void,
    /** A log that goes on from another one says so before it says that a kiosk was started: `later`. */
    begins?: 'at_once' | 'later',
  ) => Promise<OpenedKiosk>;
  /** Resolves with the cause when somebody asks the process to stop. */
  readonly untilStopped: () => Promise<string>;
  readonly now: () => Ms;
}
