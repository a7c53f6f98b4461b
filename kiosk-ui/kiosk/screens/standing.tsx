import type { ComponentChildren } from 'preact';
import type { KioskView, Screen } from '../../../src/core/view.ts';
import { minute, now, timeOfDay, useClock } from '../../shared/clock.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { Button, Heading } from '../../shared/parts.tsx';
import { otherLanguage } from '../../shared/settings.ts';
import { language, text } from '../../shared/text.ts';
import { Banners } from '../banners.tsx';
import { describe } from '../describe.ts';
import type { Tone } from '../frame.tsx';
import { late } from '../late.ts';
import { WhomToCall } from '../offline.tsx';
import { openPage } from '../place.ts';
import { send } from '../touch.ts';

type Of<S extends Screen['screen']> = Extract<Screen, { screen: S }>;

const presenceWords = ({ presence, inside, visitors }: KioskView): string => {
  if (presence === 'uncertain') return text('inside-uncertain');
  const count = inside.length + visitors.length;
  return count === 0 ? text('inside-none') : text('inside-count', { count });
};

const Fact = ({ icon, words }: { readonly icon: IconName; readonly words: string }) => (
  <li>
    <Icon name={icon} />
    <span>{words}</span>
  </li>
);

const Facts = ({ view }: { readonly view: KioskView }) => (
  <ul class="facts">
    <Fact icon="people" words={presenceWords(view)} />
    <Fact icon={view.door === 'closed' ? 'door' : 'door_open'} words={text(`door-${view.door}`)} />
    <Fact icon="paper" words={text(`phase-${view.phase}`)} />
  </ul>
);

/** The way out of the room in the list must be on every standing screen: nobody is ever held in. */
const InsideButton = () => (
  <Button
    icon="people"
    label={text('menu-inside')}
    kind="tile"
    onPress={() => openPage({ page: 'inside' })}
  />
);

const EmergencyButton = () => (
  <Button
    icon="emergency"
    label={text('menu-emergency')}
    kind="tile"
    look="danger"
    onPress={() => openPage({ page: 'emergency' })}
  />
);

const TopBar = ({ view }: { readonly view: KioskView }) => (
  <header class="bar">
    <p class="bar-room">
      <b>{view.name}</b>
      <span class="bar-time">{timeOfDay(minute.value, view.time_zone, 'zone')}</span>
    </p>
    <Button
      icon="language"
      label={text('language-other')}
      onPress={() => {
        language.value = otherLanguage();
      }}
    />
    <Button icon="text" label={text('button-display')} onPress={() => openPage({ page: 'display' })} />
  </header>
);

interface StandingProps {
  readonly view: KioskView;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly actions: ComponentChildren;
  readonly children?: ComponentChildren;
}

const Standing = ({ view, tone, icon, actions, children }: StandingProps) => {
  const { title, hint } = describe(view);
  return (
    <div class="screen" data-screen={view.screen.screen} data-tone={tone}>
      <TopBar view={view} />
      <Banners view={view} />
      <main>
        <div class="lead">
          <Icon name={icon} />
          <div class="lead-words">
            <Heading>{title}</Heading>
            <p class="hint">{hint}</p>
          </div>
          {view.screen.screen === 'managed_opening' ? children : null}
        </div>
        {view.screen.screen === 'managed_opening' ? null : children}
        {view.screen.screen === 'attract' ? <Facts view={view} /> : null}
      </main>
      <footer class="actions">{actions}</footer>
    </div>
  );
};

const HeadCountTile = () => (
  <Button
    icon="list"
    label={text('menu-head-count')}
    kind="tile"
    onPress={() => openPage({ page: 'head_count' })}
  />
);

