import type { Ms, YesNo } from '../core/terms.ts';
import { EVENT_NAMES } from '../log/records-text/event-names.ts';
import type { SyslogFormat } from './channel.ts';
import { asciiJson, ECS_VERSION, OCSF_VERSION, PRODUCT } from './siem.ts';

/** An entry as a SIEM is told of it. */
export interface SentEntry {
  /** Name of the log, and number of the entry in it. */
  readonly origin: string;
  readonly entry: number;
  /** The same at each attempt, and of no other message. */
  readonly key: string;
  /** The kind of the fact, and the entry as it is stored; both empty where the content is withheld. */
  readonly type: string;
  readonly stored: string;
  readonly at: Ms;
  readonly kiosk: string;
  readonly room: string;
  /** SHA-256 of the entry as a leaf of the log's tree, base64. */
  readonly leaf_hash: string;
  readonly late: YesNo;
}

/** How what an entry tells of ended. */
export type Outcome = 'success' | 'failure' | 'unknown';

const isType = (type: string): type is keyof typeof EVENT_NAMES => Object.hasOwn(EVENT_NAMES, type);

export const outcomeOf = ({ type }: SentEntry): Outcome => {
  const ended = isType(type) ? EVENT_NAMES[type].nist.disposition : 'na';
  return ended === 'na' ? 'unknown' : ended;
};

const groupOf = ({ type }: SentEntry): string => (isType(type) ? EVENT_NAMES[type].nist.type : '');

const wordsOf = ({ type, entry, kiosk, room }: SentEntry): string =>
  `Entry ${entry} of ${kiosk}: ${type === '' ? 'content withheld' : type}${room === '' ? '' : ` (${room})`}`;

/**
 * Base Event of the Open Cybersecurity Schema Framework: no class of it is about doors, and those about sign-in ask for
 * the name of a user.
 */
const OTHER = 99;
const OCSF_OUTCOME = {
  success: [1, 'Success'],
  failure: [2, 'Failure'],
  unknown: [0, 'Unknown'],
} as const satisfies { readonly [O in Outcome]: unknown };

const ocsf = (sent: SentEntry) => {
  const { origin, entry, key, type, stored, at, kiosk, room, leaf_hash, late } = sent;
  const outcome = outcomeOf(sent);
  const [status_id, status] = OCSF_OUTCOME[outcome];
  const [severity_id, severity] = outcome === 'failure' ? [2, 'Low'] : [1, 'Informational'];
  return {
    category_uid: 0,
    category_name: 'Uncategorized',
    class_uid: 0,
    class_name: 'Base Event',
    activity_id: OTHER,
    activity_name: type === '' ? 'withheld' : type,
    type_uid: OTHER,
    type_name: 'Base Event: Other',
    time: at,
    severity_id,
    severity,
    status_id,
    status,
    message: wordsOf(sent),
    metadata: {
      version: OCSF_VERSION,
      product: { name: PRODUCT, vendor_name: PRODUCT },
      uid: key,
      sequence: entry,
      ...(type === '' ? {} : { event_code: type }),
      log_name: origin,
      original_time: new Date(at).toISOString(),
    },
    ...(stored === '' ? {} : { raw_data: stored }),
    unmapped: { kiosk, room, leaf_hash, late },
  };
};

const ecs = (sent: SentEntry) => {
  const { origin, entry, key, type, stored, at, kiosk, room, leaf_hash, late } = sent;
  return {
    '@timestamp': new Date(at).toISOString(),
    ecs: { version: ECS_VERSION },
    message: wordsOf(sent),
    event: {
      kind: 'event',
      ...(type === '' ? {} : { action: type, code: type }),
      id: key,
      sequence: entry,
      outcome: outcomeOf(sent),
      provider: 'ballot-vault',
      dataset: 'ballot_vault.entry',
      // A text: fields of the same name differ in kind between entries, and an index refuses what does not fit.
      ...(stored === '' ? {} : { original: stored }),
    },
    observer: { name: kiosk, product: PRODUCT, type: 'access-control' },
    labels: { origin, room, group: groupOf(sent), leaf_hash, late },
  };
};

/** What a SIEM gets to read of an entry: the bytes as they are stored in it, and words that it can search. */
export const entryBody = (format: SyslogFormat, sent: SentEntry): string => {
  switch (format) {
    case 'ocsf':
      return asciiJson(ocsf(sent));
    case 'ecs':
      return asciiJson(ecs(sent));
    case 'text':
      return sent.stored === '' ? wordsOf(sent) : sent.stored;
  }
};
