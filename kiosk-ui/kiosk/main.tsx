import '../shared/styles/all.css';
import { effect, untracked } from '@preact/signals';
import { render } from 'preact';
import { startClock } from '../shared/clock.ts';
import { fitPanel } from '../shared/panel-size.ts';
import { startSettings, takeUsualLanguage } from '../shared/settings.ts';
import { allowSound } from '../shared/sounds.ts';
import { startSounds } from './announce.tsx';
import { App } from './app.tsx';
import { connect, message } from './connection.ts';
import { startDrift } from './drift.ts';
import { startIdle } from './idle.ts';
import { startKeys } from './keys.ts';
import { startLater } from './later.ts';
import { followView, startPlace } from './place.ts';
import { startProof } from './receipt.ts';

const root = document.querySelector('#kiosk');
if (root === null) throw new Error('the page has no place for the screen');

fitPanel(location.search);
startSettings();
startPlace();
startProof();
startClock();
effect(() => {
  const view = message.value?.view;
  if (view === undefined) return;
  untracked(() => {
    takeUsualLanguage(view.language);
    followView(view);
  });
});
startIdle();
startKeys();
startSounds();
startDrift();
window.addEventListener('pointerdown', allowSound, { once: true });
connect(new URLSearchParams(location.search).get('room'));
await startLater();
render(<App />, root);
