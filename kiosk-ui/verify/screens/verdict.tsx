import type { JSX } from 'preact';
import type { GivenCheckpoint, Report } from '../../../src/log/verify/report.ts';
import { Code, English, Pair, Section, Some } from '../parts.tsx';
import { bag } from '../state.ts';
import { text } from '../text.ts';
import { number } from '../times.ts';
import { entriesText } from '../words.ts';
import { Findings } from './findings.tsx';
import { Key } from './key.tsx';
import { Brackets, Gaps, Witnesses } from './told-times.tsx';

interface Props {
  readonly report: Report;
}

const isBad = ({ verdict }: Report): boolean => verdict === 'INVALID' || verdict === 'CONFLICT';

const meaningOf = ({ verdict }: Report): string => {
  if (verdict === 'INVALID') return text('means-invalid');
  if (verdict === 'CONFLICT') return text('means-conflict');
  if (verdict === 'INTACT, UNWITNESSED') return text('means-unwitnessed');
  const [, seen = '', known = ''] = /^WITNESSED (\d+) of (\d+)$/.exec(verdict) ?? [];
  return text('means-witnessed', { seen: Number(seen), known: Number(known) });
};

/** Whether somebody has to look at something, although the evidence is what was signed. */
const isDoubtful = ({ findings, outside }: Report): boolean =>
  outside.count > 0 || findings.items.some(({ weight }) => weight === 'doubtful');

/** What is open about the witnesses: how far they saw, whether that is enough, and who says that they are any. */
const openAboutWitnesses = ({ size = 0, witnesses }: Report): readonly string[] => {
  const { seen, known, given, policy_met_until: met } = witnesses;
  const seenUntil = Math.max(0, ...seen.map((witness) => witness.size));
  return [
    ...(seenUntil < size ? [text('means-unseen', { entries: entriesText(seenUntil, size) })] : []),
    ...(known.length > 0 && met !== undefined && met < size
      ? [text('means-policy', { met: number(met), size: number(size) })]
      : []),
    ...(seen.length > 0 && !given ? [text('means-own-witnesses')] : []),
  ];
};

/** What the words of the verdict leave open, said beside them. */
const openQuestions = (report: Report): readonly string[] => {
  const { size = 0, key, checked } = report;
  const { from, until } = checked.entries;
  if (isBad(report)) return [];
  return [
    ...(until - from < size
      ? [text('means-part', { entries: entriesText(from, until), size: number(size) })]
      : []),
    ...openAboutWitnesses(report),
    ...(isDoubtful(report) ? [text('means-doubtful')] : []),
    ...(key?.given === false ? [text('means-own-key')] : []),
  ];
};

/** A question that is open is nothing to be at ease about. */
const toneOf = (report: Report): 'bad' | 'care' | 'good' => {
  if (isBad(report)) return 'bad';
  const isUnwitnessed = report.verdict === 'INTACT, UNWITNESSED';
  return isUnwitnessed || openQuestions(report).length > 0 ? 'care' : 'good';
};

/** The verdict, larger than anything else on the page. */
const Banner = ({ report }: Props): JSX.Element => (
  <section class="banner" data-tone={toneOf(report)} aria-labelledby="verdict">
    <h2 id="verdict" tabIndex={-1}>
      <English>{report.verdict}</English>
    </h2>
    <p>{meaningOf(report)}</p>
    {openQuestions(report).map((open) => (
      <p key={open}>{open}</p>
    ))}
  </section>
);

const Trust = ({ report }: Props): JSX.Element | null => {
  if (report.verdict !== 'INVALID') return null;
  const { first_bad: bad, trusted } = report;
  return (
    <Section title={text('trust')} kind="trust">
      <dl class="pairs">
        <Pair name={text('first-bad')}>
          {bad === undefined ? text('first-bad-none') : entriesText(bad.from, bad.until)}
          {bad !== undefined && bad.until > bad.from + 1 && ` ${text('first-bad-among')}`}
        </Pair>
        <Pair name={text('still-trusted')}>{entriesText(0, trusted.until)}</Pair>
      </dl>
    </Section>
  );
};

