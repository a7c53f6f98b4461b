import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons.tsx';

interface PressProps {
  readonly icon?: IconName;
  readonly onPress: () => void;
  readonly look?: 'plain' | 'strong' | 'quiet';
  readonly isChosen?: boolean;
  readonly isOpen?: boolean;
  readonly isDisabled?: boolean;
  /** What a screen reader says instead, where the words alone do not say which one it is. */
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A button of the pages that are read at a desk. */
export const Press = (props: PressProps) => {
  const { icon, onPress, look = 'plain', isChosen, isOpen, isDisabled, label, children } = props;
  return (
    <button
      type="button"
      class="press"
      data-look={look}
      aria-pressed={isChosen}
      aria-expanded={isOpen}
      aria-label={label}
      disabled={isDisabled}
      onClick={onPress}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
};

interface SayProps {
  readonly tone: 'plain' | 'info' | 'good' | 'care' | 'bad';
  readonly icon: IconName;
  readonly role?: 'status' | 'alert';
  readonly children: ComponentChildren;
}

/** Something that a page tells, in a box with a drawing. */
export const Say = ({ tone, icon, role, children }: SayProps) => (
  <div class="say" data-tone={tone} role={role}>
    <Icon name={icon} />
    <div>{children}</div>
  </div>
);
