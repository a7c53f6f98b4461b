import { type Happening, HEADS, type Played, type PlayedStep } from './scenario-play.ts';
import type { ScenarioText } from './scenario-text.ts';

const BRACKETS = /^(.*?) \(([^()]*)\)$/;

const sayHappening = ({ must, may }: Happening): string =>
  may.length === 0 ? must : `${must} (${may.join(', ')})`;

const matches = (expected: string, got: Happening | undefined): boolean => {
  if (got === undefined) return false;
  const [, must = expected, may] = BRACKETS.exec(expected) ?? [];
  const named = may === undefined ? [] : may.split(', ');
  return must === got.must && named.every((detail) => got.may.includes(detail));
};

/** Screens, banners and sounds are checked where they are named; everything else must be named, in order. */
const isLook = (phrase: string): boolean => /^(screen|banner|sounds) /.test(phrase);

export const isKnown = (phrase: string): boolean =>
  HEADS.some((head) => phrase === head || new RegExp(`^${head}[ :,]`).test(phrase));

const stepFaults = (expected: readonly string[], got: PlayedStep): boolean => {
  const looks = expected.filter(isLook);
  const happenings = expected.filter((phrase) => !isLook(phrase) && phrase !== 'nothing');
  return (
    looks.some((look) => !got.seen.includes(look)) ||
    happenings.length !== got.happened.length ||
    happenings.some((phrase, index) => !matches(phrase, got.happened[index]))
  );
};

const columns = (left: readonly string[], right: readonly string[]): readonly string[] => {
  const width = Math.max(20, ...left.map((text) => text.length));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const [expected = '', got = ''] = [left[index], right[index]];
    return `      ${expected.padEnd(width)} | ${got}`;
  });
};

/**
 * Where a scenario and what happened differ, both side by side in the scenario's own words; empty when they
 * agree. A room's end must say who is inside and whether the count is certain.
 */
export const differences = (scenario: ScenarioText, played: Played): readonly string[] => {
  const lines: string[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const got = played.steps[index];
    const unknown = step.expected.filter((phrase) => !isKnown(phrase));
    for (const phrase of unknown) lines.push(`  ${scenario.file}:${step.line}: unknown words: "${phrase}"`);
    if (got === undefined || (unknown.length === 0 && !stepFaults(step.expected, got))) continue;
    const looks = step.expected.some(isLook) ? got.seen : [];
    const happened = got.happened.length === 0 ? ['nothing'] : got.happened.map(sayHappening);
    lines.push(`  ${scenario.file}:${step.line}: ${step.time} ${step.event}`);
    lines.push(...columns(['EXPECTED', ...step.expected], ['GOT', ...happened, ...looks]));
  }
  for (const [index, end] of scenario.ends.entries()) {
    const got = played.ends[index] ?? [];
    const needed = ['inside ', 'count '].filter(
      (word) => !end.expected.some((phrase) => phrase.startsWith(word)),
    );
    const wrong = end.expected.filter((phrase) => !got.includes(phrase));
    if (needed.length === 0 && wrong.length === 0) continue;
    lines.push(`  ${scenario.file}:${end.line}: Then${end.room === '' ? '' : ` in ${end.room}`}`);
    lines.push(...needed.map((word) => `      does not say "${word}..."`));
    lines.push(...columns(['EXPECTED', ...end.expected], ['GOT', ...got]));
  }
  return lines;
};
