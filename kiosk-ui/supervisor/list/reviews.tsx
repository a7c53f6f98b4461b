import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { REVIEW_OUTCOMES } from '../../../src/core/facts-list.ts';
import type { ReviewLine } from '../../../src/list-lines.ts';
import { Press, Say } from '../../shared/press.tsx';
import { clock } from '../live/watched.ts';
import { Choose } from '../office/fields.tsx';
import { ActForm } from './act-form.tsx';
import { BadgeUses } from './badge-uses.tsx';
import type { Shared } from './doing.ts';
import { addressOf } from './place.ts';
import { dayText, instantText, nameOf, namesText } from './said.ts';
import { text } from './text.ts';

interface ReviewProps {
  readonly shared: Shared;
  readonly review: ReviewLine;
}

const Uses = ({ shared, review }: ReviewProps) => {
  const isOpen = useSignal(false);
  return (
    <>
      <div class="card-acts">
        <Press
          icon={isOpen.value ? 'up' : 'down'}
          isOpen={isOpen.value}
          label={text('act-on', { act: text('uses'), name: nameOf(shared.people, review.person) })}
          onPress={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          {text('uses')}
        </Press>
      </div>
      {isOpen.value ? (
        <BadgeUses doing={shared.doing} review={review.review} name={nameOf(shared.people, review.person)} />
      ) : null}
    </>
  );
};

/** A lost badge does not come back by a review. */
const outcomesOf = ({ kind }: ReviewLine) =>
  REVIEW_OUTCOMES.filter((outcome) => kind === 'suspension' || outcome === 'confirmed');

const Decide = ({ shared, review, onEnded }: ReviewProps & { readonly onEnded: (what: string) => void }) => {
  const { doing, people, stands, again } = shared;
  const outcome = useSignal<string>('confirmed');
  if (!doing.mayChange) return null;
  const who = { name: nameOf(people, review.person), by: nameOf(people, review.by) };
  if (doing.person === review.by || doing.person === review.person) {
    const others = stands.approvers.filter((person) => person !== review.by && person !== review.person);
    return (
      <Say tone="info" icon="people">
        <b>{text(doing.person === review.by ? 'own-act' : 'own-review')}</b>
        <p>
          {others.length === 0
            ? text('nobody-else')
            : text('who-else-review', { names: namesText(others.map((person) => nameOf(people, person))) })}
        </p>
      </Say>
    );
  }
  return (
    <ActForm
      doing={doing}
      title={text('review-title')}
      button={text('review')}
      act={(words) => ({
        act: 'review',
        review: review.review,
        outcome: outcome.peek() === 'reinstated' ? 'reinstated' : 'confirmed',
        words,
      })}
      onDone={() => {
        onEnded(text('reviewed', who));
        again();
      }}
    >
      <Choose
        label={text('outcome')}
        of={outcome}
        choices={outcomesOf(review).map((one) => [one, text(`outcome-${review.kind}-${one}`)])}
      />
    </ActForm>
  );
};

const Review = ({ shared, review, onEnded }: ReviewProps & { readonly onEnded: (what: string) => void }) => {
  const id = useId();
  const { kind, person, by, at, since, words } = review;
  return (
    <li>
      <article class="proposal" aria-labelledby={id}>
        <header>
          <h3 id={id}>{text(`review-${kind}`, { name: nameOf(shared.people, person) })}</h3>
          <p>{text('done-by', { name: nameOf(shared.people, by), time: instantText(at) })}</p>
          {kind === 'lost_badge' ? <p>{text('uses-since', { time: instantText(since) })}</p> : null}
          {words === '' ? null : <blockquote>{words}</blockquote>}
        </header>
        {kind === 'lost_badge' ? <Uses shared={shared} review={review} /> : null}
        <Decide shared={shared} review={review} onEnded={onEnded} />
      </article>
    </li>
  );
};

/** Somebody reads the whole list and answers for it, by a day. */
const SignOff = ({ shared }: { readonly shared: Shared }) => {
  const { doing, stands, again } = shared;
  const { signed_off, due, digest, listed } = stands;
  /** The list that somebody says they have read: another one has to be read again. */
  const read = useSignal(digest);
  const isOver = due > 0 && clock.value >= due;
  return (
    <section class="preview" aria-labelledby="sign-off">
      <h2 id="sign-off">{text('sign-off')}</h2>
      <Say tone={isOver ? 'bad' : 'info'} icon="clock">
        <b>
          {due === 0
            ? text('sign-off-never-due')
            : text(isOver ? 'sign-off-over' : 'sign-off-due', { day: dayText(due) })}
        </b>
        <p>
          {signed_off === 0 ? text('sign-off-never') : text('sign-off-last', { day: dayText(signed_off) })}
        </p>
      </Say>
      <p>
        {text('sign-off-about', { listed })} <a href={addressOf('people')}>{text('sign-off-read')}</a>
      </p>
      <p class="digest">{text('digest', { digest: read.value })}</p>
      {read.value === digest ? (
        <ActForm
          doing={doing}
          button={text('sign-off-button')}
          mayBeSilent
          act={(words) => ({ act: 'sign_off', digest: read.peek(), words })}
          done={text('sign-off-done')}
          onDone={() => again()}
        />
      ) : (
        <Say tone="care" icon="warning" role="alert">
          <p>{text('sign-off-changed')}</p>
          <Press
            onPress={() => {
              read.value = digest;
            }}
          >
            {text('sign-off-again')}
          </Press>
        </Say>
      )}
    </section>
  );
};

/** What one person did at once and a second one looks at; and the whole list, read and signed off. */
export const Reviews = ({ shared }: { readonly shared: Shared }) => {
  const ended = useSignal('');
  const { reviews } = shared.stands;
  return (
    <>
      <h1>{text('page-reviews')}</h1>
      <h2>{text('reviews-title')}</h2>
      {ended.value === '' ? null : (
        <Say tone="good" icon="check" role="status">
          {ended.value}
        </Say>
      )}
      {reviews.length === 0 ? <p>{text('reviews-none')}</p> : null}
      <ul class="people">
        {reviews.map((review) => (
          <Review
            key={review.review}
            shared={shared}
            review={review}
            onEnded={(what) => {
              ended.value = what;
            }}
          />
        ))}
      </ul>
      <SignOff shared={shared} />
    </>
  );
};
