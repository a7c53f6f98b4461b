import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { PeopleCourse } from '../../../src/web/wire-setup.ts';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { Typing } from '../../shared/typing.tsx';
import { TypingFrame } from '../frame.tsx';
import { type DayPart, dayFrom, spelledDay } from './calendar-day.ts';
import { faultWords, PeopleFrame, turnOf } from './people-frame.tsx';
import { type Day, draft, goOn, NOTHING_SAID, note } from './person-draft.ts';

const NAME_MAX = 80;
const GROUP_MAX = 32;
/** Groups that have a name of their own in both languages; another is shown as it is written. */
const NAMED_GROUPS = ['dem', 'rep'];

interface StepProps {
  readonly course: PeopleCourse;
}

interface TypedProps extends StepProps {
  readonly asks: 'name' | 'other_group';
  readonly title: string;
  readonly hint: string;
  readonly value: string;
  readonly max: number;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
}

/** Words that one of the two types; nothing but spaces is none. */
const Typed = ({ course, asks, title, hint, value, max, onChange, onDone }: TypedProps) => {
  const canFinish = value.trim() !== '';
  const done = (): void => {
    if (canFinish) onDone();
  };
  return (
    <TypingFrame
      name={`setup-people-${asks}`}
      title={title}
      back="close"
      hint={faultWords(course) || turnOf(course)}
      canFinish={canFinish}
      doneLabel={text('setup-next')}
      onDone={done}
    >
      <Typing label={title} hint={hint} value={value} max={max} onChange={onChange} onDone={done} />
    </TypingFrame>
  );
};

const TypedName = ({ course }: StepProps) => (
  <Typed
    course={course}
    asks="name"
    title={text('setup-people-name')}
    hint={text('setup-people-name-hint')}
    value={draft.value.name}
    max={NAME_MAX}
    onChange={(name) => note({ name })}
    onDone={() => note({ asks: 'group' })}
  />
);

const groupLabel = (group: string): string =>
  NAMED_GROUPS.includes(group) ? text(`setup-group-${group}`) : group;

const ChosenGroup = ({ course }: StepProps) => {
  const choose = (group: string): void => {
    note({ group });
    goOn(course.days, '');
  };
  return (
    <PeopleFrame course={course} asks="group">
      <div class="tiles tiles-three">
        {course.groups.map((one) => (
          <Button key={one} icon="people" label={groupLabel(one)} kind="tile" onPress={() => choose(one)} />
        ))}
        <Button
          icon="pen"
          label={text('setup-group-other')}
          kind="tile"
          onPress={() => note({ asks: 'other_group', group: '' })}
        />
        <Button icon="cross" label={text('setup-group-none')} kind="tile" onPress={() => choose('')} />
      </div>
    </PeopleFrame>
  );
};

const TypedGroup = ({ course }: StepProps) => (
  <Typed
    course={course}
    asks="other_group"
    title={text('setup-people-group')}
    hint={text('setup-group-hint')}
    value={draft.value.group}
    max={GROUP_MAX}
    onChange={(group) => note({ group })}
    onDone={() => goOn(course.days, '')}
  />
);

interface DayProps extends StepProps {
  readonly asked: Day;
}

const PARTS: readonly DayPart[] = ['year', 'month', 'day'];

const OtherDay = ({ course, asked, onChosen }: DayProps & { readonly onChosen: (day: string) => void }) => {
  const day = useSignal(course.today);
  return (
    <PeopleFrame
      course={course}
      asks={asked}
      aside={
        <Button
          icon="next"
          label={text('setup-next')}
          look="strong"
          hotkey="enter"
          onPress={() => onChosen(day.value)}
        />
      }
    >
      <p class="setup-day" aria-live="polite">
        {spelledDay(day.value)}
      </p>
      <div class="tiles tiles-three">
        {([-1, 1] as const).flatMap((by) =>
          PARTS.map((part) => (
            <Button
              key={`${part}${by}`}
              icon={by < 0 ? 'minus' : 'plus'}
              label={text(`setup-one-${part}-${by < 0 ? 'back' : 'on'}`)}
              kind="tile"
              isDisabled={by > 0 && day.value === course.today}
              onPress={() => {
                day.value = dayFrom(day.value, part, by, course.today);
              }}
            />
          )),
        )}
      </div>
    </PeopleFrame>
  );
};

/** Since when somebody has what a rule asks for. With today spelled out, a wrong clock of the machine is seen, too. */
const SaidDay = (props: DayProps) => {
  const { course, asked } = props;
  const choose = (day: string): void => {
    note({ days: { ...draft.value.days, [asked]: day } });
    goOn(course.days, asked);
  };
  if (draft.value.looks === 'other_day') return <OtherDay {...props} onChosen={choose} />;
  return (
    <PeopleFrame course={course} asks={asked}>
      <div class="tiles">
        <Button
          icon="check"
          label={text('setup-day-today', { day: spelledDay(course.today) })}
          kind="tile"
          onPress={() => choose(course.today)}
        />
        <Button
          icon="clock"
          label={text('setup-day-other')}
          kind="tile"
          onPress={() => note({ looks: 'other_day' })}
        />
        <Button icon="cross" label={text('setup-day-never')} kind="tile" onPress={() => choose('')} />
      </div>
    </PeopleFrame>
  );
};

/** What one of the two says of themselves. */
export const PersonSteps = ({ course }: StepProps) => {
  useLayoutEffect(
    () => () => {
      draft.value = NOTHING_SAID;
    },
    [],
  );
  useEffect(() => {
    if (course.fault !== '') note({ asks: course.fault === 'group' ? 'group' : 'name' });
  }, [course.ticket]);
  const { asks } = draft.value;
  if (asks === 'name') return <TypedName course={course} />;
  if (asks === 'group') return <ChosenGroup course={course} />;
  if (asks === 'other_group') return <TypedGroup course={course} />;
  return <SaidDay key={asks} course={course} asked={asks} />;
};
