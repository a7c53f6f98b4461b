/** The visitor log of PE-8, held against days told as text. */
import { expect, test } from 'vitest';
import { visitorsReport } from '../../src/reports/visitors.ts';
import { answered, askedOf, at, stateOf, stored, told } from './aid.ts';

const DAY = told(`Two visitors, one of whom does not come in
  Why: The visitor log has both, and the badge that is missing.
  People: Ana, Ben
  Rules: any two; visitors are asked purpose and visited and id seen and items and rules and signature and badge
  10:00:00  Ana badges outside                  first
  10:00:03  visitor Mia (maintenance) is named  named
  10:00:10  Ben badges outside                  partner
  10:00:20  Mia comes for maintenance           record
  10:00:30  Mia visits "Ana Ruiz, elections"    record
  10:00:40  ID of Mia is company badge, seen by Ben  record
  10:00:50  Mia carries "toolbox" in            record
  10:01:00  Mia accepts the rules               record
  10:01:05  Mia signs                           signed
  10:01:15  Mia gets badge 12                   granted
  10:01:17  door opens                          taken
  10:01:22  door closes                         closed
  10:30:00  visitor Mia signs out without the badge, carrying "a motor"  out
  10:30:05  door opens                          opened
  10:30:09  door closes                         closed
  10:40:00  Ben badges inside                   exit
  10:40:02  door opens                          opened
  10:40:04  door closes                         closed
  10:49:50  "I bring a visitor" is touched          announced
  10:50:00  Ben badges outside                  first
  10:50:02  visitor Vic (observer) is named     named
  10:50:05  cancel is touched                   abandoned
  11:00:00  badge 12 is said to be back         back
  Then: inside Ana; count certain
`);

const of = (since?: string) =>
  answered(
    visitorsReport(askedOf(stored(DAY), { state: stateOf(DAY), ...(since ? { since: at(since) } : {}) })),
  );

test('each visit has a row with what was asked of the visitor, and how the badge came back', () => {
  const { rows, conclusion } = of();
  const mia = rows.find((row) => row['visitor'] === 'Mia');
  expect(mia).toMatchObject({
    class: 'maintenance',
    came: 'let_in',
    entered: new Date(at('10:01:17')).toISOString(),
    left: new Date(at('10:30:00')).toISOString(),
    purpose: 'maintenance',
    visited: 'Ana Ruiz, elections',
    id_seen: 'company_badge',
    items_in: 'toolbox',
    items_out: 'a motor',
    rules: 'acknowledged',
    signature: 'drawn',
    visitor_badge: 12,
    badge_back: 'returned_afterwards',
  });
  expect(String(mia?.['escort'])).toMatch(/^Ana/);
  expect(String(mia?.['seen_by'])).toMatch(/^Ben/);
  expect(rows.find((row) => row['visitor'] === 'Vic')).toMatchObject({ came: 'not_let_in', entered: null });
  expect(conclusion).toEqual({
    outcome: 'visitors',
    figures: { visits: 2, not_let_in: 1, badges_not_back: 0, erased: 0 },
  });
});

test('a visit that was over before the time asked about is not in the answer', () => {
  expect(of('10:45:00').rows.map((row) => row['visitor'])).toEqual(['Vic']);
});
