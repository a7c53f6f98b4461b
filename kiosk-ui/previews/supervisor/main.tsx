import '../../shared/styles/office.css';
import type { WatchMessage } from '../../../src/core/supervisor-view.ts';
import { holdClock } from '../../shared/clock.ts';
import { LANGUAGES } from '../../shared/languages.ts';
import { startSettings } from '../../shared/settings.ts';
import { Alarms } from '../../supervisor/alarms/alarms.tsx';
import { refusal } from '../../supervisor/alarms/doing.ts';
import { Figures } from '../../supervisor/alarms/figures.tsx';
import { HealthShown } from '../../supervisor/health/health-shown.tsx';
import { text as healthText } from '../../supervisor/health/text.ts';
import { ListPages } from '../../supervisor/list/list-pages.tsx';
import { text as listText } from '../../supervisor/list/text.ts';
import { Live } from '../../supervisor/live/live.tsx';
import { showWatched, startWatching, takeMessage } from '../../supervisor/live/watched.ts';
import { Muster } from '../../supervisor/muster/muster.tsx';
import { clearTicks } from '../../supervisor/muster/muster-list.ts';
import { viewTitle } from '../../supervisor/views.tsx';
import { Wall } from '../../supervisor/wall/wall.tsx';
import { paintByAddress } from '../painting.tsx';
import { NOW } from '../people.ts';
import { doingOf } from './doing.ts';
import { listDoingOf } from './list-doing.ts';
import { messageOf, SAMPLES, type Sample } from './samples.ts';

const Page = ({ sample }: { readonly sample: Sample }) => {
  switch (sample.page) {
    case 'live':
      return <Live />;
    case 'wall':
      return <Wall />;
    case 'muster':
      return <Muster />;
    case 'alarms':
      return <Alarms doing={doingOf(sample)} />;
    case 'figures':
      return <Figures doing={doingOf(sample)} />;
    case 'health':
      return sample.health === undefined ? null : (
        <HealthShown answer={sample.health} onLook={() => undefined} />
      );
    case 'list': {
      const { list = { address: '#list' } } = sample;
      return <ListPages doing={listDoingOf(list)} address={list.address} />;
    }
  }
};

const titleOf = (page: Sample['page']): string => {
  if (page === 'list') return listText('list');
  return page === 'health' ? healthText('health') : viewTitle(page);
};

const Gallery = () => (
  <ul>
    {Object.entries(SAMPLES).map(([name, { page }]) => (
      <li key={name}>
        {`${titleOf(page)}: `}
        {LANGUAGES.map((lang) => (
          <a key={lang} href={`?${new URLSearchParams({ sample: name, lang })}`}>
            {`${name} ${lang} `}
          </a>
        ))}
      </li>
    ))}
  </ul>
);

sessionStorage.clear();
startSettings();
/** What a service would send while somebody looks; from here on time passes for the page. */
window.addEventListener('watch', (event) => {
  takeMessage((event as CustomEvent<WatchMessage>).detail);
});
window.addEventListener('watching', () => {
  startWatching();
});
paintByAddress({
  samples: SAMPLES,
  gallery: <Gallery />,
  shown: (sample) => {
    clearTicks();
    refusal.value = null;
    holdClock(NOW);
    showWatched(messageOf(sample), sample.silent_ms ?? 0);
    return (
      <main key={location.search}>
        <Page sample={sample} />
      </main>
    );
  },
});
