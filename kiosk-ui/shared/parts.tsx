import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Ms } from '../../src/core/terms.ts';
import { afterPaint } from './after-paint.ts';
import { secondsLeft, useClock } from './clock.ts';
import { Icon, type IconName } from './icons.tsx';
import { text } from './text.ts';

interface ButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  /** `main` and `tile` are at least 20 mm high, the others 12.7 mm. */
  readonly kind?: 'main' | 'tile' | 'plain';
  readonly look?: 'strong' | 'soft' | 'danger';
  /** What Enter and Escape press when nothing is focused. */
  readonly hotkey?: 'enter' | 'escape';
  readonly isChosen?: boolean;
  readonly isDisabled?: boolean;
}

/** Longer words than these are set smaller, so that a main choice stays one. */
const LONG_LABEL = 26;

/** A choice with a drawing and words. Number keys press the choices of a screen in their order. */
export const Button = (props: ButtonProps) => {
  const { icon, label, onPress, kind = 'plain', look = 'soft', hotkey, isChosen, isDisabled } = props;
  return (
    <button
      type="button"
      class="button"
      data-kind={kind}
      data-look={look}
      data-hotkey={hotkey}
      data-pick={kind === 'plain' ? undefined : ''}
      data-long={label.length > LONG_LABEL ? '' : undefined}
      aria-pressed={isChosen}
      disabled={isDisabled}
      onClick={onPress}
    >
      <Icon name={isChosen === true ? 'check' : icon} />
      <span class="button-words">{label}</span>
    </button>
  );
};

const takeFocus = (heading: HTMLHeadingElement | null): void => {
  if (heading === null) return;
  afterPaint(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) heading.focus({ preventScroll: true });
  });
};

/** The heading of a screen. A new screen takes the focus here, so that keys and screen readers start at its top. */
export const Heading = ({ children }: { readonly children: string }) => (
  <h1 ref={takeFocus} tabIndex={-1}>
    {children}
  </h1>
);

const RADIUS = 44;
const AROUND = 2 * Math.PI * RADIUS;

/** Time that runs out, as a ring and as a number, both once a second: a gliding ring would paint without end. */
export const Ring = ({ until, window_ms }: { readonly until: Ms; readonly window_ms: Ms }) => {
  const seconds = useClock(() => secondsLeft(until), until);
  const share = Math.min(1, Math.max(0, (seconds * 1000) / Math.max(1, window_ms)));
  return (
    <div class="ring" role="timer" aria-label={text('time-left-label', { seconds })}>
      <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <circle class="ring-track" cx="50" cy="50" r={RADIUS} />
        <circle
          class="ring-left"
          cx="50"
          cy="50"
          r={RADIUS}
          stroke-dasharray={AROUND}
          stroke-dashoffset={AROUND * (1 - share)}
        />
      </svg>
      <span class="ring-number" aria-hidden="true">
        {seconds}
      </span>
    </div>
  );
};

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .filter((_, place, all) => place === 0 || place === all.length - 1)
    .join('');

/** A face: the photo, or initials where there is none or it does not load. The name always stands beside it. */
export const Portrait = ({ name, photo }: { readonly name: string; readonly photo: string }) => {
  const isBroken = useSignal(false);
  return (
    <span class="portrait" aria-hidden="true">
      {photo === '' || isBroken.value ? (
        initialsOf(name)
      ) : (
        <img
          src={`/photos/${encodeURIComponent(photo)}`}
          alt=""
          onError={() => {
            isBroken.value = true;
          }}
        />
      )}
    </span>
  );
};

interface PersonProps {
  readonly name: string;
  readonly photo: string;
  readonly children?: ComponentChildren;
}

/** A person as one line: face, name, and what else is said about them. */
export const PersonLine = ({ name, photo, children }: PersonProps) => (
  <span class="person">
    <Portrait name={name} photo={photo} />
    <span class="person-words">
      <b>{name}</b>
      {children}
    </span>
  </span>
);

interface PersonButtonProps extends PersonProps {
  readonly onPress: () => void;
}

/** A person to choose, by a finger or by the number that a keyboard counts. */
export const PersonButton = ({ onPress, ...person }: PersonButtonProps) => (
  <button type="button" class="button person-button" data-kind="tile" data-pick="" onClick={onPress}>
    <PersonLine {...person} />
  </button>
);

interface PagedProps<T> {
  readonly items: readonly T[];
  readonly perPage: number;
  readonly part: number;
  readonly onTurn: (part: number) => void;
  readonly children: (item: T) => ComponentChildren;
}

/** A long list in pages with large buttons: nobody has to drag a list with a glove on. */
export const Paged = <T,>({ items, perPage, part, onTurn, children }: PagedProps<T>) => {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const page = Math.min(part, pages - 1);
  return (
    <>
      <div class="tiles">{items.slice(page * perPage, (page + 1) * perPage).map(children)}</div>
      {pages > 1 ? (
        <nav class="pages" aria-label={text('page-of', { page: page + 1, pages })}>
          <Button
            icon="up"
            label={text('page-previous')}
            isDisabled={page === 0}
            onPress={() => onTurn(page - 1)}
          />
          <span>{text('page-of', { page: page + 1, pages })}</span>
          <Button
            icon="down"
            label={text('page-next')}
            isDisabled={page === pages - 1}
            onPress={() => onTurn(page + 1)}
          />
        </nav>
      ) : null}
    </>
  );
};
