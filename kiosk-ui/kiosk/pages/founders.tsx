import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Founded, FounderPin, Founders } from '../../../src/web/wire.ts';
import { Button, Paged } from '../../shared/parts.tsx';
import { Qr } from '../../shared/qr.tsx';
import { text } from '../../shared/text.ts';
import { founders, lookForFounders } from '../founders.ts';
import { PageFrame } from '../frame.tsx';
import { PinPad } from '../pin-pad.tsx';
import { place, turnTo } from '../place.ts';
import { ask } from '../touch.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** Every word of this page. */
export const WORDS = { en: english, es: spanish };

type Listed = Founders['people'][number];

const PEOPLE_AT_ONCE = 4;

const Choose = ({
  people,
  onChosen,
}: {
  readonly people: readonly Listed[];
  readonly onChosen: (one: Listed) => void;
}) => (
  <Paged items={people} perPage={PEOPLE_AT_ONCE} part={place.value.part} onTurn={turnTo}>
    {(one) => (
      <Button key={one.person} icon="person" label={one.name} kind="tile" onPress={() => onChosen(one)} />
    )}
  </Paged>
);

/** One at a time: an invitation is for one pair of eyes. */
const Made = ({ made }: { readonly made: Extract<Founded, { outcome: 'made' }> }) => {
  const at = useSignal(0);
  const { invitations, qr, address } = made;
  const shown = invitations[at.value];
  const other = invitations[1 - at.value];
  return (
    <div class="receipt">
      <Qr rows={qr} label={text('founders-qr')} />
      <div class="receipt-words">
        <p>{text('founders-next', { address })}</p>
        {shown === undefined ? null : (
          <>
            <p>
              <b>{text('founders-account', { name: shown.name, account: shown.account })}</b>
            </p>
            <code class="root-hex">{shown.invitation}</code>
          </>
        )}
        {other === undefined ? null : (
          <Button
            icon="next"
            label={other.name}
            onPress={() => {
              at.value = 1 - at.value;
            }}
          />
        )}
      </div>
    </div>
  );
};

/** Where the two are: the first, the second, or what came of it. */
interface Course {
  readonly typed: Signal<readonly FounderPin[]>;
  readonly chosen: Signal<Listed | null>;
  readonly outcome: Signal<Founded | null>;
}

const finish = async ({ typed, chosen, outcome }: Course, pins: readonly FounderPin[]): Promise<void> => {
  typed.value = [];
  chosen.value = null;
  outcome.value = await ask('found', { typed: pins });
  void lookForFounders();
};

const Step = ({ course }: { readonly course: Course }) => {
  const { typed, chosen, outcome } = course;
  const { value: one } = chosen;
  if (outcome.value?.outcome === 'made') return <Made made={outcome.value} />;
  const left = founders.value.people.filter(
    ({ person }) => !typed.value.some((other) => other.person === person),
  );
  if (one === null) {
    return (
      <Choose
        people={left}
        onChosen={(listed) => {
          outcome.value = null;
          chosen.value = listed;
        }}
      />
    );
  }
  const take = (digits: string): void => {
    const pins = [...typed.value, { person: one.person, digits }];
    if (pins.length === 2) return void finish(course, pins);
    typed.value = pins;
    chosen.value = null;
  };
  return (
    <PinPad
      key={one.person}
      above={
        <p>
          <b>{one.name}</b>
        </p>
      }
      onTyped={take}
    />
  );
};

const hintOf = ({ typed, outcome }: Course): string => {
  const came = outcome.value?.outcome;
  if (came === 'made') return text('founders-made');
  if (came !== undefined) return text(`founders-${came}`);
  if (founders.value.open === 'no') return text('founders-closed');
  if (founders.value.people.length < 2) return text('founders-nobody');
  return text(typed.value.length === 0 ? 'founders-first' : 'founders-second');
};

/** Two people make themselves administrators of the office, while it has none. */
export const FirstAccounts = () => {
  useEffect(() => void lookForFounders(), []);
  const course: Course = { typed: useSignal([]), chosen: useSignal(null), outcome: useSignal(null) };
  return (
    <PageFrame name="founders" title={text('founders-title')} hint={hintOf(course)}>
      <Step course={course} />
    </PageFrame>
  );
};
