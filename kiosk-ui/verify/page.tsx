import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Report } from '../../src/log/verify/report.ts';
import { language } from '../shared/words.ts';
import { Entries } from './screens/entries.tsx';
import { KnownThings } from './screens/known.tsx';
import { NoticeLine } from './screens/notice.tsx';
import { Checking } from './screens/progress.tsx';
import { DropArea, Start } from './screens/start.tsx';
import { Verdict } from './screens/verdict.tsx';
import { type Phase, phase, view } from './state.ts';
import { text } from './text.ts';

const VIEWS = ['verdict', 'entries'] as const;

const Header = (): JSX.Element => (
  <header class="header">
    <h1>{text('title')}</h1>
    <button
      type="button"
      class="no-print"
      lang={language.value === 'en' ? 'es' : 'en'}
      onClick={() => {
        language.value = language.value === 'en' ? 'es' : 'en';
      }}
    >
      {text('language-other')}
    </button>
  </header>
);

/** The report as the command gives it to programs, with every statement that it rests on. */
const save = (report: Report): void => {
  const blob = new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'ballot-vault-report.json';
  link.click();
  URL.revokeObjectURL(link.href);
};

const Views = ({ report }: { readonly report: Report }): JSX.Element => (
  <nav class="views no-print" aria-label={text('views')}>
    {VIEWS.map((name) => (
      <button
        key={name}
        type="button"
        aria-current={view.value === name ? 'page' : undefined}
        onClick={() => {
          view.value = name;
        }}
      >
        {text(`view-${name}`)}
      </button>
    ))}
    <button type="button" onClick={() => window.print()}>
      {text('print')}
    </button>
    <button type="button" onClick={() => save(report)}>
      {text('save')}
    </button>
    <button
      type="button"
      onClick={() => {
        phase.value = { name: 'start' };
      }}
    >
      {text('other-bag')}
    </button>
  </nav>
);

type Done = Extract<Phase, { readonly name: 'done' }>;

/** A verdict is what the page was opened for: whoever cannot see it is taken there. */
const Result = ({ report, reader }: Done): JSX.Element => {
  useEffect(() => {
    document.getElementById('verdict')?.focus();
  }, [report]);
  return (
    <>
      <Views report={report} />
      <NoticeLine about="bundle" />
      {view.value === 'verdict' ? (
        <>
          <Verdict report={report} />
          <KnownThings />
        </>
      ) : (
        <Entries report={report} reader={reader} />
      )}
    </>
  );
};

const Content = (): JSX.Element => {
  const now = phase.value;
  if (now.name === 'checking') return <Checking progress={now.progress} cancel={now.cancel} />;
  if (now.name === 'done') return <Result {...now} />;
  return (
    <>
      {now.name === 'failed' && (
        <p class="notice" role="alert">
          {text('failed', { reason: now.reason })}
        </p>
      )}
      {now.name === 'failed' ? <DropArea /> : <Start />}
      <KnownThings />
    </>
  );
};

export const Page = (): JSX.Element => (
  <>
    <Header />
    <main>
      <Content />
    </main>
    <footer class="footer">{text('privacy')}</footer>
  </>
);
