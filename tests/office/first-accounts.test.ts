/** The first administrators at the screen of a kiosk: whoever tries PINs there gets no more tries than at the door. */
import { expect, test } from 'vitest';
import type { PersonId } from '../../src/core/terms.ts';
import { firstAccounts } from '../../src/office/first-accounts.ts';
import { listed } from '../core/world.ts';
import { choosePins } from '../kiosk/chosen-pins.ts';
import { type OfficeSite, officeSite, PATIENCE_MS } from './aid.ts';

const LONG = { timeout: 4 * PATIENCE_MS };
const PINS = { sam: '482613', tom: '759204' } as const;

const founding = async (): Promise<{ site: OfficeSite; founders: ReturnType<typeof firstAccounts> }> => {
  const site = await officeSite();
  const { kiosk, keeper } = site.service;
  const people = ['sam', 'tom'].map((name) =>
    listed(name, { role: 'supervisor', class: 'official', rooms: ['north' as never] }),
  );
  kiosk.offer({ type: 'people_listed', people, source: '00' });
  await choosePins(site.service, PINS);
  const founders = firstAccounts({
    kiosk,
    changeAccount: keeper.changeAccount,
    data: site.data,
    address: 'https://kiosk.example/supervisor/#invitation',
    makeKey: () => undefined,
  });
  return { site, founders };
};

const typed = (sam: string, tom: string) => [
  { person: 'sam' as PersonId, digits: sam },
  { person: 'tom' as PersonId, digits: tom },
];

test(
  'many wrong PINs at once lock as early as one after the other, and the right ones come too late',
  LONG,
  async () => {
    const { site, founders } = await founding();
    const tries = Array.from({ length: 12 }, (_, number) =>
      founders.found(typed(`90817${number % 10}`, PINS.tom)),
    );
    const outcomes = await Promise.all([...tries, founders.found(typed(PINS.sam, PINS.tom))]);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['wrong']));
    const wrong = site.facts().filter(({ type }) => type === 'official_refused');
    expect(wrong).toHaveLength(site.service.kiosk.state.policy?.pin_attempts ?? 0);
    expect(site.service.kiosk.state.people['sam' as PersonId]?.pin_locked_until).toBeGreaterThan(Date.now());
  },
);

test('two who type their own become administrators, and then the way is closed', LONG, async () => {
  const { founders } = await founding();
  expect(founders.standing().open).toBe('yes');
  const [made, late] = await Promise.all([1, 2].map(() => founders.found(typed(PINS.sam, PINS.tom))));
  expect([made?.outcome, late?.outcome]).toEqual(['made', 'closed']);
  expect(founders.standing().open).toBe('no');
});
