import { VISITOR_FIELDS, type VisitorField } from '../../src/core/facts-visitors.ts';
import { PURPOSES } from '../../src/core/terms.ts';
import { ana, ben, pair, raj, showing, timing } from './people.ts';
import type { Sample } from './samples.ts';

const RULES = {
  en: 'Stay with your escort. Touch no ballots, seals or equipment. Take no pictures. Leave at once when you are asked to.',
  es: 'Permanezca con su acompañante. No toque boletas, precintos ni equipos. No tome fotos. Salga de inmediato si se lo piden.',
};

const asks = (field: VisitorField) =>
  showing({
    screen: 'visitor_record',
    visitor: raj,
    field,
    holders: [ana, ben],
    purposes: PURPOSES,
    rules: RULES,
    badges_out: [7],
    ...timing(52, 60),
  });

const badged = { ...raj, badge: 12 };
const inside = (items: string, visitor = badged) =>
  showing(
    { screen: 'attract' },
    { inside: pair, visitors: [visitor], visitor_items: [{ visitor: visitor.visitor, items }] },
  );
const leaving = { page: 'leaving', kind: 'visitor', id: raj.visitor } as const;

/** Visitors are asked, and signed out. */
export const VISITOR_SAMPLES: Readonly<Record<string, Sample>> = {
  ...Object.fromEntries(VISITOR_FIELDS.map((field) => [`visitor_record-${field}`, { view: asks(field) }])),
  'visitor_record-id-who': { view: asks('id_seen'), drafts: { 'visitor-id': 'passport' } },
  'visitor_record-items-written': {
    view: asks('items'),
    drafts: { 'visitor-carries': 'yes', 'visitor-items': 'Toolbox, laptop' },
  },
  'visitor_record-signature-typed': {
    view: asks('signature'),
    drafts: { 'visitor-typed': 'yes', 'visitor-signature': 'Raj Patel' },
  },
  'visitor_record-badge-out': { view: asks('badge'), drafts: { 'visitor-badge': '7' } },
  'leaving-items': { view: inside('Toolbox, laptop'), page: leaving },
  'leaving-items-none': { view: inside(''), page: leaving },
  'leaving-items-written': {
    view: inside('Toolbox'),
    page: { page: 'leaving_items', id: raj.visitor },
    drafts: { 'visitor-out-words': 'A defective motor' },
  },
  'leaving-badge': { view: inside('Toolbox'), page: leaving, drafts: { 'visitor-out': 'as_brought' } },
  'badge-owed-page': {
    view: showing(
      { screen: 'attract' },
      { banners: [{ banner: 'badge_owed', badge: 12, name: 'Raj Patel' }] },
    ),
    page: { page: 'badge_owed', badge: 12 },
  },
  'badge-owed-over': { view: showing({ screen: 'attract' }), page: { page: 'badge_owed', badge: 12 } },
};
