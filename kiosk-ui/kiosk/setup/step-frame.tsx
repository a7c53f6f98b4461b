import type { ComponentChildren } from 'preact';
import { SETUP_STEPS, type SetupStep } from '../../../src/core/facts-setup.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { PageFrame } from '../frame.tsx';
import { answer, refused } from './standing.ts';

interface Props {
  readonly step: SetupStep;
  readonly children: ComponentChildren;
}

export const numberOf = (step: SetupStep): string =>
  text('setup-step', { step: SETUP_STEPS.indexOf(step) + 1, steps: SETUP_STEPS.length });

/** What the bar says below the title of a step: what to do, or that the last choice was not kept. */
export const hintOf = (step: SetupStep): string =>
  refused.value === ''
    ? `${numberOf(step)} ${text(`setup-${step}-hint`)}`
    : text(`setup-not-kept-${refused.value}`);

/** One step with the way round it. */
export const StepFrame = ({ step, children }: Props) => (
  <PageFrame
    name={`setup-${step}`}
    title={text(`setup-${step}`)}
    hint={hintOf(step)}
    aside={
      step === 'administrators' ? null : (
        <Button icon="next" label={text('setup-skip')} onPress={() => void answer(step, 'skipped')} />
      )
    }
  >
    {children}
  </PageFrame>
);

/** What was found of one thing, with a drawing and in words. */
export const Line = ({ icon, words }: { readonly icon: IconName; readonly words: string }) => (
  <li>
    <Icon name={icon} />
    <span>{words}</span>
  </li>
);

interface TriedProps {
  readonly step: SetupStep;
  readonly isGood: boolean;
  /** What is done to try it, where the screen does something. */
  readonly children?: ComponentChildren;
}

/** What somebody says of something that they tried. */
export const Tried = ({ step, isGood, children }: TriedProps) => (
  <div class="tiles tiles-three">
    {children}
    <Button
      icon="cross"
      label={text(`setup-${step}-not-well`)}
      kind="tile"
      onPress={() => void answer(step, 'not_well')}
    />
    <Button
      icon="check"
      label={text(`setup-${step}-well`)}
      kind="tile"
      look="strong"
      hotkey="enter"
      isDisabled={!isGood}
      onPress={() => void answer(step, 'done')}
    />
  </div>
);
