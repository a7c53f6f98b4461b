import './procedures.css';
import type { Told } from '../../../src/core/facts-procedures.ts';
import type { KioskView, ProcedureFace, Screen } from '../../../src/core/view.ts';
import { timeOfDay } from '../../shared/clock.ts';
import { Icon } from '../../shared/icons.tsx';
import { Button, Paged, PersonButton } from '../../shared/parts.tsx';
import { language, text } from '../../shared/text.ts';
import { PageFrame } from '../frame.tsx';
import type { StepsProps } from '../late.ts';
import { openPage, place, turnTo } from '../place.ts';
import { send } from '../touch.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** Every word of these parts; the steps are the office's own. */
export const WORDS = { en: english, es: spanish };

/** The office may have written no Spanish: then its English words stand there, and say that they are English. */
const inLanguage = (words: Told): { readonly words: string; readonly lang: string } =>
  language.value === 'es' && words.es !== ''
    ? { words: words.es, lang: 'es' }
    : { words: words.en, lang: 'en' };

const doneOf = ({ steps }: ProcedureFace): number => steps.filter(({ ticked_by }) => ticked_by !== '').length;

const STEPS_AT_ONCE = 2;

/** Where the next step is that nobody has ticked. */
const partOf = ({ steps }: ProcedureFace): number => {
  const next = steps.findIndex(({ ticked_by }) => ticked_by === '');
  return Math.floor(Math.max(0, next) / STEPS_AT_ONCE);
};

const openSteps = (run: ProcedureFace, part: number): void => {
  openPage({ page: 'steps', digest: run.digest, step: 0 });
  turnTo(part);
};

const stripWords = (run: ProcedureFace): string => {
  const title = inLanguage(run.title).words;
  const [steps, done] = [run.steps.length, doneOf(run)];
  if (run.left !== 0 && done < steps) return text('steps-strip-left', { title, open: steps - done });
  return text('steps-strip', { title, done, steps });
};

const RunButton = ({ run, kind }: { readonly run: ProcedureFace; readonly kind: 'plain' | 'tile' }) => {
  const isDone = doneOf(run) === run.steps.length;
  return (
    <Button
      icon={isDone ? 'check' : 'list'}
      label={stripWords(run)}
      kind={kind}
      look={isDone ? 'soft' : 'strong'}
      onPress={() => openSteps(run, partOf(run))}
    />
  );
};

/** One line of the glass, however many procedures there are: the way out must stay on it. */
export const Strip = ({ view: { procedures } }: { readonly view: KioskView }) => {
  const [only, ...others] = procedures;
  if (only === undefined) return null;
  if (others.length === 0) return <RunButton run={only} kind="plain" />;
  const open = procedures.reduce((sum, run) => sum + run.steps.length - doneOf(run), 0);
  return (
    <Button
      icon="list"
      label={text('steps-strip-many', { count: procedures.length, open })}
      look="strong"
      onPress={() => openPage({ page: 'steps', digest: '', step: 0 })}
    />
  );
};

const Runs = ({ view: { procedures } }: { readonly view: KioskView }) => (
  <PageFrame name="steps" title={text('steps-which')}>
    <Paged items={procedures} perPage={STEPS_AT_ONCE} part={place.value.part} onTurn={turnTo}>
      {(run) => <RunButton key={run.digest} run={run} kind="tile" />}
    </Paged>
  </PageFrame>
);

interface StepProps {
  readonly run: ProcedureFace;
  readonly number: number;
  readonly timeZone: string;
}

const StepButton = ({ run, number, timeZone }: StepProps) => {
  const step = run.steps[number - 1];
  if (step === undefined) return null;
  const { words, lang } = inLanguage(step.words);
  const isDone = step.ticked_by !== '';
  const note = isDone
    ? text('steps-done-by', { name: step.ticked_by, time: timeOfDay(step.at, timeZone) })
    : text('steps-open');
  return (
    <button
      type="button"
      class="button step-button"
      data-kind="tile"
      data-pick=""
      data-done={isDone ? '' : undefined}
      onClick={() => openPage({ page: 'steps', digest: run.digest, step: number })}
    >
      <Icon name={isDone ? 'check' : 'pen'} />
      <span class="step-words">
        <b>{text('steps-number', { number })}</b> <span lang={lang}>{words}</span> <small>({note})</small>
      </span>
    </button>
  );
};

const StepList = ({ run, timeZone }: { readonly run: ProcedureFace; readonly timeZone: string }) => {
  const hint =
    run.left === 0
      ? text('steps-hint', { done: doneOf(run), steps: run.steps.length, version: run.version })
      : text('steps-hint-left');
  return (
    <PageFrame name="steps" title={inLanguage(run.title).words} hint={hint}>
      <Paged
        items={run.steps.map((_, at) => at + 1)}
        perPage={STEPS_AT_ONCE}
        part={place.value.part}
        onTurn={turnTo}
      >
        {(number) => <StepButton key={number} run={run} number={number} timeZone={timeZone} />}
      </Paged>
    </PageFrame>
  );
};

const NAMES_AT_ONCE = 4;

/** Whose doing it was, or who takes it back: the screen cannot see whose finger it is, so it asks. */
const WhoDidIt = ({ run, number }: { readonly run: ProcedureFace; readonly number: number }) => {
  const step = run.steps[number - 1];
  const isDone = step !== undefined && step.ticked_by !== '';
  return (
    <PageFrame
      name="step_who"
      title={text(isDone ? 'steps-who-back' : 'steps-who')}
      hint={step === undefined ? '' : inLanguage(step.words).words}
    >
      <Paged items={run.people} perPage={NAMES_AT_ONCE} part={place.value.part} onTurn={turnTo}>
        {({ person, name, photo }) => (
          <PersonButton
            key={person}
            name={name}
            photo={photo}
            onPress={() => {
              const { digest } = run;
              const tick = isDone ? 'open' : 'done';
              const touch = { touch: 'tick_step', digest, step: number, person, tick } as const;
              void send(touch, () => openSteps(run, Math.floor((number - 1) / STEPS_AT_ONCE)));
            }}
          />
        )}
      </Paged>
    </PageFrame>
  );
};

export const StepsPage = ({ view, page }: StepsProps) => {
  if (page.digest === '') return <Runs view={view} />;
  const run = view.procedures.find(({ digest }) => digest === page.digest);
  if (run === undefined) {
    return (
      <PageFrame name="steps" title={text('steps-over')}>
        <span />
      </PageFrame>
    );
  }
  if (page.step === 0) return <StepList run={run} timeZone={view.time_zone} />;
  return <WhoDidIt run={run} number={page.step} />;
};

/** Two of them fit beside the large word; the others are counted. */
const UNTICKED_SHOWN = 2;

export const Unticked = ({ screen }: { readonly screen: Extract<Screen, { screen: 'signed_out' }> }) => {
  const open = screen.open.flatMap(({ unticked }) => unticked);
  if (open.length === 0) return null;
  return (
    <ul class="unticked">
      {open.slice(0, UNTICKED_SHOWN).map((step) => {
        const { words, lang } = inLanguage(step);
        return (
          <li key={words} lang={lang}>
            {words}
          </li>
        );
      })}
      {open.length > UNTICKED_SHOWN ? (
        <li>{text('unticked-more', { count: open.length - UNTICKED_SHOWN })}</li>
      ) : null}
    </ul>
  );
};
