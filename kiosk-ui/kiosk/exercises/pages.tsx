import './exercises.css';
import { EXERCISES, type Exercise } from '../../../src/core/facts-exercises.ts';
import type { PersonId } from '../../../src/core/terms.ts';
import type { KioskView } from '../../../src/core/view.ts';
import type { IconName } from '../../shared/icons.tsx';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { Typing } from '../../shared/typing.tsx';
import { PageFrame, TypingFrame } from '../frame.tsx';
import { closePage, draftOf, openPage, setDraft } from '../place.ts';
import { send } from '../touch.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** Every word of these parts. */
export const WORDS = { en: english, es: spanish };

const ICONS: { readonly [E in Exercise]: IconName } = {
  pair_entry: 'people',
  lone_partner: 'person',
  seal_mismatch: 'seal_open',
  fire: 'emergency',
  power_loss: 'plug',
};

const NAME_MAX = 40;
const NAME = /^[a-z0-9][a-z0-9_-]*$/;

interface Props {
  readonly view: KioskView;
}

/** The step that is due, on every screen of a kiosk where somebody practices. */
export const ExerciseBand = ({ view: { exercise } }: Props) => {
  if (exercise === null) return null;
  const { done, steps } = exercise;
  return (
    <aside class="exercise" aria-live="polite" aria-label={text('exercise-running')}>
      <b>{text('exercise-step', { step: Math.min(done + 1, steps), steps })}</b>{' '}
      {text(`exercise-${exercise.exercise}-${done + 1}`)}
    </aside>
  );
};

const Running = ({ view }: Props) => {
  const { exercise } = view;
  if (exercise === null) return null;
  const { done, steps, person } = exercise;
  return (
    <PageFrame
      name="exercises"
      title={text(`exercise-${exercise.exercise}`)}
      hint={text('exercise-of', { person, done, steps })}
      aside={
        <Button
          icon="cross"
          label={text('exercise-give-up')}
          onPress={() => void send({ touch: 'give_up_exercise' }, closePage)}
        />
      }
    >
      <ol class="exercise-steps">
        {Array.from({ length: steps }, (_, at) => (
          <li key={at} data-done={at < done ? '' : undefined}>
            {at < done
              ? text('exercise-done', { words: text(`exercise-${exercise.exercise}-${at + 1}`) })
              : text(`exercise-${exercise.exercise}-${at + 1}`)}
          </li>
        ))}
      </ol>
    </PageFrame>
  );
};

/** Which exercise; or how far the one is that goes on. */
export const Exercises = ({ view }: Props) => {
  if (view.exercise !== null) return <Running view={view} />;
  return (
    <PageFrame name="exercises" title={text('exercises-title')} hint={text('exercises-hint')}>
      <div class="tiles tiles-three">
        {EXERCISES.map((exercise) => (
          <Button
            key={exercise}
            icon={ICONS[exercise]}
            label={text(`exercise-${exercise}`)}
            kind="tile"
            onPress={() => openPage({ page: 'exercise_person', exercise })}
          />
        ))}
      </div>
    </PageFrame>
  );
};

/** Who practices, as the list of the real kiosk names them: for that name it can be put on record as training. */
export const ExercisePerson = ({ exercise }: { readonly exercise: Exercise }) => {
  const value = draftOf('trainee');
  const name = value.trim().toLowerCase();
  const canFinish = NAME.test(name);
  const done = (): void => {
    if (canFinish) void send({ touch: 'start_exercise', exercise, person: name as PersonId }, closePage);
  };
  return (
    <TypingFrame
      name="exercise_person"
      title={text('exercise-who')}
      back="close"
      canFinish={canFinish}
      doneLabel={text('exercise-begin')}
      onDone={done}
    >
      <Typing
        label={text('exercise-who')}
        hint={text('exercise-who-hint')}
        value={value}
        max={NAME_MAX}
        onChange={(next) => setDraft('trainee', next)}
        onDone={done}
      />
    </TypingFrame>
  );
};
