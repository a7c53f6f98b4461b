import type { Router } from 'express';
import type { ContainerPage } from '../core/container-list.ts';
import type { Observation } from '../core/inputs.ts';
import type { PersonId, PinHash, RoomId, VisitorId } from '../core/terms.ts';
import type { PublishedLog } from '../log/published-log.ts';
import type {
  ChallengeProof,
  Founded,
  FounderPin,
  Founders,
  Receipt,
  Shown,
  Slip,
  ViewMessage,
} from './wire.ts';
import type {
  AskedOfPeople,
  PeopleShown,
  Setting,
  Settled,
  SetupStanding,
  TakenEffect,
} from './wire-setup.ts';

/** The loop as the screens need it. */
export interface KioskPort {
  readonly rooms: readonly RoomId[];
  /** `false` when the inbox was full and the observation was dropped. */
  offer(observation: Observation): boolean;
  /** The state now. Only for a room of `rooms`. */
  read(room: RoomId): ViewMessage;
  /** Called after each turn that changed something; returns the unsubscribe. */
  onChange(listener: () => void): () => void;
}

/** What the screens show of the log itself; each is on record before it is given. */
export interface ReceiptPort {
  /** The newest signed checkpoint. */
  receipt(): Shown<Receipt>;
  challenge(room: RoomId, text: string): Shown<ChallengeProof>;
  /** The newest signed checkpoint, for paper. */
  slip(): Slip;
}

/** The way to the first two administrators of the office, while there is none. */
export interface FounderPort {
  standing(): Founders;
  found(typed: readonly FounderPin[]): Promise<Founded>;
}

/** What is chosen and tried at the screen of a new kiosk; each says where it is none any more. */
export interface SetupPort {
  standing(room: RoomId): SetupStanding;
  settle(room: RoomId, setting: Setting): Settled;
  takeEffect(): TakenEffect;
  testChannels(room: RoomId): SetupStanding;
  people(room: RoomId, asked: AskedOfPeople): Promise<PeopleShown>;
}

/** Where diagnostics go; a pino logger is one. Fields never hold a name, a PIN or a badge. */
export interface Diagnostics {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface WebOptions {
  readonly kiosk: KioskPort;
  readonly receipts: ReceiptPort;
  /** Left out where nobody signs in away from the door. */
  readonly founders?: FounderPort;
  /** Left out where nothing is chosen at the screen. */
  readonly setup?: SetupPort;
  /** A page of what is in a room; left out where nobody keeps a register. */
  readonly containers?: (room: RoomId, page: number) => ContainerPage;
  /** Slow keyed hash of a PIN for one person; must not block the loop. */
  readonly pinHash: (person: PersonId, digits: string) => Promise<PinHash>;
  readonly makeVisitorId: () => VisitorId;
  /** The HTTP face of the simulated devices, mounted at `/simulator`; `null` where the devices are real. */
  readonly simulator: Router | null;
  /** The log as everybody may read it, at `/log`; `null` where it is not served. */
  readonly log: Pick<PublishedLog, 'checkpoint' | 'tile'> | null;
  /** Folder of the built screens. */
  readonly dist: string;
  /** Folder of the people's photos; `null` where the site keeps none. */
  readonly photos: string | null;
  /** Address to listen on. */
  readonly host: string;
  /** Port to listen on; 0 for any free one. */
  readonly port: number;
  /**
   * Told why where another process holds the port: the rest goes on then, and screens are served once it is free. Left
   * out where that is an error as any other.
   */
  readonly onTaken?: (what: string) => void;
  /** Further host names by which browsers may call this service; loopback names and `host` always may. */
  readonly names: readonly string[];
  readonly diagnostics: Diagnostics;
}

export interface Web {
  /** Addresses for a browser; `panel` is `null` where the devices are real. */
  readonly address: { readonly kiosk: string; readonly panel: string | null };
  readonly port: number;
  /** Answers 503 on `/healthz`, ends all connections and frees the port. */
  close(): Promise<void>;
}
