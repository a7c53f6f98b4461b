import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { send } from '../touch.ts';
import type { StepProps } from './pages.tsx';
import { Line, StepFrame, Tried } from './step-frame.tsx';

/** Any badge held to each reader: the screen says which one read it, and never its number. */
export const TryReaders = ({ setup, step }: StepProps) => (
  <StepFrame step={step}>
    <ul class="setup-lines" aria-live="polite">
      {setup.readers.map(({ device, side, seen }) => (
        <Line
          key={device}
          icon={seen === 'yes' ? 'check' : 'badge'}
          words={text(seen === 'yes' ? 'setup-reader-read' : 'setup-reader-waits', {
            device,
            side: text(`setup-side-${side}`),
          })}
        />
      ))}
    </ul>
    <Tried step={step} isGood={setup.readers.every(({ seen }) => seen === 'yes')} />
  </StepFrame>
);

/** The door opened and shut, and its strike heard while it stands open. */
export const TryDoor = ({ view, setup, step }: StepProps) => {
  const mayTry = view.door === 'open' && setup.listed === 'no';
  return (
    <StepFrame step={step}>
      <ul class="setup-lines" aria-live="polite">
        <Line icon={view.door === 'closed' ? 'door' : 'door_open'} words={text(`door-${view.door}`)} />
        <Line
          icon={setup.contact_seen === 'yes' ? 'check' : 'door'}
          words={text(`setup-contact-${setup.contact_seen}`)}
        />
        <Line
          icon={setup.strike_tried === 'yes' ? 'check' : 'bell'}
          words={text(
            setup.listed === 'yes' ? 'setup-strike-too-late' : `setup-strike-${setup.strike_tried}`,
          )}
        />
      </ul>
      <Tried step={step} isGood={setup.contact_seen === 'yes' && setup.strike_tried === 'yes'}>
        <Button
          icon="door_open"
          label={text('setup-strike-try')}
          kind="tile"
          isDisabled={!mayTry}
          onPress={() => void send({ touch: 'pulse_strike' })}
        />
      </Tried>
    </StepFrame>
  );
};
