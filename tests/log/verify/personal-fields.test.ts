import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { kindsOf, reportOn } from './aid.ts';
import { type Content, morning, SampleLog } from './content.ts';

const honest = morning().content();
const DENIED = 77;

/** What opens one entry, changed. */
const withDisclosures = (
  seq: number,
  change: (
    disclosures: Content['entries'][number]['disclosures'],
  ) => Content['entries'][number]['disclosures'],
): Content => ({
  ...honest,
  entries: honest.entries.map((entry, index) =>
    index === seq ? { ...entry, disclosures: change(entry.disclosures) } : entry,
  ),
});

test('a disclosure that was changed, added, doubled or taken away is found, and its entry named', async () => {
  for (const [content, kinds] of [
    [
      withDisclosures(DENIED, (all) =>
        all.map((one) => ({ ...one, content: one.content.replace('ana', 'bob') })),
      ),
      ['disclosure_false'],
    ],
    [withDisclosures(DENIED, ([first]) => (first === undefined ? [] : [first])), ['disclosure_missing']],
    [withDisclosures(DENIED, (all) => [...all, ...all.slice(0, 1)]), ['disclosure_false']],
    [withDisclosures(DENIED + 1, () => [{ name: '__proto__', content: '[]' }]), ['disclosure_false']],
  ] as const) {
    const report = await reportOn(content);
    expect(report).toMatchObject({ verdict: 'INVALID', trusted: { until: 600 } });
    expect(kindsOf(report)).toEqual(kinds);
    expect([DENIED, DENIED + 1]).toContain(report.findings.items[0]?.entry);
  }
});

test('what a profile withholds is told apart from what is missing', async () => {
  const report = await reportOn({
    ...withDisclosures(DENIED, (all) => all.filter(({ name }) => name !== 'person')),
    withheld: { profile: 'public', fields: { person: 'names of staff' } },
  });
  expect(report.verdict).toBe('INTACT, UNWITNESSED');
  expect(report.checked.withheld).toEqual([{ name: 'person', ground: 'names of staff', count: 1 }]);
});

/** The day goes on, and two officials erase the person of one entry and of the act itself. */
const erasedDay = (digest: (lines: string) => string): Content => {
  const log = morning();
  const by = log.size;
  const lines = `${DENIED} person\n${by} person\n`;
  log.add({
    type: 'disclosures_erased',
    person: 'ana' as never,
    erased: 2,
    digest: digest(lines),
    ground: 'court_order',
    words: 'order 7',
    signed_by: ['cleo', 'dan'] as never,
  });
  log.fill(by + 5);
  const content = log.content({
    erased: [
      { seq: DENIED, names: ['person'], by },
      { seq: by, names: ['person'], by },
    ],
  });
  return {
    ...content,
    entries: content.entries.map((entry, seq) =>
      seq === DENIED || seq === by
        ? { ...entry, disclosures: entry.disclosures.filter(({ name }) => name !== 'person') }
        : entry,
    ),
  };
};

const right = (lines: string): string => hash('sha256', lines, 'hex');

test('what two officials erased is told apart, and its list is the one whose digest they recorded', async () => {
  const report = await reportOn(erasedDay(right));
  expect(report).toMatchObject({ verdict: 'INTACT, UNWITNESSED', checked: { erased: 2, missing: 0 } });
  const other = await reportOn(erasedDay((lines) => right(`${lines}9 person\n`)));
  expect(other.verdict).toBe('INVALID');
  expect(kindsOf(other)).toEqual(['erasure_false']);
});

test('nobody can call erased what no entry erased, what is still there, or what never was', async () => {
  for (const erased of [
    { seq: DENIED, names: ['person'], by: 599 },
    { seq: DENIED, names: ['person'], by: 9_999 },
    { seq: DENIED + 1, names: ['person'], by: 599 },
  ]) {
    const report = await reportOn({ ...honest, erased: [erased] });
    expect(report.verdict).toBe('INVALID');
    expect(new Set(kindsOf(report))).toEqual(new Set(['erasure_false']));
  }
});

/** The part of a log from one entry to before another: what opens the others is not there. */
const partOf = (content: Content, from: number, until: number): Content => ({
  ...content,
  range: { from, until },
  entries: content.entries.map((entry, seq) =>
    seq >= from && seq < until ? entry : { ...entry, disclosures: [] },
  ),
  erased: content.erased.filter(({ seq }) => seq >= from && seq < until),
});

test('in a part of a log an erasure is doubtful where the act, or some of its list, is not shown', async () => {
  const day = erasedDay(right);
  const withoutAct = await reportOn(partOf(day, 0, 600));
  expect(withoutAct.verdict).toBe('INTACT, UNWITNESSED');
  expect(withoutAct.findings.items).toMatchObject([
    { weight: 'doubtful', kind: 'erasure_not_shown', entry: 600 },
  ]);
  const withoutOther = await reportOn(partOf(day, 512, day.entries.length));
  expect(withoutOther.findings.items).toMatchObject([
    { weight: 'doubtful', kind: 'erasure_not_shown', entry: 600 },
  ]);
  const isFarLater = await reportOn(partOf(day, 601, day.entries.length));
  expect(isFarLater.findings.items).toEqual([]);
});

test('in a part of a log nobody can call erased more than the act did, or by an act of the past', async () => {
  const day = erasedDay(right);
  const late = partOf(day, 512, day.entries.length);
  for (const by of [600, 3]) {
    const taken = [513, 515].map((seq) => ({ seq, names: ['person'], by }));
    const report = await reportOn({
      ...late,
      entries: late.entries.map((entry, seq) =>
        seq === 513 || seq === 515
          ? { ...entry, disclosures: entry.disclosures.filter(({ name }) => name !== 'person') }
          : entry,
      ),
      erased: [...taken, ...late.erased],
    });
    expect(report.verdict).toBe('INVALID');
    expect(kindsOf(report)).toContain('erasure_false');
  }
});

test('lines out of order, or of no entry, end the check of that file alone', async () => {
  const entry = { seq: DENIED, disclosures: [] };
  for (const batch of [[entry, entry], [{ seq: 5_000, disclosures: [] }]]) {
    const report = await reportOn(honest, {}, { disclosures: () => [batch] });
    expect(report).toMatchObject({ verdict: 'INVALID', trusted: { until: 600 } });
    expect(kindsOf(report)).toContain('disclosures_malformed');
  }
});

test('a source that has no disclosures says that it has none', async () => {
  const report = await reportOn(new SampleLog().content(), {}, { disclosures: undefined });
  expect(report.not_checked.join()).toContain('not published here');
});
