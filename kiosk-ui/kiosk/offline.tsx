import { timeOfDay } from '../shared/clock.ts';
import { Icon } from '../shared/icons.tsx';
import { Heading } from '../shared/parts.tsx';
import { text } from '../shared/text.ts';

interface OfflineProps {
  readonly link: 'down' | 'starting';
  readonly since: number;
  readonly timeZone: string;
  readonly phone: string;
}

/** The number to call, or where to find it. */
export const WhomToCall = ({ phone }: { readonly phone: string }) => (
  <p class="call">
    <Icon name="phone" />
    <span>{phone === '' ? text('call-paper') : text('call-phone', { phone })}</span>
  </p>
);

/** The screen has no service: said over everything, since nothing else on it can be believed. */
export const Offline = ({ link, since, timeZone, phone }: OfflineProps) =>
  link === 'starting' ? (
    <div class="screen" data-screen="starting" data-tone="plain">
      <main>
        <Heading>{text('offline-starting')}</Heading>
      </main>
    </div>
  ) : (
    <div class="screen screen-signal" data-screen="offline" data-tone="care">
      <main>
        <div class="signal-head">
          <Icon name="plug" />
          <span class="retrying" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
        </div>
        <Heading>{text('offline-title')}</Heading>
        <p class="hint">{text('offline-hint')}</p>
        <p class="hint">{text('offline-paper')}</p>
        <WhomToCall phone={phone} />
        {since > 0 ? <p class="hint">{text('offline-since', { time: timeOfDay(since, timeZone) })}</p> : null}
      </main>
    </div>
  );
