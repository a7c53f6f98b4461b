import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { LogReader } from '../../log/read-log.ts';
import type { TermKind } from '../../records/index/entry-terms.ts';
import { RecordIndex } from '../../records/index/record-index.ts';
import {
  type Found,
  RecordSearch,
  type SearchAsked,
  TooManyWords,
} from '../../records/index/record-search.ts';
import { ApiRefused } from './route.ts';

/** Whoever looks waits so long for entries that came just now; a log that is read for the first time takes longer. */
const CAUGHT_UP_MS = 1_500;
/** A disk that is full is tried again after this. */
const AGAIN_MS = 60_000;

/** The records of the log, found by what they say. Each throws `ApiRefused` where they cannot be read now. */
export interface Records {
  readonly search: (asked: SearchAsked) => Promise<Found>;
  /** What entries have of a kind. */
  readonly valuesOf: (kind: Exclude<TermKind, 'word'>, most: number) => readonly string[];
}

export interface OpenRecords extends Records {
  /** Takes in what came. To be called every second or so. */
  look(): void;
  close(): void;
}

export interface RecordsOptions {
  /** Folder of the log. */
  readonly data: string;
  readonly log: LogReader;
  readonly now: () => number;
  readonly failed: (what: string) => void;
}

const unreadable = (): ApiRefused =>
  new ApiRefused(503, 'busy', [
    'the records cannot be searched just now',
    'records.db',
    'ask again in a minute; if it goes on, look whether the disk is full',
  ]);

/** Keeps the index of the records, a stretch at a time, so that pages are served in between. */
export const openRecords = ({ data, log, now, failed }: RecordsOptions): OpenRecords => {
  let opened: { readonly index: RecordIndex; readonly search: RecordSearch } | undefined;
  let following: Promise<void> | undefined;
  let notBefore = 0;
  let isClosed = false;
  const open = (): NonNullable<typeof opened> => {
    if (opened === undefined) {
      const index = RecordIndex.open(data, log);
      opened = { index, search: new RecordSearch(index) };
    }
    return opened;
  };
  const follow = async (): Promise<void> => {
    try {
      while (!isClosed && open().index.step()) await setImmediate();
    } catch (error) {
      notBefore = now() + AGAIN_MS;
      failed(String(error));
    }
  };
  const catchUp = (): Promise<void> => {
    if (now() < notBefore) return Promise.resolve();
    following ??= follow().finally(() => {
      following = undefined;
    });
    return following;
  };
  const searching = (): RecordSearch => {
    if (opened === undefined) throw unreadable();
    return opened.search;
  };
  return {
    look: () => void catchUp(),
    close: () => {
      isClosed = true;
      opened?.index.close();
    },
    search: async (asked) => {
      await Promise.race([catchUp(), wait(CAUGHT_UP_MS)]);
      try {
        return searching().find(asked);
      } catch (error) {
        if (!(error instanceof TooManyWords)) throw error;
        const remedy = 'write more letters of the word';
        throw new ApiRefused(400, 'malformed', ['too many words begin like this', 'query.text', remedy]);
      }
    },
    valuesOf: (kind, most) => searching().values(kind, most),
  };
};
