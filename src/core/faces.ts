import type { VisitorRecord } from './facts-entry.ts';
import type { State } from './state.ts';
import type { PersonId } from './terms.ts';
import type { Face, VisitorFace } from './view.ts';

/** People as a screen shows them; one whom the list does not know is left out, never invented. */
export const facesOf = (state: State, people: readonly PersonId[]): readonly Face[] =>
  people.flatMap((id) => {
    const person = state.people[id];
    if (person === undefined) return [];
    return [
      {
        person: id,
        name: person.name,
        photo: person.photo,
        class: person.class,
        role: person.role,
      },
    ];
  });

export const visitorFaces = (state: State, visitors: readonly VisitorRecord[]): readonly VisitorFace[] =>
  visitors.map(({ visitor, name, organization, visitor_class, escort }) => ({
    visitor,
    name,
    organization,
    visitor_class,
    escort: state.people[escort]?.name ?? '',
    badge: state.visitor_badges.find((one) => one.visitor === visitor)?.badge ?? 0,
  }));