/** What the room shows when nobody is doing anything at the door. */
export const Attract = ({ view }: { readonly view: KioskView }) => {
  return (
    <Standing
      view={view}
      tone="plain"
      icon="badge"
      actions={
        <>
          <InsideButton />
          <late.value.FirstTile view={view}>
            <HeadCountTile />
          </late.value.FirstTile>
          {view.visitor_announcement === 'offered' ? (
            <Button
              icon="person"
              label={text('menu-visitor')}
              kind="tile"
              onPress={() => void send({ touch: 'announce_visitors' })}
            />
          ) : null}
          <Button
            icon="more"
            label={text('menu-more')}
            kind="tile"
            onPress={() => openPage({ page: 'more' })}
          />
          <EmergencyButton />
        </>
      }
    >
      <late.value.Strip view={view} />
    </Standing>
  );
};

export const DoorHeld = ({ view }: { readonly view: KioskView }) => (
  <Standing
    view={view}
    tone="care"
    icon="door_open"
    actions={
      <>
        <InsideButton />
        <Button
          icon="pallet"
          label={text('more-opening')}
          kind="tile"
          onPress={() => openPage({ page: 'opening_reason' })}
        />
        <EmergencyButton />
      </>
    }
  />
);

interface Managed {
  readonly view: KioskView;
  readonly screen: Of<'managed_opening'>;
}

const minutesLeft = ({ until }: Of<'managed_opening'>): number =>
  Math.max(0, Math.ceil((until - now.value) / 60_000));

export const ManagedOpening = ({ view, screen }: Managed) => {
  const minutes = useClock(() => minutesLeft(screen), screen.until);
  return (
    <Standing
      view={view}
      tone="info"
      icon="pallet"
      actions={
        <>
          <InsideButton />
          <EmergencyButton />
          <Button
            icon="door"
            label={text('managed_opening-end')}
            kind="tile"
            look="strong"
            hotkey="enter"
            onPress={() => void send({ touch: 'propose', statement: { statement: 'end_managed_opening' } })}
          />
        </>
      }
    >
      <div class="side">
        <p class="big-number">{text('opening-minutes', { minutes })}</p>
        <p>{text('managed_opening-until', { time: timeOfDay(screen.until, view.time_zone) })}</p>
      </div>
    </Standing>
  );
};

export const Emergency = ({ view, screen }: { view: KioskView; screen: Of<'emergency'> }) => (
  <Standing
    view={view}
    tone={screen.stage === 'evacuated' ? 'bad' : 'care'}
    icon={screen.stage === 'evacuated' ? 'emergency' : 'seal'}
    actions={
      <>
        <InsideButton />
        {screen.stage === 'reentered' ? (
          <Button
            icon="pen"
            label={text('emergency-state-result')}
            kind="tile"
            look="strong"
            hotkey="enter"
            onPress={() => openPage({ page: 'sweep' })}
          />
        ) : null}
      </>
    }
  >
    <p class="aside">
      {text(`emergency-source-${screen.source}`)}{' '}
      {text('emergency-since', { time: timeOfDay(screen.since, view.time_zone) })}
    </p>
  </Standing>
);

/** Two lines of causes have room, and below a notice only one: two causes, or one and how many more. */
const causesShown = ({ causes }: Of<'fault'>, { banners }: KioskView): number =>
  causes.length > (banners.length > 0 ? 1 : 2) ? 1 : causes.length;

export const Fault = ({ view, screen }: { view: KioskView; screen: Of<'fault'> }) => (
  <Standing
    view={view}
    tone="care"
    icon="paper"
    actions={
      <>
        <InsideButton />
        <EmergencyButton />
      </>
    }
  >
    <WhomToCall phone={view.paper_log_phone} />
    <ul class="causes">
      {screen.causes.slice(0, causesShown(screen, view)).map((cause) => (
        <li key={cause}>{text(`fault-cause-${cause}`)}</li>
      ))}
      {screen.causes.length > causesShown(screen, view) ? (
        <li>{text('and-more', { count: screen.causes.length - causesShown(screen, view) })}</li>
      ) : null}
    </ul>
  </Standing>
);
