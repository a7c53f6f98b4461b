import type { SupervisorView } from '../../../src/core/supervisor-view.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { Press } from '../../shared/press.tsx';
import { chooseSound, sound, testSound } from './alarm-sound.ts';
import { witnessedText } from './room-parts.tsx';
import { text } from './text.ts';
import { Running } from './times.tsx';

interface Told {
  readonly icon: IconName;
  readonly words: string;
  readonly isBad?: boolean;
}

/** What is so of the kiosk as a whole; what is wrong comes first. */
const toldOf = ({ kiosk, log, channels, alarms }: SupervisorView): readonly Told[] => {
  const failed = channels.filter(({ failed_since }) => failed_since > 0);
  const unanswered = alarms.filter(({ answer }) => answer === 'unacknowledged').length;
  const all: readonly (Told | null)[] = [
    kiosk.run === 'stopped' ? { icon: 'no_entry', words: text('kiosk-stopped'), isBad: true } : null,
    kiosk.storage === 'ok' ? null : { icon: 'disk', words: text(`storage-${kiosk.storage}`), isBad: true },
    kiosk.clock === 'trusted' ? null : { icon: 'clock', words: text('clock-behind'), isBad: true },
    ...failed.map(
      ({ channel }): Told => ({ icon: 'plug', words: text('channel-failed', { channel }), isBad: true }),
    ),
    {
      icon: 'bell',
      words:
        alarms.length === 0 ? text('alarms-none') : text('alarms-open', { count: alarms.length, unanswered }),
      isBad: unanswered > 0,
    },
    { icon: 'paper', words: text('log-signed', { entries: log.index + 1, signed: log.signed }) },
    { icon: 'eye', words: witnessedText() },
  ];
  return all.filter((told) => told !== null);
};

/** Whether alarms are heard here, and a way to try it. */
const Sound = () => (
  <fieldset class="sound" aria-label={text('sound')}>
    <Press
      icon={sound.value === 'on' ? 'speaker' : 'speaker_off'}
      isChosen={sound.value === 'on'}
      onPress={() => chooseSound(sound.value === 'on' ? 'off' : 'on')}
    >
      {text(`sound-${sound.value}`)}
    </Press>
    <Press onPress={testSound}>{text('sound-test')}</Press>
  </fieldset>
);

/** The kiosk as a whole, in one strip. */
export const Summary = ({ view }: { readonly view: SupervisorView }) => {
  const { kiosk } = view;
  return (
    <section class="summary" aria-label={text('summary')}>
      <p class="kiosk-name">
        <b>
          <bdi>{kiosk.kiosk}</bdi>
        </b>
        <span>{text(`phase-${kiosk.phase}`)}</span>
        <span>
          {text('heartbeat')}{' '}
          {kiosk.heartbeat_at === 0 ? (
            text('heartbeat-none')
          ) : (
            <Running since={kiosk.heartbeat_at} isAgo={true} />
          )}
        </span>
      </p>
      <ul>
        {toldOf(view).map(({ icon, words, isBad }) => (
          <li key={words} data-bad={isBad ? '' : undefined}>
            <Icon name={icon} />
            {words}
          </li>
        ))}
      </ul>
      <Sound />
    </section>
  );
};
