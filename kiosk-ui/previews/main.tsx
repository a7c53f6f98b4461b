import '../shared/styles/all.css';
import './gallery.css';
import { App } from '../kiosk/app.tsx';
import { link, lostSince, message } from '../kiosk/connection.ts';
import { lastTouched } from '../kiosk/idle.ts';
import { startKeys } from '../kiosk/keys.ts';
import { loadParts } from '../kiosk/later.ts';
import { place, startPlace } from '../kiosk/place.ts';
import { proof, receipt, slipPage } from '../kiosk/receipt.ts';
import { people } from '../kiosk/setup/people-course.ts';
import { draft, NOTHING_SAID } from '../kiosk/setup/person-draft.ts';
import { setTransport, trouble } from '../kiosk/touch.ts';
import { holdClock } from '../shared/clock.ts';
import { fitPanel } from '../shared/panel-size.ts';
import { startSettings, THEMES } from '../shared/settings.ts';
import { LANGUAGES, loadSpanish } from '../shared/text.ts';
import { paintByAddress } from './painting.tsx';
import { MINUTE, NOW } from './people.ts';
import { SAMPLES, type Sample } from './samples.ts';
import { SHOWN } from './samples-receipt.ts';

let containers = SHOWN.containers;

/** Puts a sample in the place of what the service would have sent. */
const show = (sample: Sample): void => {
  holdClock(NOW);
  message.value = { index: 0, now: NOW, view: sample.view };
  link.value = sample.link ?? 'up';
  lostSince.value = NOW - 2 * MINUTE;
  lastTouched.value = NOW - (sample.idle_s ?? 0) * 1000;
  trouble.value = sample.trouble ?? 'none';
  containers = sample.containers ?? SHOWN.containers;
  receipt.value = SHOWN.receipt;
  proof.value = SHOWN.challenge;
  people.value = sample.people ?? null;
  draft.value = { ...NOTHING_SAID, ...sample.person };
  place.value = {
    ...place.value,
    page: sample.page ?? null,
    part: sample.part ?? 0,
    drafts: sample.drafts ?? {},
  };
};

const address = (name: string, lang: string, theme: string): string =>
  `?${new URLSearchParams({ sample: name, lang, theme })}`;

const Gallery = () => (
  <main class="gallery">
    {Object.keys(SAMPLES).map((name) => (
      <section key={name}>
        <h2>{name}</h2>
        <iframe title={name} loading="lazy" src={address(name, 'en', 'dark-on-light')} />
        <p>
          {LANGUAGES.flatMap((lang) =>
            THEMES.map((theme) => (
              <a key={lang + theme} href={address(name, lang, theme)}>
                {`${lang} ${theme}`}
              </a>
            )),
          )}
        </p>
      </section>
    ))}
  </main>
);

fitPanel(location.search);
sessionStorage.clear();
slipPage.value = '';
startSettings();
startPlace();
startKeys();
setTransport({
  touch: (touch) => {
    window.dispatchEvent(new CustomEvent('touch-sent', { detail: touch }));
    return Promise.resolve({ ok: true });
  },
  ask: (event) => Promise.resolve({ ok: true, shown: event === 'containers' ? containers : SHOWN[event] }),
});
await Promise.all([loadSpanish(), loadParts()]);
paintByAddress({
  samples: SAMPLES,
  gallery: <Gallery />,
  shown: (sample) => {
    show(sample);
    return <App key={location.search} />;
  },
});
