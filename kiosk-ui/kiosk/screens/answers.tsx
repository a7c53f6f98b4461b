import type { ComponentChildren } from 'preact';
import type { KioskView, Screen } from '../../../src/core/view.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { Button, Heading, Portrait, Ring } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { describe, namesOf } from '../describe.ts';
import { Frame, type Tone } from '../frame.tsx';
import { late } from '../late.ts';
import { openPage } from '../place.ts';
import { send } from '../touch.ts';

type Of<S extends Screen['screen']> = Extract<Screen, { screen: S }>;

interface Props<S extends Screen['screen']> {
  readonly view: KioskView;
  readonly screen: Of<S>;
}

interface SignalProps {
  readonly view: KioskView;
  readonly tone: Tone;
  readonly icon: IconName;
  /** The largest word: what happened, readable from across the corridor. */
  readonly word?: string;
  readonly faces: readonly { readonly name: string; readonly photo: string }[];
  readonly until?: number;
  readonly actions?: ComponentChildren;
  readonly children?: ComponentChildren;
}

const SHOWN_FACES = 3;
/** How long a strike is usually free: what a full ring stands for, where the view has no length of it. */
const FULL_RING_MS = 10_000;

/** An answer that fills the screen: colour, drawing and one large word say the same. */
export const Signal = ({ view, tone, icon, word, faces, until, actions, children }: SignalProps) => {
  const { title, hint } = describe(view);
  // With much to say, the large word gives way to the words that tell what to do.
  const isFull = actions !== undefined || faces.length > 2 || tone === 'care';
  return (
    <div
      class="screen screen-signal"
      data-screen={view.screen.screen}
      data-tone={tone}
      data-full={isFull ? '' : undefined}
    >
      <main>
        <div class="signal-head">
          <Icon name={icon} />
          {word === undefined ? null : (
            <p class="signal-word" data-long={word.length > 4 ? '' : undefined}>
              {word}
            </p>
          )}
          {until === undefined ? null : <Ring until={until} window_ms={FULL_RING_MS} />}
        </div>
        <Heading>{title}</Heading>
        <p class="hint">{hint}</p>
        {children}
        <ul class="signal-faces">
          {faces.slice(0, SHOWN_FACES).map(({ name, photo }) => (
            <li key={name}>
              <Portrait name={name} photo={photo} />
              <b>{name}</b>
            </li>
          ))}
          {faces.length > SHOWN_FACES ? (
            <li>{text('and-more', { count: faces.length - SHOWN_FACES })}</li>
          ) : null}
        </ul>
      </main>
      {actions === undefined ? null : <footer class="actions">{actions}</footer>}
    </div>
  );
};

export const Granted = ({ view, screen }: Props<'granted'>) => (
  <Signal
    view={view}
    tone="good"
    icon="in"
    word={text('word-in')}
    faces={screen.holders}
    until={screen.until}
  >
    {screen.visitors.length > 0 ? (
      <p class="hint">{text('granted-visitors', { names: namesOf(screen.visitors) })}</p>
    ) : null}
  </Signal>
);

export const Entered = ({ view, screen }: Props<'entered'>) => (
  <Signal view={view} tone="good" icon="check" word={text('word-in')} faces={screen.people} />
);

export const Denied = ({ view, screen }: Props<'denied'>) => (
  <Signal
    view={view}
    tone="bad"
    icon="no_entry"
    word={text('denied-word')}
    faces={screen.face === null ? [] : [screen.face]}
  />
);

/** Leaving is always accepted; whom it leaves behind is said to the leaver's face. */
export const SignedOut = ({ view, screen }: Props<'signed_out'>) => {
  const isTrouble = [screen.left_behind, screen.visitors, screen.open].some(({ length }) => length > 0);
  const handOver = screen.visitors
    .slice(0, 2)
    .map(({ visitor, name }) => (
      <Button
        key={visitor}
        icon="people"
        label={text('button-hand-over', { name })}
        kind="main"
        onPress={() => void send({ touch: 'propose', statement: { statement: 'hand_over_escort', visitor } })}
      />
    ));
  return (
    <Signal
      view={view}
      tone={isTrouble ? 'care' : 'info'}
      icon="out"
      word={text('word-out')}
      faces={handOver.length > 0 ? [] : screen.left_behind}
      {...(handOver.length > 0 ? { actions: handOver } : {})}
    >
      {screen.left_behind.length > 0 && screen.visitors.length > 0 ? (
        <p class="hint">{text('signed_out-visitors', { names: namesOf(screen.visitors) })}</p>
      ) : null}
      <late.value.Unticked screen={screen} />
    </Signal>
  );
};

export const Stated = ({ view, screen }: Props<'stated'>) => {
  const isGood = screen.outcome !== 'count_differs';
  return (
    <Signal view={view} tone={isGood ? 'good' : 'care'} icon={isGood ? 'check' : 'warning'} faces={[]} />
  );
};

export const Abandoned = ({ view, screen }: Props<'abandoned'>) => (
  <Signal
    view={view}
    tone={screen.cause === 'cancelled' ? 'plain' : 'care'}
    icon={screen.cause === 'timed_out' ? 'clock' : 'cross'}
    faces={[]}
  />
);

/** What people are about to sign, in the words that will be in the record. */
export const Sign = ({ view, screen }: Props<'sign'>) => {
  const { title, hint } = describe(view);
  const canSignInside = screen.announced === null && screen.signers.length > 0;
  return (
    <Frame
      view={view}
      name="sign"
      tone="info"
      back="cancel"
      timing={screen}
      kicker={text('sign-kicker')}
      title={title}
      actions={
        canSignInside ? (
          <Button
            icon="people"
            label={text('button-sign-inside')}
            onPress={() => openPage({ page: 'sign_inside' })}
          />
        ) : null
      }
    >
      <p class="sign-next">
        <Icon name="badge" />
        <span>{hint}</span>
      </p>
      {canSignInside ? <p class="aside">{text('sign-inside-note')}</p> : null}
      <ul class="so-far">
        {screen.signed_by.map(({ person, name, photo }) => (
          <li key={person}>
            <span class="person">
              <Portrait name={name} photo={photo} />
              <b>{name}</b>
            </span>
            <Icon name="pen" />
          </li>
        ))}
      </ul>
    </Frame>
  );
};
