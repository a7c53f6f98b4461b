import type { AlarmKind, Priority } from './alarm-kinds.ts';
import type { DeviceKind, LineState } from './device-observation.ts';
import type { DoubtCause } from './facts-room.ts';
import type { FeedLine } from './supervisor-feed.ts';
import type {
  AlarmId,
  AlarmSource,
  DeviceId,
  LineId,
  Ms,
  PersonClass,
  PersonId,
  Phase,
  RoomId,
  VisitorClass,
  VisitorId,
  YesNo,
} from './terms.ts';
import type { FaultCause } from './view.ts';
import type { WitnessedFace } from './witnessed-face.ts';

/** How a room stands, in one word, worst first. The words for each are in the pages' language files. */
export const STANDINGS = [
  'duress',
  'emergency',
  'forced',
  'tamper',
  'seals_not_intact',
  'lone',
  'unescorted',
  'held_open',
  'count_differs',
  'door_unknown',
  'lone_in_grace',
  'uncertain',
  'fault',
  'head_count_due',
  'alarm',
  'managed_opening',
  'entering',
  'door_open',
  'occupied',
  'empty',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** Most of each kind that a page is sent; what is above is counted. Names are cut after this many characters. */
export const PEOPLE_SHOWN_MAX = 40;
export const ALARMS_SHOWN_MAX = 60;
export const DEVICES_SHOWN_MAX = 40;
export const NAME_SHOWN_MAX = 80;

/** One person inside *by sign-in*, which is all the kiosk knows. */
export interface InsidePerson {
  readonly person: PersonId;
  readonly name: string;
  readonly class: PersonClass;
  readonly since: Ms;
  readonly counts: 'counts' | 'does_not_count';
}

export interface InsideVisitor {
  readonly visitor: VisitorId;
  readonly name: string;
  readonly organization: string;
  readonly class: VisitorClass;
  /** Name of the escort, and whether they are inside as well. */
  readonly escort: string;
  readonly escorted: YesNo;
  readonly since: Ms;
}

/** A supervised input of a room; `unknown` until its wire has been heard since the start. */
export interface InputStanding {
  readonly input: 'contact' | 'fire' | 'tamper';
  readonly line: LineId;
  readonly state: LineState;
}

/** A device that a room needs; `since` is 0 while it answers. */
export interface DeviceStanding {
  readonly device: DeviceId;
  readonly part: 'outside_reader' | 'inside_reader' | 'door' | 'other';
  readonly state: 'ok' | 'lost';
  readonly since: Ms;
}

/** The one word that a card shows first. */
export const shownStanding = ({ duress_since, standing }: RoomCard): Standing =>
  duress_since === 0 ? standing : 'duress';

/** All that a supervisor sees of one room. Instants are of the kiosk's clock; 0 where there is none. */
export interface RoomCard {
  readonly room: RoomId;
  readonly name: string;
  /** Since when somebody called for help unseen; 0 where nobody did. It is apart, since few may know of it. */
  readonly duress_since: Ms;
  /** How it stands besides. */
  readonly standing: Exclude<Standing, 'duress'>;
  /** Since when it stands like this; 0 where that is not known. */
  readonly since: Ms;
  readonly hours: 'staffed' | 'after_hours';
  /** What people declared; and whether seals are on record on what is in the room, or were found not intact. */
  readonly contents: 'sealed' | 'unsealed';
  readonly seals: 'none_on_record' | 'on_record' | 'not_intact';
  readonly door: {
    readonly contact: 'open' | 'closed' | 'unknown';
    readonly open_since: Ms;
    readonly held_since: Ms;
    readonly managed_until: Ms;
  };
  /** How many are inside by sign-in, visitors among them not counted in `people`; and who, as far as there is room. */
  readonly people: number;
  readonly who: readonly InsidePerson[];
  readonly visitors: number;
  readonly guests: readonly InsideVisitor[];
  readonly lone: { readonly since: Ms; readonly alerted: YesNo; readonly reason: string } | null;
  readonly uncertain: { readonly since: Ms; readonly causes: readonly DoubtCause[] } | null;
  readonly head_count_due: Ms;
  /** Until when two people are to have looked at all seals, after a time without watch; 0 where that is not owed. */
  readonly sweep_due: Ms;
  readonly emergency: {
    readonly since: Ms;
    readonly source: 'touchscreen' | 'fire_line';
    readonly stage: 'evacuated' | 'reentered';
  } | null;
  readonly inputs: readonly InputStanding[];
  readonly devices: readonly DeviceStanding[];
  /** What keeps everybody out just now. */
  readonly faults: readonly FaultCause[];
  /** Open alarms about this room, duress not among them. */
  readonly alarms: number;
}

/** An open alarm as whoever has to respond sees it. What it asks of people goes by its kind. */
export interface AlarmRow {
  readonly alarm: AlarmId;
  readonly source: AlarmSource;
  readonly kind: AlarmKind;
  readonly room: RoomId | '';
  readonly priority: Priority;
  readonly since: Ms;
  readonly last: Ms;
  readonly occurrences: number;
  readonly condition: 'active' | 'returned';
  readonly answer: 'unacknowledged' | 'acknowledged';
  /** How often people were told again. */
  readonly told_again: number;
  /** Whether it ends with its condition once somebody has seen it, by the word of one person, or of two. */
  readonly ends: 'by_itself' | 'by_one' | 'by_two';
  readonly silenced: 'no' | 'shelved' | 'out_of_service';
  readonly shelvable: YesNo;
  /** Who says that it is over, where a second has to say so; both empty while nobody does. */
  readonly closing_by: PersonId | '';
  readonly closing_name: string;
}

/** A source of which nobody is told. `until` is 0 where it is out of service. */
export interface SilencedSource {
  readonly source: AlarmSource;
  readonly how: 'shelved' | 'out_of_service';
  readonly since: Ms;
  readonly until: Ms;
  readonly by: PersonId | '';
  readonly by_name: string;
}

export interface ChannelRow {
  readonly channel: string;
  /** The newest entry that was told of, or given up; -1 before the first. */
  readonly settled: number;
  /** 0 while it works. */
  readonly failed_since: Ms;
}

/** What the state does not hold of the log itself. */
export interface LogStanding {
  /** Number of the last entry; -1 before the first. */
  readonly index: number;
  /** Size and root, base64, of the newest signed checkpoint. */
  readonly signed: number;
  readonly root: string;
  /** How many witnesses are asked to cosign, and how many have to. */
  readonly witnesses: number;
  readonly quorum: number;
}

export interface EvidenceStanding extends LogStanding {
  /** The furthest that any witness has seen; null where none has. */
  readonly furthest: WitnessedFace | null;
  /** How far as many as have to have seen it; 0 where they have not. */
  readonly witnessed: number;
  /** The last time, seconds since 1970, by the clock of the witness that made it enough; 0 where it is not. */
  readonly witnessed_s: number;
}

/** What a page shows of the kiosk as a whole. */
export interface KioskStanding {
  readonly kiosk: string;
  readonly time_zone: string;
  readonly phase: Phase;
  readonly phone: string;
  readonly run: 'going' | 'stopped';
  readonly storage: 'ok' | 'low' | 'full';
  readonly clock: 'trusted' | 'behind_the_log';
  /** The last heartbeat of this run; 0 before the first. */
  readonly heartbeat_at: Ms;
  readonly heartbeat_ms: Ms;
  readonly lost: readonly { readonly device: DeviceId; readonly kind: DeviceKind; readonly since: Ms }[];
  /** The longest time for which a source can be shelved. */
  readonly shelve_max_ms: Ms;
}

/** All that the supervisors' page shows, whole; the feed comes beside it. */
export interface SupervisorView {
  readonly kiosk: KioskStanding;
  readonly log: EvidenceStanding;
  /** Worst first. */
  readonly rooms: readonly RoomCard[];
  readonly alarms: readonly AlarmRow[];
  readonly alarms_left_out: number;
  readonly silenced: readonly SilencedSource[];
  readonly channels: readonly ChannelRow[];
}

/** A view on its way to pages: `feed` is whole with `after` -1, else what came behind that line. */
export interface WatchMessage {
  /** Number of the last entry that the view knows, and the kiosk's clock when it was made. */
  readonly index: number;
  readonly now: Ms;
  readonly view: SupervisorView;
  readonly feed: { readonly after: number; readonly lines: readonly FeedLine[] };
}
