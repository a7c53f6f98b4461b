import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { SETUP_STEPS, type SetupFace } from '../../../src/core/facts-setup.ts';
import type { ChannelWord } from '../../../src/web/wire-setup.ts';
import type { IconName } from '../../shared/icons.tsx';
import { Button } from '../../shared/parts.tsx';
import { Qr } from '../../shared/qr.tsx';
import { language, text } from '../../shared/text.ts';
import { founders, lookForFounders } from '../founders.ts';
import { openPage } from '../place.ts';
import { slipPage } from '../receipt.ts';
import type { StepProps } from './pages.tsx';
import { answer, lookAtSetup, standing, testChannels } from './standing.ts';
import { Line, StepFrame, Tried } from './step-frame.tsx';

const LOOK_MS = 2_000;

const CHANNEL_ICONS: { readonly [W in ChannelWord]: IconName } = {
  untested: 'phone',
  sent: 'clock',
  told: 'check',
  received: 'check',
  failing: 'warning',
};

/** Only what left the kiosk can have arrived. */
const CAN_HAVE_ARRIVED: ReadonlySet<ChannelWord> = new Set(['told', 'received']);

/** A test to everybody who is to be told, and how far it came. */
export const Channels = ({ step }: StepProps) => {
  useEffect(() => {
    const timer = setInterval(() => void lookAtSetup(), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const channels = standing.value?.channels ?? [];
  const isTried = channels.length > 0 && channels.every(({ is }) => CAN_HAVE_ARRIVED.has(is));
  return (
    <StepFrame step={step}>
      {channels.length === 0 ? (
        <p class="setup-words">{text('setup-channels-none')}</p>
      ) : (
        <ul class="setup-lines" aria-live="polite">
          {channels.map(({ channel, is }) => (
            <Line key={channel} icon={CHANNEL_ICONS[is]} words={text(`setup-channel-${is}`, { channel })} />
          ))}
        </ul>
      )}
      <Tried step={step} isGood={isTried}>
        <Button
          icon="phone"
          label={text('setup-channels-test')}
          kind="tile"
          isDisabled={channels.length === 0}
          onPress={() => void testChannels()}
        />
      </Tried>
    </StepFrame>
  );
};

/** The key id between the plus signs of a verifier key, in groups that an eye can compare. */
const idOf = (verifier_key: string): string =>
  (verifier_key.split('+')[1] ?? '').replaceAll(/(.{4})(?=.)/g, '$1 ');

/** The published key of the log, which has to leave the building before anybody needs it. */
export const Key = ({ step }: StepProps) => {
  const printing = useSignal<'no' | 'coming' | 'printed' | 'failed'>('no');
  useEffect(() => {
    const hear = ({ origin, data }: MessageEvent): void => {
      if (origin === location.origin && (data === 'printed' || data === 'failed')) printing.value = data;
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  const { value } = standing;
  return (
    <StepFrame step={step}>
      <div class="receipt">
        {value === null ? null : <Qr rows={value.qr} label={text('setup-key-qr')} />}
        <div class="receipt-words">
          <p>{text('setup-key-why')}</p>
          <p>
            <b>{text('setup-key-id', { id: idOf(value?.verifier_key ?? '') })}</b>
          </p>
          <p role="status">{printing.value === 'no' ? '' : text(`slip-${printing.value}`)}</p>
          <div class="setup-buttons">
            <Button
              icon="paper"
              label={text('setup-key-print')}
              onPress={() => {
                printing.value = 'coming';
              }}
            />
            <Button
              icon="check"
              label={text('setup-key-well')}
              look="strong"
              hotkey="enter"
              onPress={() => void answer(step, 'done')}
            />
          </div>
        </div>
      </div>
      {printing.value !== 'coming' || slipPage.value === '' ? null : (
        <iframe
          class="unseen"
          title={text('setup-key-print')}
          src={`${slipPage.value}?lang=${language.value}`}
        />
      )}
    </StepFrame>
  );
};

/** What has to come first, or what comes now. */
const wordsFor = ({ listed }: SetupFace, canFound: boolean): string => {
  if (canFound) return 'setup-administrators-now';
  return listed === 'no' ? 'setup-administrators-first' : 'setup-administrators-pins';
};

/** What was left out, and the way to the step that ends it all. */
export const Administrators = ({ setup, step }: StepProps) => {
  useEffect(() => {
    void lookForFounders();
    const timer = setInterval(() => void lookForFounders(), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const left = SETUP_STEPS.filter((one) => one !== step && setup.answers[one] !== 'done');
  const canFound = founders.value.open === 'yes' && founders.value.people.length > 1;
  return (
    <StepFrame step={step}>
      <p class="setup-words">{text(wordsFor(setup, canFound))}</p>
      {left.length === 0 ? null : (
        <nav class="setup-buttons" aria-label={text('setup-left')}>
          {left.map((one) => (
            <Button
              key={one}
              icon="warning"
              label={text(`setup-name-${one}`)}
              onPress={() => openPage({ page: 'setup', step: one })}
            />
          ))}
        </nav>
      )}
      {canFound ? (
        <div class="tiles">
          <Button
            icon="people"
            label={text('founders-title')}
            kind="tile"
            look="strong"
            onPress={() => openPage({ page: 'founders' })}
          />
        </div>
      ) : null}
    </StepFrame>
  );
};
