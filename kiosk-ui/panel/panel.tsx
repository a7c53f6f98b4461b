import { signal } from '@preact/signals';
import { language } from '../shared/text.ts';
import { Badges, DraggedCard } from './badges.tsx';
import { DoorScene } from './door.tsx';
import { Happened } from './happened.tsx';
import { KioskFrame } from './kiosk-frame.tsx';
import { advanceClock } from './simulator.ts';
import { chosenRoom, link, refusal, room, world } from './store.ts';
import { text } from './text.ts';
import { Sirens, Told } from './told.tsx';
import { TourGuide } from './tour-guide.tsx';
import { WiresAndPlugs } from './wires.tsx';
import type { Room } from './world.ts';

const DRAWERS = ['badges', 'wires', 'told'] as const;
const drawer = signal<(typeof DRAWERS)[number]>('badges');

const PUSHES = [
  { words: 'clock-30-s', seconds: 30 },
  { words: 'clock-5-min', seconds: 300 },
  { words: 'clock-1-h', seconds: 3_600 },
] as const;

const Rooms = ({ current }: { readonly current: Room }) => (
  <nav aria-label={text('rooms')}>
    {world.value?.rooms.map(({ room: id, name }) => (
      <button
        key={id}
        type="button"
        aria-pressed={id === current.room}
        onClick={() => {
          chosenRoom.value = id;
        }}
      >
        {name}
      </button>
    ))}
  </nav>
);

const Clock = () => {
  const advanced = world.value?.clock.advanced_s ?? 0;
  return (
    <fieldset class="clock">
      <legend>
        {advanced === 0
          ? text('clock')
          : text('clock-ahead', { minutes: Math.floor(advanced / 60), seconds: advanced % 60 })}
      </legend>
      {PUSHES.map(({ words, seconds }) => (
        <button key={words} type="button" onClick={() => void advanceClock(seconds)}>
          {text(words)}
        </button>
      ))}
    </fieldset>
  );
};

const Header = ({ current }: { readonly current: Room }) => (
  <header>
    <h1>{text('title')}</h1>
    <Rooms current={current} />
    <Sirens />
    <Clock />
    <button
      type="button"
      class="tongue"
      lang={language.value === 'en' ? 'es' : 'en'}
      onClick={() => {
        language.value = language.value === 'en' ? 'es' : 'en';
      }}
    >
      {text('language-other')}
    </button>
  </header>
);

/** How many messages lie in the tray. */
const Arrived = () => {
  const count = world.value?.tray.length ?? 0;
  return count === 0 ? null : <span class="tab-count">{count}</span>;
};

const Drawers = ({ current }: { readonly current: Room }) => (
  <section class="box drawers" aria-label={text('bench')}>
    <div class="tabs">
      {DRAWERS.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={drawer.value === name}
          onClick={() => {
            drawer.value = name;
          }}
        >
          {text(`drawer-${name}`)}
          {name === 'told' ? <Arrived /> : null}
        </button>
      ))}
    </div>
    <div class="drawer">
      {drawer.value === 'badges' ? <Badges /> : null}
      {drawer.value === 'wires' ? <WiresAndPlugs room={current} /> : null}
      {drawer.value === 'told' ? <Told /> : null}
    </div>
  </section>
);

const Notices = () => (
  <div class="notices" aria-live="assertive">
    {link.value === 'lost' ? <p class="notice lost">{text('link-lost')}</p> : null}
    {refusal.value === '' ? null : (
      <p class="notice">
        {refusal.value}
        <button
          type="button"
          onClick={() => {
            refusal.value = '';
          }}
        >
          {text('notice-close')}
        </button>
      </p>
    )}
  </div>
);

/** The workbench: the touchscreen at the left, the hardware at the right. */
export const Panel = () => {
  const current = room.value;
  if (current === null) {
    return (
      <main class="waiting">
        <h1>{text('title')}</h1>
        <p>{text(link.value === 'lost' ? 'link-lost' : 'link-connecting')}</p>
      </main>
    );
  }
  return (
    <>
      <Header current={current} />
      <Notices />
      <main>
        <div class="column">
          <KioskFrame room={current} />
          <div class="row">
            <TourGuide />
            <Happened />
          </div>
        </div>
        <div class="column">
          <DoorScene room={current} />
          <Drawers current={current} />
        </div>
      </main>
      <DraggedCard />
    </>
  );
};
