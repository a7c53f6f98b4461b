import { Icon } from '../shared/icons.tsx';
import { drag } from './card-drag.ts';
import { moveDoor, presentCard, pressExitButton } from './simulator.ts';
import { inHand, refusal, world } from './store.ts';
import { text, textOfWord } from './text.ts';
import { isConnected, type Room, type Side } from './world.ts';

/** What stands behind the door: shelves with sealed ballot boxes. */
const Shelves = () => (
  <svg class="shelves" viewBox="0 0 120 200" aria-hidden="true">
    <rect width="120" height="200" class="dark" />
    {[58, 116, 174].map((y) => (
      <g key={y}>
        <rect x="12" y={y} width="96" height="5" class="board" />
        {[18, 50, 82].map((x) => (
          <g key={x}>
            <rect x={x} y={y - 30} width="24" height="30" rx="2" class="box" />
            <rect x={x + 7} y={y - 33} width="10" height="6" rx="2" class="seal" />
          </g>
        ))}
      </g>
    ))}
  </svg>
);

const Leaf = () => (
  <svg class="leaf-drawing" viewBox="0 0 120 200" aria-hidden="true">
    <rect x="1" y="1" width="118" height="198" rx="2" class="wood" />
    <rect x="16" y="18" width="88" height="62" rx="3" class="panel-line" />
    <rect x="16" y="124" width="88" height="58" rx="3" class="panel-line" />
    <rect x="96" y="96" width="14" height="24" rx="3" class="plate" />
    <rect x="84" y="104" width="24" height="6" rx="3" class="handle" />
  </svg>
);

const Door = ({ room }: { readonly room: Room }) => {
  const isUnlocked = room.strike === 'unlocked';
  const position = room.open ? 'open' : 'closed';
  return (
    <div class="doorway">
      <div
        class={`frame ${position} ${room.strike}`}
        role="img"
        aria-label={`${text(`door-${position}`)}. ${text(`strike-${room.strike}`)}`}
      >
        <Shelves />
        <div class="leaf">
          <Leaf />
        </div>
        <div class="strike" />
      </div>
      <p class={`strike-word ${room.strike}`}>
        <Icon name={isUnlocked ? 'check' : 'no_entry'} />
        {text(`strike-${room.strike}`)}
      </p>
      <button type="button" class="action" onClick={() => void moveDoor(room, !room.open)}>
        {text(room.open ? 'door-close' : 'door-open')}
      </button>
    </div>
  );
};

const Reader = ({ room, side }: { readonly room: Room; readonly side: Side }) => {
  const device = side === 'outside' ? room.outside_reader : room.inside_reader;
  if (device === '') return <p class="no-reader">{text('reader-none')}</p>;
  const isPlugged = world.value === null || isConnected(world.value, device);
  const signal = isPlugged ? room.signals[side] || 'silence' : 'unplugged';
  const isTarget = inHand.value !== null || drag.value !== null;
  const present = (): void => {
    if (inHand.value) void presentCard(room, side, inHand.value);
    else refusal.value = text('reader-no-card');
  };
  return (
    <button
      type="button"
      class={`reader led-${signal} ${isTarget ? 'target' : ''} ${drag.value?.over === side ? 'over' : ''}`}
      data-reader={side}
      onClick={present}
    >
      <svg viewBox="0 0 64 92" aria-hidden="true">
        <rect x="2" y="2" width="60" height="88" rx="10" class="case" />
        <circle cx="32" cy="18" r="7" class="led" />
        <path d="M22 60a14 14 0 0 1 20 0M16 52a23 23 0 0 1 32 0M28 68a6 6 0 0 1 8 0" class="waves" />
      </svg>
      <span class="reader-name">{text(`reader-${side}`)}</span>
      <span class="reader-word">{textOfWord('signal', signal)}</span>
    </button>
  );
};

const ExitButton = ({ room }: { readonly room: Room }) => (
  <button type="button" class="exit-button" onClick={() => void pressExitButton(room)}>
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <rect x="2" y="2" width="60" height="60" rx="8" class="case" />
      <circle cx="32" cy="32" r="19" class="push" />
    </svg>
    <span>{text('exit-button')}</span>
  </button>
);

/** The door of the room with what hangs beside it: at the left the corridor, at the right the room. */
export const DoorScene = ({ room }: { readonly room: Room }) => (
  <section class="scene" aria-label={text('scene')}>
    <div class="side corridor">
      <h3>{text('side-outside')}</h3>
      <Reader room={room} side="outside" />
    </div>
    <Door room={room} />
    <div class="side interior">
      <h3>{text('side-inside')}</h3>
      <div class="inside-devices">
        <Reader room={room} side="inside" />
        <ExitButton room={room} />
      </div>
    </div>
  </section>
);
