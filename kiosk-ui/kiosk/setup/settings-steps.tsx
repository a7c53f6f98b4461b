import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LANGUAGES, type Language } from '../../shared/languages.ts';
import { Button } from '../../shared/parts.tsx';
import { language, text } from '../../shared/text.ts';
import { Typing } from '../../shared/typing.tsx';
import { TypingFrame } from '../frame.tsx';
import type { StepProps } from './pages.tsx';
import { answer, settle, standing, takeEffect } from './standing.ts';
import { hintOf, StepFrame } from './step-frame.tsx';

const NAME_MAX = 60;

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
