import './health.css';
import type { HealthAnswer, HealthFinding } from '../../../src/office/api/health-schemas.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { Press, Say } from '../../shared/press.tsx';
import { timeText } from '../live/times.tsx';
import { aboutOf, remedyOf, saidOf } from './findings.ts';
import { text } from './text.ts';

type Standing = HealthFinding['health'];

const ICONS: { readonly [S in Standing]: IconName } = {
  wrong: 'no_entry',
  warning: 'warning',
  unknown: 'more',
  good: 'check',
};

const TONES = { wrong: 'bad', warning: 'care', unknown: 'info', good: 'plain' } as const;

/** Worst first. */
const ORDER: readonly Standing[] = ['wrong', 'warning', 'unknown', 'good'];

const worstOf = (found: readonly HealthFinding[]): Standing =>
  ORDER.find((health) => found.some((finding) => finding.health === health)) ?? 'good';

const Word = ({ health }: { readonly health: Standing }) => (
  <span class="health-word">
    <Icon name={ICONS[health]} />
    {text(`health-${health}`)}
  </span>
);

const Line = ({ finding }: { readonly finding: HealthFinding }) => {
  const remedy = remedyOf(finding);
  return (
    <li class="finding" data-health={finding.health}>
      <Word health={finding.health} />
      <div>
        <b>{aboutOf(finding)}</b>
        {': '}
        {saidOf(finding)}
        {remedy === '' ? null : <p class="finding-remedy">{remedy}</p>}
      </div>
    </li>
  );
};

const Part = ({ part, found }: { readonly part: string; readonly found: readonly HealthFinding[] }) => {
  const worst = worstOf(found);
  const name = `health-${part.replaceAll(' ', '-')}`;
  return (
    <section class="health-part" aria-labelledby={name}>
      <header data-tone={TONES[worst]}>
        <h2 id={name}>{text(`part-${part.replaceAll(' ', '-')}`)}</h2>
        <Word health={worst} />
      </header>
      <ul>
        {ORDER.flatMap((health) => found.filter((finding) => finding.health === health)).map((finding) => (
          <Line key={`${finding.about} ${finding.codes.said}`} finding={finding} />
        ))}
      </ul>
    </section>
  );
};

const partsOf = (found: readonly HealthFinding[]): readonly (readonly [string, readonly HealthFinding[]])[] =>
  [...new Set(found.map(({ part }) => part))]
    .map((part) => [part, found.filter((finding) => finding.part === part)] as const)
    .toSorted(([, one], [, other]) => ORDER.indexOf(worstOf(one)) - ORDER.indexOf(worstOf(other)));

const whenText = ({ looking, at }: HealthAnswer): string => {
  if (looking === 'yes') return text('looking');
  return at === 0 ? text('never-looked') : text('looked-at', { time: timeText(at) });
};

const Looked = ({ answer, onLook }: ShownProps) => {
  const isLooking = answer.looking === 'yes';
  const mayLook = !isLooking && answer.now >= answer.again_at;
  return (
    <div class="health-look">
      <p role="status">{whenText(answer)}</p>
      <Press icon="eye" isDisabled={!mayLook} onPress={onLook}>
        {text('look-again')}
      </Press>
      {mayLook || isLooking ? null : <p class="aside">{text('look-later')}</p>}
    </div>
  );
};

interface ShownProps {
  readonly answer: HealthAnswer;
  readonly onLook: () => void;
}

/** Everything that the kiosk needs, worst first, with what to do about each fault. */
export const HealthShown = ({ answer, onLook }: ShownProps) => (
  <div class="health">
    <h1>{text('health')}</h1>
    <p>{text('about')}</p>
    <Looked answer={answer} onLook={onLook} />
    {answer.failed === '' ? null : (
      <Say tone="bad" icon="warning" role="alert">
        {text('failed', { reason: answer.failed })}
      </Say>
    )}
    {answer.found.length === 0 ? null : (
      <ul class="health-counts" aria-label={text('counts')}>
        {ORDER.map((health) => (
          <li key={health}>
            <Icon name={ICONS[health]} />
            {text(`count-${health}`, { count: answer.count[health] })}
          </li>
        ))}
      </ul>
    )}
    {partsOf(answer.found).map(([part, found]) => (
      <Part key={part} part={part} found={found} />
    ))}
  </div>
);
