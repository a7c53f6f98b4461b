import '@fontsource-variable/noto-sans/wght.css';
import './slip.css';
import { render } from 'preact';
import type { Slip } from '../../src/web/wire.ts';
import { LOCALES } from '../shared/languages.ts';
import { Paper } from './slip.tsx';
import { languageOf, wordsIn } from './text.ts';

const query = new URLSearchParams(location.search);
const language = languageOf(query.get('lang'));
const words = wordsIn(language);
document.documentElement.lang = LOCALES[language];
const root = document.querySelector('#slip');
if (root === null) throw new Error('the page has no place for the paper');

/** Throws when the service does not give one. */
const fetchSlip = async (): Promise<Slip> => {
  const answer = await fetch('./checkpoint', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`no slip: ${answer.status}`);
  return answer.json();
};

/** Within the kiosk's screen this page is a frame that prints itself and says what became of it. */
const isFrame = window.parent !== window;
const tell = (outcome: 'printed' | 'failed'): void => {
  if (isFrame) window.parent.postMessage(outcome, location.origin);
};

const show = async (): Promise<void> => {
  render(<p>{words('slip-coming')}</p>, root);
  try {
    const slip = await fetchSlip();
    document.title = words('slip-document', { kiosk: slip.kiosk });
    render(
      <>
        <button type="button" onClick={() => window.print()}>
          {words('slip-print')}
        </button>
        <Paper slip={slip} language={language} words={words} />
      </>,
      root,
    );
    await document.fonts.ready;
    if (isFrame) window.print();
    tell('printed');
  } catch {
    render(<p role="alert">{words('slip-failed')}</p>, root);
    tell('failed');
  }
};

void show();
