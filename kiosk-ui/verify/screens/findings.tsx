import type { JSX } from 'preact';
import type { Conflict, Finding, Report } from '../../../src/log/verify/report.ts';
import { Code, English, Section, Some } from '../parts.tsx';
import { has, text } from '../text.ts';
import { number } from '../times.ts';

/** In the language of the page where it knows the kind; the sentence of the verifier follows in any case. */
const kindText = (kind: string): string => {
  const key = `finding-${kind.replaceAll('_', '-')}`;
  return text(has(key) ? key : 'finding-other');
};

/** The verifier's sentences go on from a colon; here each stands alone. A name at the start stays as it is. */
const sentence = (what: string): string =>
  `${what.replace(/^[a-z](?=[a-z]* )/, (letter) => letter.toUpperCase())}.`;

const WEIGHTS = ['false', 'doubtful', 'note'] as const;

const byWeight = (one: Finding, other: Finding): number =>
  WEIGHTS.indexOf(one.weight) - WEIGHTS.indexOf(other.weight);

const FindingLine = ({ finding }: { readonly finding: Finding }): JSX.Element => (
  <div class="finding" data-weight={finding.weight}>
    <p class="finding-head">
      <span class="weight">{text(`weight-${finding.weight}`)}</span> {kindText(finding.kind)}
      {finding.entry !== undefined && ` (${text('one-entry', { entry: number(finding.entry) })})`}
    </p>
    <p>
      <English>{sentence(finding.what)}</English>
    </p>
  </div>
);

const ConflictLine = ({ conflict }: { readonly conflict: Conflict }): JSX.Element => (
  <div class="finding" data-weight="false">
    <p class="finding-head">{text('conflict')}</p>
    <p>
      <English>{sentence(conflict.what)}</English>
    </p>
    <details>
      <summary>{text('conflict-show')}</summary>
      <pre class="raw">{conflict.one}</pre>
      <pre class="raw">{conflict.other}</pre>
    </details>
  </div>
);

const BadEntries = ({ bad_entries: bad }: Report): JSX.Element | null =>
  bad.count === 0 ? null : (
    <details>
      <summary>{text('bad-entries', { count: bad.count })}</summary>
      <Some
        items={bad.items}
        count={bad.count}
        show={({ seq, leaf_hash: leaf }) => (
          <>
            {`${text('bad-entry', { entry: number(seq) })} `}
            <Code>{leaf}</Code>
          </>
        )}
      />
    </details>
  );

/** What was found, with what proves it. */
export const Findings = ({ report }: { readonly report: Report }): JSX.Element => {
  const { findings, conflicts } = report;
  return (
    <Section title={text('findings')} kind="findings">
      {findings.count === 0 && conflicts.length === 0 && <p>{text('findings-none')}</p>}
      {conflicts.length > 0 && (
        <Some items={conflicts} count={0} show={(conflict) => <ConflictLine conflict={conflict} />} />
      )}
      {findings.count > 0 && (
        <Some
          items={findings.items.toSorted(byWeight)}
          count={findings.count}
          show={(finding) => <FindingLine finding={finding} />}
        />
      )}
      <BadEntries {...report} />
    </Section>
  );
};
