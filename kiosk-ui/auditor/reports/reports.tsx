import '../records/records.css';
import './reports.css';
import { REPORT_NAMES } from '../../../src/reports/report-names.ts';
import { text } from '../text.ts';
import { Answer } from './answer.tsx';
import { addressOf, placeOf, type ReportsPlace } from './place.ts';
import { ReportForm } from './report-form.tsx';
import { Saved } from './saved.tsx';

const Questions = ({ place }: { readonly place: ReportsPlace }) => (
  <nav class="questions" aria-label={text('questions')}>
    {REPORT_NAMES.map((report) => (
      <a
        key={report}
        class="press"
        href={addressOf({ report, typed: {}, isAsked: false })}
        aria-current={place.report === report ? 'page' : undefined}
      >
        {text(`report-${report}`)}
      </a>
    ))}
  </nav>
);

/** Standing questions about the past, each with what it asks for and its answer. */
export const Reports = ({ address }: { readonly address: string }) => {
  const place = placeOf(address);
  const { report, typed, isAsked } = place;
  return (
    <div class="list records reports">
      <h1>{report === null ? text('reports-title') : text(`report-${report}`)}</h1>
      <Questions place={place} />
      {report === null ? (
        <>
          <p>{text('reports-about')}</p>
          <Saved />
        </>
      ) : (
        <>
          <ReportForm
            key={`form ${address}`}
            report={report}
            typed={typed}
            onAsk={(asked) => {
              location.hash = addressOf({ report, typed: asked, isAsked: true });
            }}
          />
          {isAsked ? <Answer key={`answer ${address}`} report={report} typed={typed} /> : null}
        </>
      )}
    </div>
  );
};
