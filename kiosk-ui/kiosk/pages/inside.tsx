import type { PersonId } from '../../../src/core/terms.ts';
import type { KioskView } from '../../../src/core/view.ts';
import { timeOfDay } from '../../shared/clock.ts';
import { Button, Paged, PersonButton, PersonLine } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { Frame, PageFrame } from '../frame.tsx';
import { closePage, openPage, place, turnTo } from '../place.ts';
import { send } from '../touch.ts';

/** Somebody inside by sign-in, a person of the list or a visitor. */
interface Occupant {
  readonly kind: 'person' | 'visitor';
  readonly id: string;
  readonly name: string;
  readonly photo: string;
  readonly note: string;
}

const occupantsOf = ({ inside, visitors, time_zone }: KioskView): readonly Occupant[] => [
  ...inside.map(({ person, name, photo, since, counts }): Occupant => {
    const from = text('inside-since', { time: timeOfDay(since, time_zone) });
    const note = counts === 'counts' ? from : `${from}, ${text('inside-does-not-count')}`;
    return { kind: 'person', id: person, name, photo, note };
  }),
  ...visitors.map(({ visitor, name, escort }): Occupant => {
    const note = escort === '' ? text('inside-visitor-alone') : text('inside-visitor', { escort });
    return { kind: 'visitor', id: visitor, name, photo: '', note };
  }),
];

const AT_ONCE = 4;

/** Who is inside by sign-in; a name signs out whom it names. */
export const Inside = ({ view }: { readonly view: KioskView }) => {
  const occupants = occupantsOf(view);
  return (
    <PageFrame
      name="inside"
      title={text('inside-title')}
      hint={text(occupants.length === 0 ? 'inside-empty' : 'inside-hint')}
    >
      <Paged items={occupants} perPage={AT_ONCE} part={place.value.part} onTurn={turnTo}>
        {({ kind, id, name, photo, note }) => (
          <PersonButton
            key={id}
            name={name}
            photo={photo}
            onPress={() => openPage({ page: 'leaving', kind, id })}
          >
            <small>{note}</small>
          </PersonButton>
        )}
      </Paged>
    </PageFrame>
  );
};

/** Asked once more, since a wrong name would put the count in doubt. */
export const Leaving = ({ view, id }: { readonly view: KioskView; readonly id: string }) => {
  const occupant = occupantsOf(view).find((other) => other.kind === 'person' && other.id === id);
  if (occupant === undefined) return <Inside view={view} />;
  const signOut = () => void send({ touch: 'sign_out', person: id as PersonId }, closePage);
  return (
    <Frame
      view={view}
      name="leaving"
      back="close"
      icon="out"
      title={text('leaving-title', { name: occupant.name })}
      hint={text('leaving-hint')}
      actions={
        <Button
          icon="out"
          label={text('leaving-yes')}
          kind="main"
          look="strong"
          hotkey="enter"
          onPress={signOut}
        />
      }
    >
      <PersonLine name={occupant.name} photo={occupant.photo}>
        <small>{occupant.note}</small>
      </PersonLine>
    </Frame>
  );
};

/** Where a badge alone signs out whoever is inside: a name says whose next badge signs instead. */
export const SignInside = ({ view }: { readonly view: KioskView }) => {
  const signers = view.screen.screen === 'sign' ? view.screen.signers : [];
  return (
    <PageFrame name="sign_inside" title={text('sign-inside-title')} hint={text('sign-inside-hint')}>
      <Paged items={signers} perPage={AT_ONCE} part={place.value.part} onTurn={turnTo}>
        {({ person, name, photo }) => (
          <PersonButton
            key={person}
            name={name}
            photo={photo}
            onPress={() => void send({ touch: 'announce_signature', person }, closePage)}
          />
        )}
      </Paged>
    </PageFrame>
  );
};
