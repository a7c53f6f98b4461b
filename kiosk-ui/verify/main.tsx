import './buffer.ts';
import './styles/page.css';
import './styles/verdict.css';
import './styles/entries.css';
import './styles/print.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { LANGUAGES, LOCALES } from '../shared/languages.ts';
import { language } from '../shared/words.ts';
import { takeDropped } from './check.ts';
import { droppedItems } from './evidence/chosen-files.ts';
import { Page } from './page.tsx';
import { isDraggedOver, phase } from './state.ts';
import { text } from './text.ts';

language.value = LANGUAGES.find((known) => navigator.language.startsWith(known)) ?? 'en';

effect(() => {
  document.documentElement.lang = LOCALES[language.value];
  document.title = text('title');
});

// A bag that misses the area must not make the browser leave the page for it, so the whole page is the area.
window.addEventListener('dragover', (event) => {
  event.preventDefault();
  isDraggedOver.value = true;
});
window.addEventListener('dragleave', () => {
  isDraggedOver.value = false;
});
window.addEventListener('drop', async (event) => {
  event.preventDefault();
  isDraggedOver.value = false;
  if (event.dataTransfer && phase.value.name !== 'checking')
    await takeDropped(droppedItems(event.dataTransfer));
});

const place = document.getElementById('page');
if (place) render(<Page />, place);
