import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { PersonLine } from '../../../src/list-lines.ts';
import { Press } from '../../shared/press.tsx';
import { datedOf } from './dated.ts';
import type { ListDoing } from './doing.ts';
import type { FilterParts } from './list-filter.ts';
import { datedText, Marks } from './marks.tsx';
import { PersonHistory } from './person-history.tsx';
import { addressOf, type ListPage } from './place.ts';
import { classText, fieldText, groupText, namesText } from './said.ts';
import { standInsOf } from './substitutes.ts';
import { text } from './text.ts';
import { TopicsShown } from './topics.tsx';

interface Line {
  readonly doing: ListDoing;
  readonly line: PersonLine;
  readonly list: readonly PersonLine[];
  readonly parts: FilterParts;
}

const StandIns = ({ line, list }: Pick<Line, 'line' | 'list'>) => {
  if (line.role !== 'custodian' && line.role !== 'substitute') return null;
  const names = standInsOf(line, list).map(({ name }) => name);
  return (
    <div>
      <dt>{text(`stand-ins-${line.role}`)}</dt>
      <dd>{names.length === 0 ? text('stand-ins-none') : namesText(names)}</dd>
    </div>
  );
};

/** Everything that the list says of somebody. */
const Whole = ({ line, list, parts }: Omit<Line, 'doing'>) => (
  <dl class="record">
    <div>
      <dt>{text('field-person')}</dt>
      <dd>
        <bdi>{line.person}</bdi>
      </dd>
    </div>
    <div>
      <dt>{text('dates')}</dt>
      {datedOf(line, parts.holds, parts.at).map((one) => (
        <dd key={one.name}>{datedText(one)}</dd>
      ))}
    </div>
    <TopicsShown person={line.person} parts={parts} />
    {(['rooms', 'hours', 'group', 'on_ballot', 'badges'] as const).map((field) => (
      <div key={field}>
        <dt>{text(`field-${field}`)}</dt>
        <dd>{fieldText(line, field)}</dd>
      </div>
    ))}
    <div>
      <dt>{text('pin')}</dt>
      <dd>{text(`pin-${line.pin}`)}</dd>
    </div>
    <StandIns line={line} list={list} />
  </dl>
);

type ActsProps = Pick<Line, 'line' | 'parts'>;

const ACTS: readonly ListPage[] = ['propose', 'enrol', 'train', 'lost', 'suspend'];

/** Whether something can be done about somebody as they stand. */
const fits = (act: ListPage, { status, badges }: PersonLine, { trained }: FilterParts): boolean => {
  if (act === 'lost') return badges > 0;
  return status === 'listed' && (act !== 'train' || trained.topics.length > 0);
};

/** The ways to what can be done about somebody; nothing is done here. */
const Acts = ({ line, parts }: ActsProps) => (
  <>
    {ACTS.filter((act) => fits(act, line, parts)).map((act) => (
      <a
        key={act}
        class="press"
        href={addressOf(act, line.person)}
        aria-label={text('act-on', { act: text(`card-${act}`), name: line.name })}
      >
        {text(`card-${act}`)}
      </a>
    ))}
  </>
);

/** A person of the list: who, what they may, and what keeps them out; all of it on request. */
export const PersonCard = ({ doing, line, list, parts, isPast }: Line & { readonly isPast: boolean }) => {
  const isOpen = useSignal(false);
  const id = useId();
  return (
    <li>
      <article class="person-card" aria-labelledby={id}>
        <header>
          <h2 id={id}>
            <bdi>{line.name}</bdi>
          </h2>
          <p>
            {[line.title, classText(line), text(`role-${line.role}`), groupText(line)]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
          <p>
            {line.rooms.length === 0
              ? text('rooms-no')
              : text('rooms-may', { rooms: fieldText(line, 'rooms') })}
          </p>
        </header>
        <Marks line={line} parts={parts} />
        {isOpen.value ? (
          <>
            <Whole line={line} list={list} parts={parts} />
            <PersonHistory doing={doing} person={line.person} people={list} trained={parts.trained} />
          </>
        ) : null}
        <div class="card-acts">
          <Press
            icon={isOpen.value ? 'up' : 'down'}
            isOpen={isOpen.value}
            label={text('act-on', { act: text('whole'), name: line.name })}
            onPress={() => {
              isOpen.value = !isOpen.value;
            }}
          >
            {text('whole')}
          </Press>
          {isOpen.value && doing.mayChange && !isPast && line.status !== 'removed' ? (
            <Acts line={line} parts={parts} />
          ) : null}
        </div>
      </article>
    </li>
  );
};
