import { CATALOGUE } from '../core/catalogue.ts';
import type { WrittenEvidence } from './evidence-schema.ts';
import type { Finding } from './finding.ts';
import { keyText } from './issues.ts';
import { startOfDay } from './local-time.ts';

const finding = (keys: readonly (string | number)[], what: string, remedy: string): Finding => {
  const path = ['evidence', ...keys];
  return { path, what: `${keyText(path)}: ${what}`, remedy };
};

const keyName = (key: string): string => key.slice(0, key.indexOf('+'));

const twice = (names: readonly string[]): number => names.findIndex((name, at) => names.indexOf(name) < at);

const listenFindings = ({ listen }: WrittenEvidence): readonly Finding[] => {
  if (listen === undefined || (listen.certificate === undefined) === (listen.key === undefined)) return [];
  const missing = listen.key === undefined ? 'key' : 'certificate';
  return [
    finding(
      ['listen', missing],
      'a certificate needs its key, and a key its certificate',
      'Write both, or neither.',
    ),
  ];
};

const witnessFindings = (evidence: WrittenEvidence, origin: string): readonly Finding[] => {
  const { witness, witnesses, quorum } = evidence;
  const findings: Finding[] = [];
  const again = twice(witnesses.map(({ key }) => keyName(key)));
  if (again >= 0)
    findings.push(finding(['witnesses', again, 'key'], 'this witness is named twice', 'Name each once.'));
  if (quorum > witnesses.length) {
    const named = witnesses.length === 1 ? 'one is named' : `${witnesses.length} are named`;
    const what = `a quorum of ${quorum} can never be met, since ${named}`;
    findings.push(finding(['quorum'], what, `Write at most ${witnesses.length}, or name more witnesses.`));
  }
  const own = witness?.logs.findIndex((log) => keyName(log) === origin) ?? -1;
  if (own >= 0) {
    const remedy = 'Name other logs: a witness of itself proves nothing to anybody.';
    findings.push(finding(['witness', 'logs', own], 'this is the log of this very kiosk', remedy));
  }
  return findings;
};

const giveFindings = ({ give, mail }: WrittenEvidence): readonly Finding[] =>
  give.flatMap(({ by }, index) =>
    by === 'mailed' && mail === undefined
      ? [
          finding(
            ['give', index],
            'there is no mail server to send it with',
            'Write evidence.mail, or give it another way.',
          ),
        ]
      : [],
  );

const redactionFindings = ({ redaction }: WrittenEvidence): readonly Finding[] => {
  const names = ['public', ...redaction.map(({ profile }) => profile)];
  const again = twice(names);
  return again < 0
    ? []
    : [
        finding(
          ['redaction', again - 1, 'profile'],
          `there is a profile ${names[again]} already`,
          'Give each profile its own name.',
        ),
      ];
};

const periodFindings = ({ retention: { state_months_for } }: WrittenEvidence): readonly Finding[] =>
  state_months_for.flatMap(({ types }, index) => {
    const unknown = types.findIndex((type) => !Object.hasOwn(CATALOGUE, type));
    if (unknown >= 0) {
      const what = `there is no kind of entry ${types[unknown]}`;
      const remedy = 'Name it as the entries do: "ballot-vault log" prints their types.';
      return [finding(['retention', 'state_months_for', index, 'types', unknown], what, remedy)];
    }
    const before = state_months_for.slice(0, index).flatMap((other) => other.types);
    const again = types.findIndex((type, at) => before.includes(type) || types.indexOf(type) < at);
    if (again < 0) return [];
    const what = `${types[again]} has a period already`;
    return [finding(['retention', 'state_months_for', index, 'types', again], what, 'Name each kind once.')];
  });

const dayFindings = ({ retention }: WrittenEvidence, zone: string): readonly Finding[] => {
  const findings: Finding[] = [];
  const look = (kind: 'elections' | 'holds', index: number, dates: { readonly [key: string]: unknown }) => {
    const instants: { [key: string]: number | undefined } = {};
    for (const [key, date] of Object.entries(dates)) {
      if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) continue;
      instants[key] = startOfDay(zone, date);
      if (instants[key] === undefined) {
        findings.push(
          finding(['retention', kind, index, key], `there is no day ${date}`, 'Write a day that exists.'),
        );
      }
    }
    const { records_from: from, records_until: until } = instants;
    if (from !== undefined && until !== undefined && until < from) {
      const what = 'the last day lies before the first';
      findings.push(finding(['retention', kind, index, 'records_until'], what, 'Write a later day.'));
    }
  };
  for (const [index, election] of retention.elections.entries()) look('elections', index, election);
  for (const [index, hold] of retention.holds.entries()) look('holds', index, hold);
  return findings;
};

/** What must hold between the fields of `evidence`; `zone` is a zone that exists. */
export const evidenceFindings = (
  evidence: WrittenEvidence,
  origin: string,
  zone: string,
): readonly Finding[] => [
  ...listenFindings(evidence),
  ...witnessFindings(evidence, origin),
  ...giveFindings(evidence),
  ...redactionFindings(evidence),
  ...periodFindings(evidence),
  ...dayFindings(evidence, zone),
];
