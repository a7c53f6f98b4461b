import type { AlarmKind } from '../../src/core/alarm-kinds.ts';
import type { AlarmId, PersonId, RoomId, VisitorId } from '../../src/core/terms.ts';
import type { Face, InsideFace, KioskView, Screen, VisitorFace } from '../../src/core/view.ts';

/** 5 November 2026, 8:14 in the evening in New York. */
export const NOW = Date.UTC(2026, 10, 6, 1, 14, 0);
export const MINUTE = 60_000;

const face = (person: string, name: string, role: Face['role'] = 'member'): Face => ({
  person: person as PersonId,
  name,
  photo: '',
  class: 'staff',
  role,
});

export const ana = face('ana', 'Ana Ruiz', 'supervisor');
export const ben = face('ben', 'Ben Carter');
export const chioma = face('chioma', 'Chioma Okonkwo-Abernathy');
export const dmitri = face('dmitri', 'Dmitri Vasilevsky', 'custodian');

const visitor = (
  id: string,
  name: string,
  organization: string,
  visitor_class: VisitorFace['visitor_class'],
  escort: string,
  badge = 0,
): VisitorFace => ({ visitor: id as VisitorId, name, organization, visitor_class, escort, badge });

export const olga = visitor('v1', 'Olga Lindqvist', 'League of Voters', 'observer', 'Ana Ruiz');
export const raj = visitor('v2', 'Raj Patel', 'Tri-County Elevator', 'maintenance', 'Ben Carter');

const inside = (who: Face, minutes: number, counts: InsideFace['counts'] = 'counts'): InsideFace => ({
  ...who,
  since: NOW - minutes * MINUTE,
  counts,
});

export const pair: readonly InsideFace[] = [inside(ana, 42), inside(ben, 41)];
export const crowd: readonly InsideFace[] = [
  ...pair,
  inside(chioma, 12),
  inside(dmitri, 3, 'does_not_count'),
];

/** A quiet room; each sample changes what it is about. */
export const QUIET: KioskView = {
  room: 'vault-a' as RoomId,
  name: 'Ballot Vault A',
  phase: 'processing',
  door: 'closed',
  presence: 'certain',
  inside: [],
  visitors: [],
  screen: { screen: 'attract' },
  banners: [],
  visitor_classes: [],
  visitor_places_left: 0,
  visitor_announcement: 'offered',
  visitor_items: [],
  managed_opening_max_minutes: 60,
  time_zone: 'America/New_York',
  paper_log_phone: '(555) 010-4477',
  witnessed: null,
  procedures: [],
  practice: 'no',
  exercise: null,
  language: 'en',
  setup: null,
};

export const showing = (screen: Screen, changes: Partial<KioskView> = {}): KioskView => ({
  ...QUIET,
  ...changes,
  screen,
});

/** A deadline some seconds away, within a window. */
export const timing = (seconds: number, window: number, extensions_left = 3) => ({
  until: NOW + seconds * 1000,
  window_ms: window * 1000,
  extensions_left,
});

/** The first alarm of a kind. */
export const alarm = (kind: AlarmKind): AlarmId => `${kind}/ballot-room#1` as AlarmId;
