import '../shared/styles/office.css';
import { render } from 'preact';
import { startClock } from '../shared/clock.ts';
import { startSettings, takeFromBrowser } from '../shared/settings.ts';
import { App } from './app.tsx';
import { startSound } from './live/alarm-sound.ts';
import { startWatching } from './live/watched.ts';
import { lookWhoIsSignedIn } from './office/session.ts';

const root = document.querySelector('#office');
if (root === null) throw new Error('the page has no place for its contents');

takeFromBrowser();
startSettings();
startClock();
startWatching();
startSound();
void lookWhoIsSignedIn();
render(<App />, root);