/** A line of letters and digits, where there is one. */
const CodePair = ({ name, value }: { readonly name: string; readonly value: string | undefined }) =>
  value === undefined ? null : (
    <Pair name={text(name)}>
      <Code>{value}</Code>
    </Pair>
  );

/** The root as receipts and slips have it: 16 groups of four digits. */
const asOnPaper = (root: string): string =>
  Buffer.from(root, 'base64')
    .toString('hex')
    .replace(/(.{4})(?=.)/g, '$1 ');

const Subject = ({ report }: Props): JSX.Element => (
  <Section title={text('subject')} kind="subject">
    <dl class="pairs">
      <Pair name={text('subject-bag')}>{bag.value?.name ?? report.where}</Pair>
      <CodePair name="subject-log" value={report.origin} />
      {report.size !== undefined && <Pair name={text('subject-size')}>{number(report.size)}</Pair>}
      <CodePair name="subject-root" value={report.root} />
      <CodePair name="subject-root-paper" value={report.root && asOnPaper(report.root)} />
      <CodePair name="subject-previous" value={report.epochs.previous} />
      <CodePair name="subject-next" value={report.epochs.next} />
    </dl>
  </Section>
);

const Fields = ({ report: { checked } }: Props): JSX.Element => (
  <>
    <Pair name={text('checked-fields')}>
      {text('checked-fields-counts', {
        all: number(checked.commitments),
        disclosed: number(checked.disclosed),
        erased: number(checked.erased),
        missing: number(checked.missing),
      })}
    </Pair>
    {checked.withheld.map(({ name, ground, count }) => (
      <Pair key={name} name={text('checked-withheld', { name })}>
        {text('checked-withheld-count', { count, ground })}
      </Pair>
    ))}
  </>
);

const Checked = ({ report }: Props): JSX.Element => {
  const { checked } = report;
  return (
    <Section title={text('checked')} kind="checked">
      <dl class="pairs">
        <Pair name={text('checked-entries')}>
          {`${number(checked.entries_read)} (${entriesText(checked.entries.from, checked.entries.until)})`}
        </Pair>
        {checked.hashes_only > 0 && (
          <Pair name={text('checked-hashes-only')}>{number(checked.hashes_only)}</Pair>
        )}
        <Pair name={text('checked-tiles')}>{number(checked.hash_tiles)}</Pair>
        <Pair name={text('checked-old')}>{number(checked.old_checkpoints)}</Pair>
        <Fields report={report} />
        {checked.further.length > 0 && (
          <Pair name={text('checked-further')}>
            <Some items={checked.further} count={0} show={(name) => <English>{name}</English>} />
          </Pair>
        )}
      </dl>
    </Section>
  );
};

const GivenLine = ({ name, size, became }: GivenCheckpoint): JSX.Element => (
  <>
    {name}
    {size !== undefined && ` (${text('given-size', { count: size })})`}
    {`: ${text(`given-${became}`)}`}
  </>
);

/** What became of each checkpoint that the reader kept. */
const Given = ({ report: { given_checkpoints: given } }: Props): JSX.Element | null =>
  given.count === 0 ? null : (
    <Section title={text('given')} kind="given">
      <Some items={given.items} count={given.count} show={GivenLine} />
    </Section>
  );

const LIMITS = ['limit-rollback', 'limit-everything', 'limit-key'] as const;

/** What no verdict says, in every verdict. */
const Limits = ({ report }: Props): JSX.Element => (
  <Section title={text('limits')} kind="limits">
    <ul class="rows">
      {report.not_checked.map((what) => (
        <li key={what}>
          {`${text('not-checked')} `}
          <English>{`${what}.`}</English>
        </li>
      ))}
      {LIMITS.map((limit) => (
        <li key={limit}>{text(limit)}</li>
      ))}
      {report.witnesses.seen.length > 0 && <li>{text('limit-witnesses')}</li>}
    </ul>
  </Section>
);

/** All that the check found, the most important first. */
export const Verdict = ({ report }: Props): JSX.Element => (
  <>
    <Banner report={report} />
    <Trust report={report} />
    <Findings report={report} />
    <Given report={report} />
    <Key report={report} />
    <Subject report={report} />
    <Witnesses report={report} />
    <Checked report={report} />
    <Gaps report={report} />
    <Brackets report={report} />
    <Limits report={report} />
  </>
);
