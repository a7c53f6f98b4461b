import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { PersonId } from '../../../src/core/terms.ts';
import type { PersonLine } from '../../../src/list-lines.ts';
import type { TrainingAsked } from '../../../src/office/api/training-schemas.ts';
import { Say } from '../../shared/press.tsx';
import { Choose, Field } from '../office/fields.tsx';
import { actFormOf } from './act-form.tsx';
import type { Shared } from './doing.ts';
import { text } from './text.ts';

interface TwoSignProps {
  readonly shared: Shared;
  /** Those whom it is about sign for none of it. */
  readonly about: readonly PersonId[];
  readonly title: string;
  readonly button: string;
  readonly mayBeSilent: boolean;
  /** What is put on record, by the words; null while something is not filled in yet. Asked for in pieces. */
  readonly acts: (words: string) => readonly TrainingAsked['acts'][number][] | null;
  readonly done: string;
  readonly onDone: () => void;
  readonly children?: ComponentChildren;
}

const TrainForm = actFormOf<Omit<TrainingAsked, 'digits'>, { readonly recorded: number }>();

/** So many are asked for at once. */
const PIECE = 200;

/** Whoever can sign with a PIN beside whoever looks. */
const seconds = ({ people, doing }: Shared, about: readonly PersonId[]): readonly PersonLine[] =>
  people.filter(
    ({ person, pin, status }) =>
      status === 'listed' && pin === 'set' && person !== doing.person && !about.includes(person),
  );

/** Something that two people sign at one page, each with their own PIN. */
export const TwoSign = ({ shared, about, acts, onDone, children, ...form }: TwoSignProps) => {
  const { doing } = shared;
  const second = useSignal('');
  const digits = useSignal('');
  const others = seconds(shared, about);
  if (doing.person !== '' && about.includes(doing.person)) {
    return (
      <Say tone="info" icon="people">
        {text('own-training')}
      </Say>
    );
  }
  const train = async (asked: Omit<TrainingAsked, 'digits'>, own: string) => {
    for (let from = 0; ; from += PIECE) {
      const piece = asked.acts.slice(from, from + PIECE);
      const answer = await doing.train({ ...asked, acts: piece, digits: own });
      if (!answer.ok || from + PIECE >= asked.acts.length) {
        digits.value = '';
        return answer;
      }
    }
  };
  return (
    <TrainForm
      {...form}
      doing={{ mayChange: doing.mayChange, person: doing.person, act: train }}
      act={(words) => {
        const asked = acts(words);
        if (asked === null || second.peek() === '') return null;
        return {
          acts: asked,
          second: { person: second.peek() as PersonId, digits: digits.peek().trim() },
        };
      }}
      onDone={onDone}
    >
      {children}
      <Choose
        label={text('second-person')}
        hint={text('second-hint')}
        of={second}
        choices={[['', text('choose-person')], ...others.map(({ person, name }) => [person, name] as const)]}
      />
      <Field label={text('second-pin')} kind="password" complete="off" of={digits} />
    </TrainForm>
  );
};
