import { CATALOGUE } from '../../core/catalogue.ts';
import type { FactType } from '../../core/facts.ts';
import type { EntryHead } from './csv.ts';
import { type DescribedEntry, TOLD_FIELDS } from './described.ts';
import { EVENT_NAMES } from './event-names.ts';

/*
 * The election event log of NIST SP 1500-101 (version 1, JSON): one log with one device, whose events are the
 * entries. `Hash` is the leaf hash of the entry, so each event can be found in the signed tree.
 */

/** Everything before the first event. The device goes by the name of its log, which no other has. */
export const eelOpening = (origin: string): string => {
  const device = {
    '@type': 'EventLogging.Device',
    Id: origin,
    Type: 'other',
    OtherType: 'access kiosk of a ballot storage room',
    HashType: 'sha-256',
  };
  const opened = JSON.stringify(device).slice(0, -1);
  return `{"@type":"EventLogging.ElectionEventLog","Device":[${opened},"Event":[\n`;
};

/** Everything after the last event; `time` is the time of that event's entry, as the entry has it. */
export const eelClosing = (time: string): string => `\n]}],"GeneratedTime":${JSON.stringify(time)}}\n`;

/** Between two events. */
export const EEL_SEPARATOR = ',\n';

const detailsWithPeople = ({ details, told }: DescribedEntry): string => {
  let text = details;
  for (const [index, field] of TOLD_FIELDS.entries()) {
    const shown = told[index] ?? '';
    if (shown !== '') text += `${text === '' ? '' : '; '}${field}=${shown}`;
  }
  return text;
};

/** The keys of an object with these values, without its braces. */
const keysOf = (values: object): string => JSON.stringify(values).slice(1, -1);

const UNKNOWN_KIND = keysOf({
  Type: 'other',
  Disposition: 'other',
  OtherDisposition: 'unknown kind of entry',
});

const KNOWN_KINDS: ReadonlyMap<string, string> = new Map(
  (Object.keys(CATALOGUE) as FactType[]).map((known) => {
    const { type: Type, disposition: Disposition } = EVENT_NAMES[known].nist;
    const { level: Severity, title: Description } = CATALOGUE[known];
    return [known, keysOf({ Type, Disposition, Severity, Description })];
  }),
);

/** What an event says besides head, person and hash: the same for entries that differ in these alone. */
export interface EelFrame {
  readonly opening: string;
  readonly kind: string;
  readonly closing: string;
}

export const eelFrame = (entry: DescribedEntry): EelFrame => {
  const details = detailsWithPeople(entry);
  const told = details === '' ? '' : `,"Details":${JSON.stringify(details)}`;
  return {
    opening: `{"@type":"EventLogging.Event","Id":${JSON.stringify(entry.type)}`,
    kind: KNOWN_KINDS.get(entry.type) ?? UNKNOWN_KIND,
    closing: `${told}}`,
  };
};

/**
 * The event in a frame, on one line. All by hand: an object for each event would take most of the time of an export.
 *
 * @param person commitment to the person; undefined where there is none
 * @param leaf leaf hash in hexadecimal
 */
export const eelInFrame = (
  { opening, kind, closing }: EelFrame,
  { seq, local, offset }: Pick<EntryHead, 'seq' | 'local' | 'offset'>,
  person: unknown,
  leaf: string,
): string => {
  const user = person === undefined ? '' : `,"UserId":${JSON.stringify(String(person))}`;
  // Time and offset were read strictly, and what needs to be escaped is.
  return `${opening},"Sequence":"${Number(seq)}","TimeStamp":"${local}${offset}",${kind}${user},"Hash":"${leaf}"${closing}`;
};

/** The event of an entry, on one line. `UserId` is the commitment to the person, whether that is shown or not. */
export const eelEvent = (entry: DescribedEntry, leaf: Buffer): string => {
  const { fields, commitments, local } = entry;
  const head = { seq: String(fields['seq']), local, offset: String(fields['offset']) };
  return eelInFrame(eelFrame(entry), head, commitments['person'], leaf.toString('hex'));
};
