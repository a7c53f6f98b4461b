import { alertsBeside, alertsOf, type LoneSpan } from '../records/lone-spans.ts';
import type { Difference, Verdict, WhatIf } from '../records/what-if.ts';
import { instantIn } from './change-table.ts';
import { harmless } from './harmless.ts';

/** More lines nobody reads before they approve; `--json` has all. */
const SHOWN_MAX = 20;

const plain = (word: string): string => word.replaceAll('_', ' ');

const verdictText = (verdict: Verdict): string => {
  switch (verdict.verdict) {
    case 'granted':
      return 'let in';
    case 'accepted':
      return verdict.need === 'none'
        ? `accepted, asked for ${plain(verdict.next)}`
        : `accepted, needed ${plain(verdict.need)}`;
    case 'refused':
      return `refused, ${plain(verdict.reason)}`;
    default:
      return 'not answered';
  }
};

const differenceLine = (zone: string, { seq, at, room, person, was, would }: Difference): string =>
  `  #${seq}  ${instantIn(zone, at)}  ${room}  ${person === '' ? 'unknown badge' : person}: ${verdictText(was)} -> ${verdictText(would)}`;

const spanLine = (zone: string, what: string, { room, since, until, people }: LoneSpan): string =>
  `  ${what}: ${room}, ${instantIn(zone, since)} for ${Math.round((until - since) / 1_000)} s, inside ${people.join(', ') || 'visitors'}`;

const shown = (lines: readonly string[], left_out = 0): readonly string[] => {
  const more = lines.length - SHOWN_MAX + left_out;
  return lines.length <= SHOWN_MAX && left_out === 0
    ? lines
    : [...lines.slice(0, SHOWN_MAX), `  and ${Math.max(more, left_out)} more; --json has them`];
};

const counts = (spans: readonly LoneSpan[]): string => `${spans.length}, alerted ${alertsOf(spans).length}`;

/** What a trial would have changed, for whoever is to approve it. */
export const whatIfText = (zone: string, found: WhatIf): string => {
  const { from, until, judged, not_judged, erased, differences, left_out, lone_was, lone_would } = found;
  const differing = differences.length + left_out;
  const lines = [
    `What would this have changed? Tried on ${judged} badges from ${instantIn(zone, from)} to ${instantIn(zone, until)}.`,
    differing === 0
      ? 'No badge would have got another answer.'
      : `${differing} badges would have got another answer:`,
    ...shown(
      differences.map((difference) => differenceLine(zone, difference)),
      left_out,
    ),
    `Times when those inside broke the rule: ${counts(lone_was)}. It would have been ${counts(lone_would)}.`,
    ...shown([
      ...alertsBeside(lone_would, lone_was).map((span) => spanLine(zone, 'an alert besides', span)),
      ...alertsBeside(lone_was, lone_would).map((span) => spanLine(zone, 'no alert', span)),
    ]),
    ...(not_judged === 0
      ? []
      : [
          `${not_judged} badges could not be judged again: the rules of then do not answer them as they did.`,
        ]),
    ...(erased === 0 ? [] : [`Something of ${erased} entries is erased: what they changed is not known.`]),
    'Each badge is judged as things really stood. People would have behaved otherwise after a first difference, and nobody knows how.',
  ];
  return lines.map((line) => `${harmless(line)}\n`).join('');
};
