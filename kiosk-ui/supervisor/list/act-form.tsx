import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren, FunctionComponent } from 'preact';
import type { PersonId } from '../../../src/core/terms.ts';
import type { ListActed } from '../../../src/office/api/list-schemas.ts';
import type { ListActAsked } from '../../../src/office/list-wire.ts';
import { Say } from '../../shared/press.tsx';
import type { ApiAnswer } from '../office/api.ts';
import { Field, Form, TypeIn } from '../office/fields.tsx';
import type { NotDone } from '../office/text.ts';
import { text } from './text.ts';

/** Whoever looks, and what they can do with their PIN. */
export interface Acting<Asked, Acted> {
  /** Whether whoever is signed in may do it; else there is nothing to press. */
  readonly mayChange: boolean;
  /** The person on the list that the account belongs to; empty for none. */
  readonly person: PersonId | '';
  /** @param digits the PIN of whoever is signed in */
  act(act: Asked, digits: string): Promise<ApiAnswer<Acted>>;
}

interface ActFormProps<Asked, Acted> {
  readonly doing: Acting<Asked, Acted>;
  readonly title?: string;
  readonly button: string;
  /** Whether nothing has to be said with it. */
  readonly mayBeSilent?: boolean;
  /** What is to be said, where it is not why. */
  readonly wordsLabel?: string;
  /** Where the words are typed, where they outlive this form. */
  readonly words?: Signal<string>;
  /** Why whoever looks can do nothing here, where that is another list than that of people. */
  readonly barred?: string | null;
  /** What is asked of the office, by the words; null while something is not filled in yet. */
  readonly act: (words: string) => Asked | null;
  /** What is told below it once it is done; not given where the page tells it elsewhere. */
  readonly done?: string;
  readonly onDone: (acted: Acted) => void;
  readonly children?: ComponentChildren;
}

/** Why nothing can be done here by whoever looks; null where something can. */
export const whyNot = ({
  mayChange,
  person,
}: Pick<Acting<unknown, unknown>, 'mayChange' | 'person'>): string | null => {
  if (!mayChange) return text('only-look');
  return person === '' ? text('nobodys-account') : null;
};

/** What is typed, and what came of it when it was sent. */
const useSending = <Asked, Acted>({
  doing,
  act,
  onDone,
  words: outliving,
}: Pick<ActFormProps<Asked, Acted>, 'doing' | 'act' | 'onDone' | 'words'>) => {
  const own = useSignal('');
  const said = outliving ?? own;
  const digits = useSignal('');
  const why = useSignal<NotDone | null>(null);
  const isDone = useSignal(false);
  const isWaiting = useSignal(false);
  const send = async (): Promise<void> => {
    const words = said.peek().trim();
    const asked = act(words);
    if (asked === null) return;
    isWaiting.value = true;
    isDone.value = false;
    const answer = await doing.act(asked, digits.peek().trim());
    isWaiting.value = false;
    // A PIN stays nowhere longer than it is needed.
    digits.value = '';
    why.value = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    // What was typed while the answer was on its way is for the next act.
    if (said.peek().trim() === words) said.value = '';
    isDone.value = true;
    onDone(answer.body);
  };
  return { said, digits, why, isDone, isWaiting, send };
};

/**
 * A form for acts of one kind, with the PIN of whoever does them: what is asked of the office is checked where it is
 * written, which a form for any kind could not.
 */
export const actFormOf =
  <Asked, Acted>(): FunctionComponent<ActFormProps<Asked, Acted>> =>
  (props) => {
    const { doing, title, button, mayBeSilent = false, wordsLabel, done, children } = props;
    const { said, digits, why, isDone, isWaiting, send } = useSending(props);
    const { barred = whyNot(doing) } = props;
    if (barred !== null) {
      return (
        <Say tone="info" icon="eye">
          {barred}
        </Say>
      );
    }
    return (
      <div class="act-form">
        <Form
          {...(title === undefined ? {} : { title, isPart: true })}
          button={button}
          why={why.value}
          isWaiting={isWaiting.value}
          onSubmit={() => void send()}
        >
          {children}
          <TypeIn
            label={wordsLabel ?? text(mayBeSilent ? 'words-free' : 'words')}
            hint={text('words-hint')}
            of={said}
            isNeeded={!mayBeSilent}
          />
          <Field
            label={text('your-pin')}
            hint={text('your-pin-hint')}
            kind="password"
            complete="off"
            of={digits}
          />
        </Form>
        {isDone.value && done !== undefined ? (
          <Say tone="good" icon="check" role="status">
            {done}
          </Say>
        ) : null}
      </div>
    );
  };

/** Something that is done to the list. */
export const ActForm = actFormOf<ListActAsked, ListActed>();
