import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { SetupFace } from '../../../src/core/facts-setup.ts';
import type { PeopleCourse, PeopleShown } from '../../../src/web/wire-setup.ts';
import { now, timeOfDay, useClock } from '../../shared/clock.ts';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { PageFrame } from '../frame.tsx';
import { PinPad } from '../pin-pad.tsx';
import { openPage } from '../place.ts';
import type { StepProps } from './pages.tsx';
import { leavePeople, people, say, typeCode } from './people-course.ts';
import { faultWords, PeopleFrame } from './people-frame.tsx';
import { PersonSteps } from './person-steps.tsx';
import { answer } from './standing.ts';
import { hintOf, Line } from './step-frame.tsx';

const CODE_DIGITS = 8;

/** What came of the last code, or where one is found. */
const codeWords = (shown: PeopleShown | null): string => {
  if (shown === null || shown.outcome === 'go_on' || shown.outcome === 'locked')
    return text('setup-code-why');
  return text(`setup-code-${shown.outcome}`, { count: shown.tries_left });
};

/** What is heard as soon as it changes. */
const Words = ({ children }: { readonly children: string }) => (
  <p class="setup-words" role="status">
    {children}
  </p>
);

/** Whoever cannot read the data folder of the machine goes no further. */
const Code = ({ view, setup, step }: StepProps) => {
  const { code_locked_until } = setup;
  const isLocked = useClock(() => Number(now.value < code_locked_until), code_locked_until) === 1;
  return (
    <PageFrame
      name="setup-people"
      title={text('setup-people')}
      hint={hintOf(step)}
      aside={<Button icon="next" label={text('setup-skip')} onPress={() => void answer(step, 'skipped')} />}
    >
      {isLocked ? (
        <p class="setup-words">
          {text('setup-code-locked', { time: timeOfDay(code_locked_until, view.time_zone) })}
        </p>
      ) : (
        <PinPad
          label={text('setup-code')}
          least={CODE_DIGITS}
          above={<Words>{codeWords(people.value)}</Words>}
          onTyped={(code) => void typeCode(code)}
        />
      )}
    </PageFrame>
  );
};

interface CourseProps {
  readonly course: PeopleCourse;
}

/** Held to the reader twice; the screen says that it was read, and no number. */
const Badge = ({ course, setup }: CourseProps & { readonly setup: SetupFace }) => {
  const { badge, badge_until } = setup;
  useEffect(() => {
    if (badge === 'read') void say({ say: 'badge' });
  }, [badge, badge_until, course.ticket]);
  const isLate = useClock(() => Number(badge === 'awaited' && now.value >= badge_until), badge_until) === 1;
  const isFirst = course.stage === 'badge';
  return (
    <PeopleFrame course={course} asks="badge">
      <ul class="setup-lines setup-large" aria-live="polite">
        <Line icon="person" words={course.names[course.place - 1] ?? ''} />
        {course.fault === '' ? null : <Line icon="warning" words={faultWords(course)} />}
        <Line
          icon={isFirst ? 'badge' : 'check'}
          words={text(isFirst ? 'setup-badge-first' : 'setup-badge-read')}
        />
        {isFirst ? null : <Line icon="badge" words={text('setup-badge-again')} />}
        {isLate ? <Line icon="clock" words={text('setup-badge-late')} /> : null}
      </ul>
      {isLate ? (
        <div class="tiles tiles-three">
          <Button
            icon="badge"
            label={text('setup-badge-retry')}
            kind="tile"
            look="strong"
            onPress={() => void say({ say: 'badge' })}
          />
        </div>
      ) : null}
    </PeopleFrame>
  );
};

/** The digits live in these two pads alone, and are gone with the touch that gives them away. */
const Pin = ({ course }: CourseProps) => {
  const first = useSignal('');
  const take = (digits: string): void => {
    if (first.value === '') {
      first.value = digits;
      return;
    }
    const typed = first.value;
    first.value = '';
    void say({ say: 'pin', digits: typed, again: digits });
  };
  return (
    <PeopleFrame course={course} asks={first.value === '' ? 'pin' : 'pin_again'}>
      <PinPad
        key={first.value === '' ? 'first' : 'again'}
        above={<Words>{faultWords(course) || text('setup-pin-rule')}</Words>}
        onTyped={take}
      />
    </PeopleFrame>
  );
};

const Check = ({ course }: CourseProps) => (
  <PeopleFrame course={{ ...course, place: 0 }} asks="check">
    <ul class="setup-lines">
      {course.names.map((name) => (
        <Line key={name} icon="person" words={name} />
      ))}
      <Line icon="seal" words={text('setup-check-say')} />
      {course.shut.length === 0 ? null : (
        <Line icon="warning" words={text('setup-check-shut', { rooms: course.shut.join(', ') })} />
      )}
    </ul>
    <div class="tiles">
      <Button
        icon="check"
        label={text('setup-check-list')}
        kind="tile"
        look="strong"
        hotkey="enter"
        onPress={() => void say({ say: 'list' })}
      />
    </div>
  </PeopleFrame>
);

const next = (): void => openPage({ page: 'setup', step: '' });

/** Somebody is on the list already, by this or by the command. */
const Listed = () => (
  <PageFrame name="setup-people" title={text('setup-people')} hint={text('setup-people-listed')}>
    <div class="tiles tiles-three">
      <Button
        icon="next"
        label={text('setup-next')}
        kind="tile"
        look="strong"
        hotkey="enter"
        onPress={next}
      />
    </div>
  </PageFrame>
);

const CourseStep = ({ course, setup }: CourseProps & { readonly setup: SetupFace }) => {
  switch (course.stage) {
    case 'person':
      return <PersonSteps key={course.place} course={course} />;
    case 'badge':
    case 'badge_again':
      return <Badge course={course} setup={setup} />;
    case 'pin':
      return <Pin course={course} />;
    default:
      return <Check course={course} />;
  }
};

/** The first two people put themselves on the list, both at once. */
export const People = (props: StepProps) => {
  const { setup } = props;
  useLayoutEffect(() => leavePeople, []);
  useEffect(() => {
    if (people.value?.outcome === 'listed') next();
  }, [people.value?.outcome]);
  if (setup.listed === 'yes') return <Listed />;
  const course = people.value?.course ?? null;
  return course === null ? <Code {...props} /> : <CourseStep course={course} setup={setup} />;
};
