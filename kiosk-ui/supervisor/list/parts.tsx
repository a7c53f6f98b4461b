import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { Press, Say } from '../../shared/press.tsx';
import { text } from './text.ts';

/** So many are read at a glance; more are shown on request. */
export const AT_ONCE = 40;

interface TickProps {
  readonly label: string;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

/** Something that is so or not. */
export const Tick = ({ label, isTicked, onTick }: TickProps) => (
  <label class="tick">
    <input
      type="checkbox"
      checked={isTicked}
      onChange={({ currentTarget }) => onTick(currentTarget.checked)}
    />
    <span>{label}</span>
  </label>
);

interface MarkProps {
  readonly tone: 'plain' | 'info' | 'care' | 'bad';
  readonly icon: IconName;
  readonly children: ComponentChildren;
}

/** Something about a person that whoever looks should not miss: a drawing and words. */
export const Mark = ({ tone, icon, children }: MarkProps) => (
  <li class="mark" data-tone={tone}>
    <Icon name={icon} />
    <span>{children}</span>
  </li>
);

interface MoreProps {
  /** How many are shown; `AT_ONCE` more with each press. */
  readonly most: Signal<number>;
  readonly all: number;
}

/** The way to those that are not shown yet. */
export const More = ({ most, all }: MoreProps) =>
  all <= most.value ? null : (
    <Press
      icon="more"
      onPress={() => {
        most.value += AT_ONCE;
      }}
    >
      {text('found-more', { count: all - most.value })}
    </Press>
  );

/** Tells above the button how much of a draft is to be put right. */
export const DraftFaults = ({ count }: { readonly count: number }) =>
  count === 0 ? null : (
    <Say tone="bad" icon="warning" role="alert">
      {text('draft-faults', { count })}
    </Say>
  );
