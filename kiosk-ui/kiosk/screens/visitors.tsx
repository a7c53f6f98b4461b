import type { KioskView, Screen } from '../../../src/core/view.ts';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { describe } from '../describe.ts';
import { Frame } from '../frame.tsx';
import { openPage } from '../place.ts';
import { send } from '../touch.ts';
import { SoFar } from './so-far.tsx';

interface Props<S extends Screen['screen']> {
  readonly view: KioskView;
  readonly screen: Extract<Screen, { screen: S }>;
}

export const canBringVisitor = (view: KioskView): boolean =>
  view.visitor_places_left > 0 && view.visitor_classes.length > 0;

export const VisitorButton = ({
  kind,
  look = 'soft',
}: {
  readonly kind: 'main' | 'plain';
  readonly look?: 'soft' | 'strong';
}) => (
  <Button
    icon="plus"
    label={text('button-add-visitor')}
    kind={kind}
    look={look}
    onPress={() => openPage({ page: 'visitor_class' })}
  />
);

/** Somebody said that they bring visitors; nobody knows yet who they are. */
export const VisitorsAnnounced = ({ view, screen }: Props<'visitors_announced'>) => {
  const { title, hint } = describe(view);
  return (
    <Frame
      view={view}
      name="visitors_announced"
      tone="info"
      back="cancel"
      timing={screen}
      icon="badge"
      kicker={text('menu-visitor')}
      title={title}
      hint={hint}
    />
  );
};

export const Observers = ({ view, screen }: Props<'observers'>) => {
  const { title, hint } = describe(view);
  return (
    <Frame
      view={view}
      name="observers"
      back="cancel"
      timing={screen}
      icon="eye"
      title={title}
      hint={hint}
      actions={canBringVisitor(view) ? <VisitorButton kind="main" /> : null}
    >
      <SoFar holders={screen.holders} visitors={screen.visitors} />
    </Frame>
  );
};

/** The entry lacks nothing but the visitors who were announced: they are named here, and the door opens on the last word. */
export const Visitors = ({ view, screen }: Props<'visitors'>) => {
  const { title, hint } = describe(view);
  const count = screen.visitors.length;
  return (
    <Frame
      view={view}
      name="visitors"
      back="cancel"
      timing={screen}
      icon="people"
      title={title}
      hint={hint}
      actions={
        <>
          {canBringVisitor(view) ? (
            <VisitorButton kind="main" look={count === 0 ? 'strong' : 'soft'} />
          ) : null}
          <Button
            icon="next"
            label={text('visitors-all', { count })}
            kind="main"
            look={count === 0 ? 'soft' : 'strong'}
            hotkey="enter"
            onPress={() => void send({ touch: 'complete_visitors' })}
          />
        </>
      }
    >
      <SoFar holders={screen.holders} visitors={screen.visitors} />
    </Frame>
  );
};
