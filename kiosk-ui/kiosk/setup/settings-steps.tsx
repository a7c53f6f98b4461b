import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { minute, timeOfDay } from '../../shared/clock.ts';
import { LANGUAGES, type Language } from '../../shared/languages.ts';
import { Button } from '../../shared/parts.tsx';
import { language, text } from '../../shared/text.ts';
import { Typing } from '../../shared/typing.tsx';
import { TypingFrame } from '../frame.tsx';
import { place, turnTo } from '../place.ts';
import type { StepProps } from './pages.tsx';
import { answer, settle, standing, takeEffect } from './standing.ts';
import { hintOf, StepFrame } from './step-frame.tsx';

const NAME_MAX = 60;
const ZONES_AT_ONCE = 5;

/** In their own words, whatever the screen speaks now. */
const NAMES: { readonly [L in Language]: string } = { en: 'English', es: 'Español' };

/** In which language the screens begin. */
export const ChooseLanguage = ({ step }: StepProps) => {
  const choose = async (chosen: Language): Promise<void> => {
    language.value = chosen;
    if (await settle({ setting: 'language', value: chosen })) await answer(step, 'done');
  };
  return (
    <StepFrame step={step}>
      <div class="tiles tiles-two">
        {LANGUAGES.map((one) => (
          <Button key={one} icon="language" label={NAMES[one]} kind="tile" onPress={() => void choose(one)} />
        ))}
      </div>
    </StepFrame>
  );
};

/** The zones of the states and territories; another one is written into the configuration. */
const ZONES = [
  ...(['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix'] as const),
  ...(['America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico'] as const),
  ...(['Pacific/Guam', 'Pacific/Pago_Pago'] as const),
] as const;

const cityOf = (zone: string): string => zone.replace(/^.*\//, '').replaceAll('_', ' ');

/** Which clock is right: with the time that each zone has now, a wrong clock of the machine is seen, too. */
export const ChooseZone = ({ view, step }: StepProps) => {
  const present = standing.value?.time_zone ?? view.time_zone;
  const zones = [present, ...ZONES.filter((zone) => zone !== present)];
  const parts = Math.ceil(zones.length / ZONES_AT_ONCE);
  const part = Math.min(place.value.part, parts - 1);
  const choose = async (zone: string): Promise<void> => {
    if (await settle({ setting: 'time_zone', value: zone })) await answer(step, 'done');
  };
  return (
    <StepFrame step={step}>
      <div class="tiles tiles-three">
        {zones.slice(part * ZONES_AT_ONCE, (part + 1) * ZONES_AT_ONCE).map((zone) => (
          <Button
            key={zone}
            icon="clock"
            label={`${cityOf(zone)}, ${timeOfDay(minute.value, zone)}`}
            kind="tile"
            onPress={() => void choose(zone)}
          />
        ))}
        <Button
          icon="more"
          label={text('setup-zones-more')}
          kind="tile"
          onPress={() => turnTo((part + 1) % parts)}
        />
      </div>
    </StepFrame>
  );
};

/** What the room of this screen is called; then the kiosk starts with what was chosen. */
export const NameRoom = ({ view, step }: StepProps) => {
  const name = useSignal(standing.value?.name ?? view.name);
  useEffect(() => {
    if (standing.value !== null) name.value = standing.value.name;
  }, [standing.value?.name]);
  const canFinish = name.value.trim() !== '';
  const done = async (): Promise<void> => {
    if (!canFinish || !(await settle({ setting: 'name', value: name.value.trim() }))) return;
    await answer(step, 'done');
    await takeEffect();
  };
  return (
    <TypingFrame
      name={`setup-${step}`}
      title={text(`setup-${step}`)}
      back="close"
      hint={hintOf(step)}
      canFinish={canFinish}
      doneLabel={text('setup-next')}
      onDone={() => void done()}
    >
      <Typing
        label={text(`setup-${step}`)}
        hint={view.name}
        value={name.value}
        max={NAME_MAX}
        onChange={(next) => {
          name.value = next;
        }}
        onDone={() => void done()}
      />
    </TypingFrame>
  );
};
