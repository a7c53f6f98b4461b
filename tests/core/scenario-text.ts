/**
 * The form of a scenario. A title stands at the margin, everything else is indented; a blank line ends the
 * scenario. Headings (`Why: ...`) come first, then steps: a time, what happens, and after two or more spaces
 * what goes on record, several facts parted by `;`. An indented line without a time goes on with the facts.
 * `Then: ...` closes the scenario. Lines that begin with `#` are remarks.
 */
export interface ScenarioStep {
  readonly line: number;
  readonly time: string;
  readonly event: string;
  readonly expected: readonly string[];
}

export interface ScenarioEnd {
  readonly line: number;
  /** Name of the room, or empty where there is only one. */
  readonly room: string;
  readonly expected: readonly string[];
}

export interface ScenarioText {
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly headings: readonly { readonly line: number; readonly name: string; readonly text: string }[];
  readonly steps: readonly ScenarioStep[];
  readonly ends: readonly ScenarioEnd[];
}

const HEADINGS = [
  'Why',
  'Case',
  'Date',
  'Rooms',
  'People',
  'Rules',
  'Calendar',
  'Clock',
  'Heartbeats',
  'Kiosk',
  'Alarms',
  'Siren',
  'Tests',
  'Siblings',
  'Before',
];
const HEADING = new RegExp(`^  (${HEADINGS.join('|')}|In [a-z]+): +(.+)$`);
const STEP = /^ {2}((?:[A-Z][a-z]{2} \d{1,2} )?\d\d:\d\d:\d\d(?:\.\d{3})?(?: E[DS]T)?) +(\S.*)$/;
const END = /^ {2}Then(?: in ([^:]+))?: +(.+)$/;
const GOING_ON = /^ {4,}(\S.*)$/;

interface Draft {
  file: string;
  line: number;
  title: string;
  headings: { line: number; name: string; text: string }[];
  steps: { line: number; time: string; event: string; expected: string[] }[];
  ends: { line: number; room: string; expected: string[] }[];
}

const phrases = (text: string): string[] =>
  text
    .split(';')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

const goOn = (draft: Draft, text: string): boolean => {
  const end = draft.ends.at(-1);
  if (end !== undefined) return end.expected.push(...phrases(text)) > 0;
  const step = draft.steps.at(-1);
  if (step !== undefined) return step.expected.push(...phrases(text)) > 0;
  const heading = draft.headings.at(-1);
  if (heading === undefined) return false;
  heading.text += ` ${text}`;
  return true;
};

/** Adds one line to a scenario; false when the line is none of what a scenario is made of. */
const addLine = (draft: Draft, text: string, line: number): boolean => {
  const [, room = '', end] = END.exec(text) ?? [];
  if (end !== undefined) return draft.ends.push({ line, room, expected: phrases(end) }) > 0;
  const [, time, rest] = STEP.exec(text) ?? [];
  if (time !== undefined && rest !== undefined) {
    if (draft.ends.length > 0) return false;
    const [event = '', ...facts] = rest.split(/ {2,}/);
    return draft.steps.push({ line, time, event, expected: phrases(facts.join(' ')) }) > 0;
  }
  const [, name, heading] = HEADING.exec(text) ?? [];
  if (name !== undefined && heading !== undefined) {
    if (draft.steps.length > 0) return false;
    return draft.headings.push({ line, name, text: heading }) > 0;
  }
  const [, more] = GOING_ON.exec(text) ?? [];
  return more !== undefined && goOn(draft, more);
};

const checkWhole = (draft: Draft): void => {
  const where = `${draft.file}:${draft.line}`;
  const lacks = (what: string) => new Error(`${where}: "${draft.title}" has no ${what}`);
  if (!draft.headings.some((heading) => heading.name === 'Why')) throw lacks('Why');
  if (draft.steps.length === 0) throw lacks('steps');
  if (draft.ends.length === 0) throw lacks('Then');
  const silent = draft.steps.find((step) => step.expected.length === 0);
  if (silent !== undefined) {
    throw new Error(
      `${draft.file}:${silent.line}: say what goes on record at "${silent.event}", or "nothing"`,
    );
  }
};

/** @throws naming file and line where a line cannot be understood or a scenario lacks one of its parts. */
export const readScenarios = (file: string, text: string): readonly ScenarioText[] => {
  const scenarios: Draft[] = [];
  let open = false;
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    if (content.startsWith('#')) continue;
    if (content.trim() === '') {
      open = false;
    } else if (!content.startsWith(' ') && !open) {
      open = true;
      scenarios.push({ file, line, title: content.trim(), headings: [], steps: [], ends: [] });
    } else {
      const draft = scenarios.at(-1);
      if (draft === undefined || !open || !addLine(draft, content, line)) {
        throw new Error(`${file}:${line}: not understood: "${content.trim()}"`);
      }
    }
  }
  if (scenarios.length === 0) throw new Error(`${file}: no scenario in this file`);
  for (const draft of scenarios) checkWhole(draft);
  return scenarios;
};
