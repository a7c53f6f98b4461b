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
import { TimelineIndex } from '../../records/timeline/timeline-index.ts';
import {
  type TimelineAsked,
  type TimelineFound,
  TimelineSearch,
} from '../../records/timeline/timeline-search.ts';
import { ApiRefused } from './route.ts';

/** Whoever looks waits so long for entries that came just now; a log that is read for the first time takes longer. */
const CAUGHT_UP_MS = 1_500;
/** A disk that is full is tried again after this. */
const AGAIN_MS = 60_000;

/** The records of the log, found by what they say. Each throws `ApiRefused` where they cannot be read now. */
export interface Records {
  readonly search: (asked: SearchAsked) => Promise<Found>;
  readonly timeline: (asked: TimelineAsked) => Promise<TimelineFound & { readonly followed: number }>;
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

interface Opened {
  readonly index: RecordIndex;
  readonly search: RecordSearch;
  readonly lasting: TimelineIndex;
  readonly timeline: TimelineSearch;
}

const openedOf = (index: RecordIndex, log: LogReader): Opened => ({
  index,
  search: new RecordSearch(index),
  lasting: new TimelineIndex(index.database, log),
  timeline: new TimelineSearch(index.database),
});

/** Keeps the index of the records, a stretch at a time, so that pages are served in between. */
export const openRecords = ({ data, log, now, failed }: RecordsOptions): OpenRecords => {
  let opened: Opened | undefined;
  let following: Promise<void> | undefined;
  let notBefore = 0;
  let isClosed = false;
  const open = (): Opened => {
    opened ??= openedOf(RecordIndex.open(data, log), log);
    return opened;
  };
  const follow = async (): Promise<void> => {
    try {
      while (!isClosed && open().index.step()) await setImmediate();
      while (!isClosed && open().lasting.step()) await setImmediate();
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
  const searching = (): Opened => {
    if (opened === undefined) throw unreadable();
    return opened;
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
        return searching().search.find(asked);
      } catch (error) {
        if (!(error instanceof TooManyWords)) throw error;
        const remedy = 'write more letters of the word';
        throw new ApiRefused(400, 'malformed', ['too many words begin like this', 'query.text', remedy]);
      }
    },
    timeline: async (asked) => {
      await Promise.race([catchUp(), wait(CAUGHT_UP_MS)]);
      const { lasting, timeline } = searching();
      return { ...timeline.find(asked), followed: lasting.followed };
    },
    valuesOf: (kind, most) => searching().search.values(kind, most),
  };
};
