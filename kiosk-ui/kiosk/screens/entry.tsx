import type { KioskView, Screen } from '../../../src/core/view.ts';
import { Button, Heading, Portrait } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { Typing } from '../../shared/typing.tsx';
import { describe, namesOf } from '../describe.ts';
import { Frame, TypingFrame } from '../frame.tsx';
import { PinPad } from '../pin-pad.tsx';
import { draftOf, setDraft } from '../place.ts';
import { send } from '../touch.ts';
import { SHOWN_FACES, SoFar } from './so-far.tsx';
import { canBringVisitor, VisitorButton } from './visitors.tsx';

type Of<S extends Screen['screen']> = Extract<Screen, { screen: S }>;

interface Props<S extends Screen['screen']> {
  readonly view: KioskView;
  readonly screen: Of<S>;
}

/** A badge is accepted and the rule needs more: who is still missing, by when, and who counts already. */
export const Badge = ({ view, screen }: Props<'badge'>) => {
  const canBring = canBringVisitor(view);
  const { title, hint } = describe(view);
  return (
    <Frame
      view={view}
      name="badge"
      tone="info"
      back="cancel"
      timing={screen}
      kicker={text('waiting-for')}
      title={title}
      hint={hint}
      actions={canBring ? <VisitorButton kind="plain" /> : null}
    >
      <SoFar
        holders={screen.holders}
        visitors={screen.visitors}
        most={canBring ? SHOWN_FACES - 1 : SHOWN_FACES}
      />
      {canBring ? null : <p class="aside">{text('security-window')}</p>}
    </Frame>
  );
};

export const Approval = ({ view, screen }: Props<'approval'>) => {
  const { title, hint } = describe(view);
  return (
    <Frame
      view={view}
      name="approval"
      tone="info"
      back="cancel"
      timing={screen}
      icon="moon"
      title={title}
      hint={hint}
    >
      <SoFar holders={screen.holders} visitors={[]} />
      <p class="aside">{text('security-window')}</p>
    </Frame>
  );
};

export const Pin = ({ view, screen }: Props<'pin'>) => {
  const { title, hint } = describe(view);
  return (
    <Frame view={view} name="pin" back="cancel" timing={screen} title={title} isTitleBelow>
      <PinPad
        above={<Heading>{title}</Heading>}
        below={
          <>
            <p class="aside">{hint}</p>
            <p class="aside">
              <b>{text('pin-attempts', { count: screen.attempts_left })}</b>
            </p>
          </>
        }
        onTyped={(digits) => void send({ touch: 'enter_pin', digits })}
      />
    </Frame>
  );
};

/** The first holder looks at the others: two badges in one hand are not two people. */
export const Confirm = ({ view, screen }: Props<'confirm'>) => {
  const { title, hint } = describe(view);
  const others = screen.holders.slice(1);
  const answer = (answer: 'seen' | 'not_seen') => void send({ touch: 'confirm_partner', answer });
  return (
    <Frame
      view={view}
      name="confirm"
      back="cancel"
      timing={screen}
      title={title}
      hint={hint}
      actions={
        <>
          <Button
            icon="cross"
            label={text('confirm-not-seen')}
            kind="main"
            onPress={() => answer('not_seen')}
          />
          <Button
            icon="eye"
            label={text('confirm-seen', { names: namesOf(others) })}
            kind="main"
            look="strong"
            hotkey="enter"
            onPress={() => answer('seen')}
          />
        </>
      }
    >
      <ul class="faces">
        {others.slice(0, SHOWN_FACES).map(({ person, name, photo }) => (
          <li key={person}>
            <Portrait name={name} photo={photo} />
            <b>{name}</b>
          </li>
        ))}
      </ul>
    </Frame>
  );
};

const WORDS_MAX = 280;

export const Authority = ({ view }: Props<'authority'>) => {
  const { title, hint } = describe(view);
  const value = draftOf('authority');
  const canFinish = value.trim() !== '';
  const done = () => void send({ touch: 'state_authority', words: value.trim() });
  return (
    <TypingFrame
      name="authority"
      title={title}
      back="cancel"
      canFinish={canFinish}
      doneLabel={text('button-done')}
      onDone={done}
    >
      <Typing
        label={title}
        hint={hint}
        value={value}
        max={WORDS_MAX}
        onChange={(next) => setDraft('authority', next)}
        onDone={done}
      />
    </TypingFrame>
  );
};
