import { type Signal, useSignal } from '@preact/signals';
import { minute, timeOfDay } from '../../shared/clock.ts';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { Typing } from '../../shared/typing.tsx';
import { PageFrame, TypingFrame } from '../frame.tsx';
import { place, turnTo } from '../place.ts';
import type { StepProps } from './pages.tsx';
import { answer, settle, standing } from './standing.ts';
import { StepFrame } from './step-frame.tsx';

const ZONES_AT_ONCE = 4;
/** One tile more where none of them leads to the search. */
const FOUND_AT_ONCE = 5;
/** Longer than the longest name of a zone. */
const TYPED_MAX = 40;

/** The zones of the states and territories; every other one is found by its name. */
const ZONES = [
  ...(['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix'] as const),
  ...(['America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico'] as const),
  ...(['Pacific/Guam', 'Pacific/Pago_Pago'] as const),
] as const;

/** Names that a browser understands, but lists by older ones. */
const RENAMED = [
  ...(['Africa/Asmara', 'America/Nuuk', 'Asia/Ho_Chi_Minh', 'Asia/Kathmandu', 'Asia/Kolkata'] as const),
  ...(['Asia/Yangon', 'Atlantic/Faroe', 'Europe/Kyiv', 'Pacific/Chuuk', 'Pacific/Kanton'] as const),
  ...(['Pacific/Pohnpei', 'UTC'] as const),
] as const;

/** Every zone that this browser knows; the service looks at what is chosen with its own list. */
const allZones = (): readonly string[] => [...new Set([...Intl.supportedValuesOf('timeZone'), ...RENAMED])];

/** Letters alone, so that nobody has to type a slash, a line or an accent. */
const plain = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '');

const zonesLike = (typed: string): readonly string[] =>
  allZones().filter((zone) => plain(zone).includes(plain(typed)));

const cityOf = (zone: string): string => zone.replace(/^.*\//, '').replaceAll('_', ' ');

const choose = async (zone: string, step: StepProps['step']): Promise<void> => {
  if (await settle({ setting: 'time_zone', value: zone })) await answer(step, 'done');
};

interface ZonesProps extends Pick<StepProps, 'step'> {
  readonly zones: readonly string[];
  readonly at_once: number;
}

/** Clocks to choose from, and the way to more of them. */
const Zones = ({ zones, at_once, step }: ZonesProps) => {
  const parts = Math.max(1, Math.ceil(zones.length / at_once));
  const part = Math.min(place.value.part, parts - 1);
  return (
    <>
      {zones.slice(part * at_once, (part + 1) * at_once).map((zone) => (
        <Button
          key={zone}
          icon="clock"
          label={`${cityOf(zone)}, ${timeOfDay(minute.value, zone)}`}
          kind="tile"
          onPress={() => void choose(zone, step)}
        />
      ))}
      {parts === 1 ? null : (
        <Button
          icon="more"
          label={text('setup-zones-more')}
          kind="tile"
          onPress={() => turnTo((part + 1) % parts)}
        />
      )}
    </>
  );
};

interface SearchProps extends Pick<StepProps, 'step'> {
  readonly typed: Signal<string>;
  readonly looks: Signal<'usual' | 'typing' | 'found'>;
}

const TypedZone = ({ step, typed, looks }: SearchProps) => {
  const canFinish = plain(typed.value) !== '';
  const done = (): void => {
    if (!canFinish) return;
    turnTo(0);
    looks.value = 'found';
  };
  return (
    <TypingFrame
      name={`setup-${step}-typing`}
      title={text(`setup-${step}`)}
      back="close"
      hint={
        canFinish
          ? text('setup-zones-found', { count: zonesLike(typed.value).length })
          : text('setup-zones-type')
      }
      canFinish={canFinish && zonesLike(typed.value).length > 0}
      doneLabel={text('setup-next')}
      onDone={done}
    >
      <Typing
        label={text('setup-zones-type')}
        hint={text('setup-zones-type-hint')}
        value={typed.value}
        max={TYPED_MAX}
        onChange={(next) => {
          typed.value = next;
        }}
        onDone={done}
      />
    </TypingFrame>
  );
};

/** Which clock is right: with the time that each zone has now, a wrong clock of the machine is seen, too. */
export const ChooseZone = ({ view, step }: StepProps) => {
  const looks = useSignal<'usual' | 'typing' | 'found'>('usual');
  const typed = useSignal('');
  const present = standing.value?.time_zone ?? view.time_zone;
  const search = (): void => {
    looks.value = 'typing';
  };
  if (looks.value === 'typing') return <TypedZone step={step} typed={typed} looks={looks} />;
  if (looks.value === 'found') {
    return (
      <PageFrame
        name={`setup-${step}-found`}
        title={text(`setup-${step}`)}
        hint={text('setup-zones-found', { count: zonesLike(typed.value).length })}
        aside={<Button icon="pen" label={text('setup-zones-search')} onPress={search} />}
      >
        <div class="tiles tiles-three">
          <Zones zones={zonesLike(typed.value)} at_once={FOUND_AT_ONCE} step={step} />
        </div>
      </PageFrame>
    );
  }
  return (
    <StepFrame step={step}>
      <div class="tiles tiles-three">
        <Zones
          zones={[present, ...ZONES.filter((zone) => zone !== present)]}
          at_once={ZONES_AT_ONCE}
          step={step}
        />
        <Button icon="pen" label={text('setup-zones-search')} kind="tile" onPress={search} />
      </div>
    </StepFrame>
  );
};
