import '@fontsource-variable/noto-sans';
import './bench.css';
import './touchscreen.css';
import './door.css';
import './reader.css';
import './badges.css';
import './wires.css';
import './told.css';
import './guide.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { LOCALES, language } from '../shared/text.ts';
import { Panel } from './panel.tsx';
import { followWorld } from './simulator.ts';
import { inHand } from './store.ts';
import { text } from './text.ts';

effect(() => {
  document.documentElement.lang = LOCALES[language.value];
  document.title = text('title');
});

window.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') inHand.value = null;
});

followWorld();
const place = document.getElementById('panel');
if (place) render(<Panel />, place);
