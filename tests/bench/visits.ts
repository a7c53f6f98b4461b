import type { Service } from './service.ts';
import { badgeOf, DOOR, INSIDE, OUTSIDE, PEOPLE } from './site.ts';

/** The pair whose turn it is: each pair of neighbours on the list in turn. */
export const pairOf = (visit: number): readonly [number, number] => {
  const one = (visit * 2) % PEOPLE;
  return [one, one + 1];
};

export const badge = (
  service: Service,
  person: number,
  reader: typeof OUTSIDE | typeof INSIDE,
): Promise<void> => service.simulate('badge', { reader, badge: badgeOf(person) });

export const passDoor = async (service: Service): Promise<void> => {
  await service.simulate('door', { door: DOOR, open: true });
  await service.simulate('door', { door: DOOR, open: false });
};

/** Badge events of one visit. */
export const BADGES_OF_VISIT = 4;

/** Two people come, go in, and leave. */
export const visit = async (service: Service, number: number): Promise<void> => {
  const [one, other] = pairOf(number);
  await badge(service, one, OUTSIDE);
  await badge(service, other, OUTSIDE);
  await passDoor(service);
  await badge(service, one, INSIDE);
  await badge(service, other, INSIDE);
  await passDoor(service);
};
