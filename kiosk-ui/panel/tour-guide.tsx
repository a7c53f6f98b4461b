import { goToStep, pair, tourStep } from './store.ts';
import { text } from './text.ts';
import { TOUR_STEPS } from './tour.ts';

/** "Try this": one step at a time; what is done on the bench moves it on. */
export const TourGuide = () => {
  if (pair.value === null) return null;
  const { first, second } = pair.value;
  const at = TOUR_STEPS.indexOf(tourStep.value);
  const names = { first: first.name, second: second.name };
  const previous = TOUR_STEPS[at - 1];
  const next = TOUR_STEPS[at + 1];
  return (
    <section class="box tour" aria-label={text('tour')}>
      <h2>
        {text('tour')}
        <span class="steps">{text('tour-step', { step: at + 1, steps: TOUR_STEPS.length })}</span>
      </h2>
      <div class="tour-words" aria-live="polite">
        <p class="do">{text(`tour-${tourStep.value}`, names)}</p>
        <p class="see">{text(`tour-${tourStep.value}-see`, names)}</p>
      </div>
      <div class="tour-buttons">
        <button type="button" disabled={!previous} onClick={() => previous && goToStep(previous)}>
          {text('tour-back')}
        </button>
        {next ? (
          <button type="button" onClick={() => goToStep(next)}>
            {text('tour-next')}
          </button>
        ) : (
          <button type="button" onClick={() => goToStep(TOUR_STEPS[0])}>
            {text('tour-again')}
          </button>
        )}
      </div>
    </section>
  );
};
