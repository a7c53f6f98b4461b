import type { ComponentChildren } from 'preact';
import type { PersonLine } from '../../../src/list-lines.ts';
import type { TrialFound } from '../../../src/office/api/trial-schemas.ts';
import { Say } from '../../shared/press.tsx';
import { wordFor } from '../live/text.ts';
import { lengthText } from '../live/times.tsx';
import { instantText, nameOf, namesText, roomText } from './said.ts';
import { text } from './text.ts';

type Difference = TrialFound['differences'][number];
type Alert = TrialFound['alerts_more'][number];

/** Nobody reads more of them one by one, but whoever wants to can. */
const AT_FIRST = 5;

interface FoundProps {
  readonly people: readonly PersonLine[];
  readonly found: TrialFound;
}

const answerText = (verdict: Difference['was']): string => {
  switch (verdict.verdict) {
    case 'accepted':
      return verdict.need === 'none'
        ? text('answer-next', { next: verdict.next })
        : text('answer-need', { need: verdict.need });
    case 'refused':
      return text('answer-refused', { reason: wordFor('value', verdict.reason) });
    default:
      return text(`answer-${verdict.verdict}`);
  }
};

/** The first few, and the others to be unfolded. */
const Some = ({
  items,
  leftOut = 0,
}: {
  readonly items: readonly ComponentChildren[];
  readonly leftOut?: number;
}) => {
  const [first, others] = [items.slice(0, AT_FIRST), items.slice(AT_FIRST)];
  return (
    <>
      <ol>{first}</ol>
      {others.length === 0 ? null : (
        <details class="narrow-down">
          <summary>{text('trial-others', { count: others.length })}</summary>
          <ol>{others}</ol>
        </details>
      )}
      {leftOut === 0 ? null : <p>{text('trial-left-out', { count: leftOut })}</p>}
    </>
  );
};

const DifferenceItem = ({ people, of }: Pick<FoundProps, 'people'> & { readonly of: Difference }) => (
  <li class="step">
    <b>
      <bdi>{of.person === '' ? text('unknown-badge') : nameOf(people, of.person)}</bdi>
    </b>
    <p>
      {instantText(of.at)} · {roomText(of.room)} · {text('entry', { seq: of.seq })}
    </p>
    <p>{text('answer-was', { answer: answerText(of.was) })}</p>
    <p class="after">{text('answer-would', { answer: answerText(of.would) })}</p>
  </li>
);

const Badges = ({ people, found }: FoundProps) => {
  const { differences, left_out } = found;
  if (differences.length === 0) {
    return (
      <Say tone="good" icon="check">
        {text('trial-same')}
      </Say>
    );
  }
  return (
    <>
      <h4>{text('trial-differences', { count: differences.length + left_out })}</h4>
      <Some
        items={differences.map((of) => <DifferenceItem key={of.seq} people={people} of={of} />)}
        leftOut={left_out}
      />
    </>
  );
};

const AlertItem = ({ people, of }: Pick<FoundProps, 'people'> & { readonly of: Alert }) => (
  <li class="step">
    {roomText(of.room)} · {instantText(of.since)} · {lengthText(of.until - of.since)}
    <p>
      {of.people.length === 0
        ? text('trial-visitors')
        : text('trial-inside', { names: namesText(of.people.map((person) => nameOf(people, person))) })}
    </p>
  </li>
);

const Alerts = ({ people, found }: FoundProps) => {
  const { lone_was, lone_would, alerts_more, alerts_fewer } = found;
  return (
    <>
      <p>{text('trial-alerts', { was: lone_was.alerted, would: lone_would.alerted })}</p>
      {(['more', 'fewer'] as const).map((which) => {
        const alerts = which === 'more' ? alerts_more : alerts_fewer;
        if (alerts.length === 0) return null;
        return (
          <div key={which}>
            <h4>{text(`trial-alerts-${which}`)}</h4>
            <Some
              items={alerts.map((of) => <AlertItem key={`${of.room} ${of.since}`} people={people} of={of} />)}
            />
          </div>
        );
      })}
    </>
  );
};

/** What nothing is known of, and why. */
const Gaps = ({ found: { first, from, not_judged, erased } }: Pick<FoundProps, 'found'>) => (
  <>
    {first > from ? <p>{text('trial-begins', { time: instantText(first) })}</p> : null}
    {not_judged === 0 ? null : <p>{text('trial-not-judged', { count: not_judged })}</p>}
    {erased === 0 ? null : <p>{text('trial-erased', { count: erased })}</p>}
  </>
);

/** What a proposal would have changed. */
export const Found = ({ people, found }: FoundProps) => {
  const { judged, until } = found;
  if (judged === 0) {
    return (
      <>
        <Say tone="info" icon="clock">
          {text('trial-nothing')}
        </Say>
        <Gaps found={found} />
      </>
    );
  }
  return (
    <>
      <p>
        {text('trial-tried', {
          count: judged,
          from: instantText(Math.max(found.from, found.first)),
          until: instantText(until),
        })}
      </p>
      <Badges people={people} found={found} />
      <Alerts people={people} found={found} />
      <Gaps found={found} />
      <p class="stays">{text('trial-means')}</p>
    </>
  );
};
