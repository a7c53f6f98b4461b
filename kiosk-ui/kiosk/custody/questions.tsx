import { useRef } from 'preact/hooks';
import { LABEL, PLAIN_WORDS } from '../../../src/core/custody-terms.ts';
import type { IconName } from '../../shared/icons.tsx';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { Pad, Typing } from '../../shared/typing.tsx';
import { PageFrame, TypingFrame } from '../frame.tsx';
import { draftOf, setDraft } from '../place.ts';
import { dayOf, type Question } from './errands.ts';

interface Props {
  readonly question: Question;
  readonly onDone: () => void;
}

interface LabelProps extends Props {
  /** What is said in place of the question's own hint. */
  readonly told?: string;
  /** What is offered while nothing is typed. */
  readonly otherwise?: { readonly label: string; readonly onPress: () => void };
}

export const answerOf = (field: string): string => draftOf(`custody-${field}`);
export const answer = (field: string, value: string): void => setDraft(`custody-${field}`, value);

const titleOf = ({ field }: Question): string => text(`custody-ask-${field}`);
const hintOf = ({ field }: Question): string => text(`custody-ask-${field}-hint`);

const LABEL_MAX = 40;
const WORDS_MAX = 280;

/** What of a typed text can stand on a label; small letters are taken for capitals. */
const labelIn = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9-]/g, '');

/** A scanner types faster than any hand. */
const SCAN_GAP_MS = 50;
const SCAN_CHARACTERS_MIN = 3;

/** Whether the characters of a field came from a scanner: many of them, each at once after the other. */
const useScan = () => {
  const typed = useRef({ at: 0, characters: 0 });
  return {
    note: (grew: boolean): void => {
      const { at, characters } = typed.current;
      const now = performance.now();
      const before = now - at < SCAN_GAP_MS ? characters : 0;
      typed.current = { at: now, characters: grew ? before + 1 : 0 };
    },
    isOf: (value: string): boolean =>
      value.length >= SCAN_CHARACTERS_MIN &&
      typed.current.characters >= value.length &&
      performance.now() - typed.current.at < SCAN_GAP_MS,
  };
};

/** A scanned label stands; a typed one is asked for once more, since nobody else can tell a slip from a finding. */
export const LabelQuestion = ({ question, onDone, told = hintOf(question), otherwise }: LabelProps) => {
  const { field } = question;
  const scan = useScan();
  const value = answerOf(field);
  const first = answerOf(`${field}-first`);
  const other = answerOf(`${field}-other`);
  const title = first === '' ? titleOf(question) : text('custody-once-more');
  const change = (next: string): void => {
    const label = labelIn(next);
    scan.note(label.length > value.length);
    answer(field, label);
    answer(`${field}-other`, '');
  };
  const offered = value === '' && first === '' ? otherwise : undefined;
  const done = (): void => {
    if (offered !== undefined) return offered.onPress();
    if (!LABEL.test(value)) return;
    const isScanned = scan.isOf(value);
    answer(`${field}-scanned`, isScanned ? 'yes' : 'no');
    if (isScanned || value === first) {
      answer(`${field}-first`, '');
      return onDone();
    }
    answer(`${field}-other`, first === '' ? '' : `${first} / ${value}`);
    answer(`${field}-first`, first === '' ? value : '');
    answer(field, '');
  };
  return (
    <TypingFrame
      name="custody"
      title={title}
      back="close"
      hint={other === '' ? told : text('custody-differs')}
      canFinish={offered !== undefined || LABEL.test(value)}
      doneLabel={offered?.label ?? text('button-next')}
      onDone={done}
    >
      <Typing
        key={first}
        label={title}
        hint={other}
        value={value}
        max={LABEL_MAX}
        onChange={change}
        onDone={done}
      />
    </TypingFrame>
  );
};

const isAnswered = ({ asks, isFree }: Question, value: string): boolean => {
  if (value.trim() === '') return isFree === true;
  return asks !== 'plain' || PLAIN_WORDS.test(value.trim());
};

export const TextQuestion = ({ question, onDone }: Props) => {
  const value = answerOf(question.field);
  const canFinish = isAnswered(question, value);
  const done = (): void => {
    if (canFinish) onDone();
  };
  return (
    <TypingFrame
      name="custody"
      title={titleOf(question)}
      back="close"
      hint={hintOf(question)}
      canFinish={canFinish}
      doneLabel={text('button-next')}
      onDone={done}
    >
      <Typing
        label={titleOf(question)}
        hint=""
        value={value}
        max={question.asks === 'plain' ? LABEL_MAX : WORDS_MAX}
        onChange={(next) => answer(question.field, next)}
        onDone={done}
      />
    </TypingFrame>
  );
};

const DIGITS = { number: 6, minutes: 5, day: 8 } as const;

const PadQuestion = ({ question, onDone }: Props) => {
  const value = answerOf(question.field);
  const { asks } = question;
  const digits = asks === 'day' || asks === 'minutes' ? DIGITS[asks] : DIGITS.number;
  const shown = asks === 'day' ? dayOf(value) : value;
  const isWhole = asks === 'day' ? value.length === digits : value !== '';
  const canFinish = isWhole || (value === '' && question.isFree === true);
  return (
    <PageFrame name="custody" title={titleOf(question)}>
      <div class="pad-side">
        <div class="pad-words">
          <p class="big-number" role="img" aria-label={`${titleOf(question)}: ${shown}`}>
            {shown === '' ? '–' : shown}
          </p>
          <p class="hint">{hintOf(question)}</p>
          <Button
            icon="next"
            label={text('button-next')}
            kind="main"
            look="strong"
            hotkey="enter"
            isDisabled={!canFinish}
            onPress={onDone}
          />
        </div>
        <Pad value={value} max={digits} onChange={(next) => answer(question.field, next)} />
      </div>
    </PageFrame>
  );
};

const ICONS: Readonly<Record<string, IconName>> = {
  intact: 'seal',
  damaged: 'seal_open',
  missing: 'cross',
  yes: 'check',
  no: 'cross',
};

const ChoiceQuestion = ({ question, choices, onDone }: Props & { readonly choices: readonly string[] }) => (
  <PageFrame name="custody" title={titleOf(question)} hint={hintOf(question)}>
    <div class={choices.length > 6 ? 'tiles tiles-four' : 'tiles tiles-three'}>
      {choices.map((choice) => (
        <Button
          key={choice}
          icon={ICONS[choice] ?? 'box'}
          label={text(`custody-${question.field}-${choice}`)}
          kind="tile"
          onPress={() => {
            answer(question.field, choice);
            onDone();
          }}
        />
      ))}
    </div>
  </PageFrame>
);

/** One question and the way to answer it. */
export const QuestionPage = ({ question, onDone }: Props) => {
  const { asks } = question;
  if (asks === 'label') return <LabelQuestion question={question} onDone={onDone} />;
  if (asks === 'plain' || asks === 'words') return <TextQuestion question={question} onDone={onDone} />;
  if (asks === 'number' || asks === 'minutes' || asks === 'day')
    return <PadQuestion question={question} onDone={onDone} />;
  return <ChoiceQuestion question={question} choices={asks} onDone={onDone} />;
};
