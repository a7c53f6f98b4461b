/** What the account of an outage says besides the gap itself. */
import { expect, test } from 'vitest';
import { outageReport } from '../../src/reports/outage.ts';
import { answered, askedOf, stored, told } from './aid.ts';

const lookedAfter = (then: string) => {
  const day = told(`The power is out for an hour
  Why: Somebody accounts for it.
  People: Ana, Ben
  Rules: any two; sweep after 10 min; sweep within 3 h
  Before: Ana and Ben went in at 09:00:00
  10:00:00  kiosk starts  started
${then}  Then: inside Ana and Ben
`);
  const { rows } = answered(outageReport(askedOf(stored(day))));
  return rows.filter(({ what }) => what === 'seals_not_seen');
};

test('seals that nobody looked at since an outage are told of until two people signed for them', () => {
  expect(lookedAfter('')).toMatchObject([{ detail: 'Ballot room', ended: 'still' }]);
  const signed = lookedAfter(`  11:00:00  seals not intact are stated  to be signed
  11:00:05  Ana badges outside  signed once
  11:00:10  Ben badges outside  seals looked at
`);
  expect(signed).toMatchObject([
    { detail: 'Ballot room: seals_not_intact, signed by Ana; Ben', ended: 'sweep_signed' },
  ]);
});
