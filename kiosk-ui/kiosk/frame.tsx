import type { ComponentChildren } from 'preact';
import type { Ms } from '../../src/core/terms.ts';
import type { KioskView } from '../../src/core/view.ts';
import { Icon, type IconName } from '../shared/icons.tsx';
import { Button, Heading, Ring } from '../shared/parts.tsx';
import { text } from '../shared/text.ts';
import { bannerWords } from './banner-words.ts';
import { closePage } from './place.ts';
import { send } from './touch.ts';

/** What colour and drawing a screen has; its words say the same. */
export type Tone = 'plain' | 'good' | 'bad' | 'care' | 'info';

/** A deadline as the core gives it with each timed screen. */
export interface Timing {
  readonly until: Ms;
  readonly window_ms: Ms;
  readonly extensions_left: number;
}

const BackButton = ({ back }: { readonly back: 'cancel' | 'close' | 'none' }) => {
  if (back === 'none') return null;
  return back === 'cancel' ? (
    <Button
      icon="cross"
      label={text('button-cancel')}
      hotkey="escape"
      onPress={() => void send({ touch: 'cancel' })}
    />
  ) : (
    <Button icon="back" label={text('button-back')} hotkey="escape" onPress={closePage} />
  );
};

/** The room's name, or what is wrong in it while somebody is in the middle of something. */
const RoomName = ({ view }: { readonly view: KioskView }) => {
  const [worst] = view.banners;
  if (worst === undefined || !['alarm', 'lone', 'unescorted'].includes(worst.banner)) {
    return <p class="bar-room">{view.name}</p>;
  }
  const { icon, words } = bannerWords(worst, view.time_zone);
  return (
    <p class="bar-room bar-warning">
      <Icon name={icon} />
      <span>{words}</span>
    </p>
  );
};

const Time = ({ timing }: { readonly timing: Timing }) => (
  <>
    {timing.extensions_left > 0 ? (
      <Button
        icon="more_time"
        label={text('button-more-time')}
        onPress={() => void send({ touch: 'extend' })}
      />
    ) : null}
    <Ring until={timing.until} window_ms={timing.window_ms} />
  </>
);

interface FrameProps {
  readonly view: KioskView;
  readonly name: string;
  readonly tone?: Tone;
  readonly back?: 'cancel' | 'close' | 'none';
  readonly timing?: Timing;
  readonly icon?: IconName;
  readonly kicker?: string;
  readonly title: string;
  /** The children say the title themselves, beside something as high as the screen. */
  readonly isTitleBelow?: boolean;
  readonly hint?: string;
  /** Choices at the bottom edge, the main one last. */
  readonly actions?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** The common shape of screens: a bar, what is asked, and the choices below. */
export const Frame = (props: FrameProps) => {
  const { view, name, tone = 'plain', back = 'none', timing, icon, kicker, title, hint, actions } = props;
  return (
    <div class="screen" data-screen={name} data-tone={tone}>
      <header class="bar">
        <BackButton back={back} />
        <RoomName view={view} />
        {timing === undefined ? null : <Time timing={timing} />}
      </header>
      <main>
        {props.isTitleBelow === true ? null : (
          <div class="lead">
            {icon === undefined ? null : <Icon name={icon} />}
            <div class="lead-words">
              {kicker === undefined ? null : <p class="kicker">{kicker}</p>}
              <Heading>{title}</Heading>
              {hint === undefined || hint === '' ? null : <p class="hint">{hint}</p>}
            </div>
          </div>
        )}
        {props.children}
      </main>
      {actions === undefined || actions === null ? null : <footer class="actions">{actions}</footer>}
    </div>
  );
};

interface PageFrameProps {
  readonly name: string;
  readonly title: string;
  readonly hint?: string;
  /** One more thing to press, beside the title. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page that is full of choices: its title stands in the bar and leaves them the room. */
export const PageFrame = ({ name, title, hint, aside, children }: PageFrameProps) => (
  <div class="screen" data-screen={name} data-tone="plain">
    <header class="bar">
      <BackButton back="close" />
      <div class="bar-title">
        <Heading>{title}</Heading>
        {hint === undefined ? null : <small>{hint}</small>}
      </div>
      {aside}
    </header>
    <main>{children}</main>
  </div>
);

interface TypingFrameProps {
  readonly name: string;
  readonly title: string;
  readonly back: 'cancel' | 'close';
  readonly hint?: string;
  readonly canFinish: boolean;
  readonly doneLabel: string;
  readonly onDone: () => void;
  readonly children: ComponentChildren;
}

/** A screen that is all field and keyboard: the bar carries the question, the way out and the way on. */
export const TypingFrame = (props: TypingFrameProps) => (
  <div class="screen screen-typing" data-screen={props.name} data-tone="plain">
    <header class="bar">
      <BackButton back={props.back} />
      <div class="bar-title">
        <Heading>{props.title}</Heading>
        {props.hint === undefined ? null : <small>{props.hint}</small>}
      </div>
      <Button
        icon="next"
        label={props.doneLabel}
        look="strong"
        hotkey="enter"
        isDisabled={!props.canFinish}
        onPress={props.onDone}
      />
    </header>
    <main>{props.children}</main>
  </div>
);
