import type { ComponentChildren } from 'preact';
import type { RoomCard } from '../../../src/core/supervisor-view.ts';
import { Icon } from '../../shared/icons.tsx';
import { text } from './text.ts';
import { Running, timeText } from './times.tsx';
import { watched } from './watched.ts';

/** One line of what is known, marked where it is not as it should be. */
const Fact = ({
  name,
  isBad = false,
  children,
}: {
  readonly name: string;
  readonly isBad?: boolean;
  readonly children: ComponentChildren;
}) => (
  <div class="fact" data-bad={isBad ? '' : undefined}>
    <dt>{name}</dt>
    <dd>
      {isBad ? <Icon name="warning" /> : null} {children}
    </dd>
  </div>
);

const DoorFact = ({ door }: Pick<RoomCard, 'door'>) => {
  const { contact, open_since, held_since, managed_until } = door;
  const isBad = contact === 'unknown' || held_since > 0;
  return (
    <Fact name={text('door')} isBad={isBad}>
      {text(held_since > 0 ? 'door-held' : `door-${contact}`)}
      {contact === 'open' && open_since > 0 ? (
        <>
          {' · '}
          <Running since={open_since} />
        </>
      ) : null}
      {managed_until > 0 ? ` · ${text('door-managed-until', { time: timeText(managed_until) })}` : null}
    </Fact>
  );
};

/** Wires and devices: one word where all is well, else each that is not. */
const WatchedBy = ({ inputs, devices }: Pick<RoomCard, 'inputs' | 'devices'>) => {
  const wrong = inputs.filter(
    ({ state }) => state === 'cut' || state === 'short' || state === 'out_of_range',
  );
  const active = inputs.filter(({ state, input }) => state === 'active' && input !== 'contact');
  const unknown = inputs.filter(({ state }) => state === 'unknown');
  const lost = devices.filter(({ state }) => state === 'lost');
  const told = [
    ...wrong.map(({ input, state }) => `${text(`input-${input}`)}: ${text(`line-${state}`)}`),
    ...active.map(({ input }) => `${text(`input-${input}`)}: ${text('line-active')}`),
    ...unknown.map(({ input }) => `${text(`input-${input}`)}: ${text('line-unknown')}`),
    ...lost.map(({ device, part }) => text('device-lost', { device, part: text(`part-${part}`) })),
  ];
  return (
    <Fact name={text('sensors')} isBad={wrong.length + active.length + lost.length > 0}>
      {told.length === 0 ? text('sensors-good', { count: inputs.length + devices.length }) : told.join(' · ')}
    </Fact>
  );
};

/** When the kiosk last said what it watches. One that should have come is marked. */
const Heartbeat = () => {
  const view = watched.value;
  if (view === null) return null;
  const { heartbeat_at } = view.kiosk;
  return (
    <Fact name={text('heartbeat')}>
      {heartbeat_at === 0 ? text('heartbeat-none') : <Running since={heartbeat_at} isAgo={true} />}
    </Fact>
  );
};

export const witnessedText = (): string => {
  const log = watched.value?.log;
  if (log === undefined || log.witnesses === 0) return text('witnessed-not-asked');
  if (log.witnessed > 0) {
    return text('witnessed-to', {
      entry: log.witnessed - 1,
      time: timeText(log.witnessed_s * 1_000),
    });
  }
  const { furthest } = log;
  if (furthest === null) return text('witnessed-by-nobody');
  const seen = { entry: furthest.size - 1, count: furthest.witnesses };
  return log.quorum === 0
    ? text('witnessed-by-some', seen)
    : text('witnessed-by-too-few', { ...seen, quorum: log.quorum });
};

/** Door, contents, seals and what watches the room. */
export const RoomParts = ({ card }: { readonly card: RoomCard }) => (
  <dl class="facts">
    <DoorFact door={card.door} />
    <Fact name={text('seals')} isBad={card.seals === 'not_intact'}>
      {`${text(`contents-${card.contents}`)} · ${text(`seals-${card.seals}`)}`}
    </Fact>
    <WatchedBy inputs={card.inputs} devices={card.devices} />
    <Fact name={text('hours')}>{text(`hours-${card.hours}`)}</Fact>
    <Heartbeat />
    <Fact name={text('witnessed')}>{witnessedText()}</Fact>
  </dl>
);
