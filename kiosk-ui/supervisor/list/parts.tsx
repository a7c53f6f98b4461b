import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../../shared/icons.tsx';

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
