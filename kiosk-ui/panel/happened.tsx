import type { Happening } from './happenings.ts';
import { type Entry, entries, timeOf, world } from './store.ts';
import { text, textOfWord } from './text.ts';

const whoOf = (happened: Extract<Happening, { readonly happening: 'badge' }>): string =>
  happened.person?.name ?? text('happened-nobody');

const deviceName = (device: string): string => {
  const found = world.value?.rooms.find(({ outside_reader, inside_reader }) =>
    [outside_reader, inside_reader].includes(device),
  );
  if (!found) return text('device-door');
  return text(found.outside_reader === device ? 'reader-outside' : 'reader-inside');
};

const lineName = (input: string): string => {
  const use = world.value?.lines.find((line) => line.input === input)?.use;
  return use ? text(`line-${use}`) : input;
};

/** What happened, in the words of the panel. */
function wordsOf(happened: Happening): string {
  switch (happened.happening) {
    case 'badge':
      return text(`happened-badge-${happened.side}`, { name: whoOf(happened) });
    case 'exit_button':
      return text('happened-exit-button');
    case 'not_seen':
      return text('happened-not-seen');
    case 'door':
      return text(happened.open ? 'door-open-now' : 'door-closed-now');
    case 'strike':
      return text(`strike-${happened.strike}`);
    case 'signal':
      return text('happened-signal', {
        reader: text(`reader-${happened.side}`),
        signal: textOfWord('signal', happened.signal),
      });
    case 'line':
      return text('happened-line', {
        line: lineName(happened.input),
        state: text(`line-state-${happened.state}`),
      });
    case 'device':
      return text(happened.connected ? 'happened-plugged' : 'happened-unplugged', {
        device: deviceName(happened.device),
      });
    case 'siren':
      return text(happened.sounds === '' ? 'happened-siren-silent' : 'happened-siren');
    case 'arrived':
      return text(`happened-${happened.by}`, { title: happened.title });
    case 'clock':
      return text('happened-clock', {
        minutes: Math.floor(happened.seconds / 60),
        seconds: happened.seconds % 60,
      });
  }
}

const Row = ({ entry }: { readonly entry: Entry }) => (
  <li class={entry.happened.happening === 'badge' ? 'happened by-hand' : 'happened'}>
    <time>{timeOf(entry.at)}</time>
    <span>{wordsOf(entry.happened)}</span>
  </li>
);

/** The list of what the simulated hardware did, newest first. */
export const Happened = () => (
  <section class="box happenings" aria-label={text('happenings')}>
    <h2>{text('happenings')}</h2>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
    <div role="log" aria-label={text('happenings')} tabIndex={0}>
      {entries.value.length === 0 ? <p class="hint">{text('happenings-none')}</p> : null}
      <ol>
        {entries.value.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </ol>
    </div>
  </section>
);
