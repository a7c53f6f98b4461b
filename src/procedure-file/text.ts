import type { Problem } from '../config/problems.ts';
import { STEP_LENGTH_MAX, STEPS_MAX, TITLE_LENGTH_MAX, type Told } from '../core/facts-procedures.ts';
import { isPrintable, isReadable } from '../core/printable.ts';

export const PROCEDURE_LANGUAGES = ['en', 'es'] as const;
export type ProcedureLanguage = (typeof PROCEDURE_LANGUAGES)[number];

const KEYS = ['id', 'version', 'rooms', 'phases', 'purposes', 'languages'] as const;
export type Key = (typeof KEYS)[number];

export interface Written {
  readonly line: number;
  readonly text: string;
}

export type Front = { readonly [K in Key]?: Written };

export interface Section {
  readonly language: ProcedureLanguage;
  readonly line: number;
  readonly title: string;
  readonly steps: readonly Written[];
}

/** Gathers what is wrong with a file, line by line. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly #file: string;
  constructor(file: string) {
    this.#file = file;
  }
  add(line: number, what: string, remedy: string): void {
    this.problems.push({ where: `${this.#file}:${line}`, what, remedy });
  }
}

const isKey = (name: string): name is Key => KEYS.some((key) => key === name);

/** The lines between the two rows of three hyphens, and the number of the line after them; 0 where they have no end. */
export const frontOf = (lines: readonly string[], found: Findings): { front: Front; after: number } => {
  const end =
    lines[0]?.trim() === '---' ? lines.findIndex((line, at) => at > 0 && line.trim() === '---') : -1;
  if (end === -1) {
    found.add(
      1,
      'the file does not begin with its particulars',
      'Put them first, between two lines of three hyphens.',
    );
    return { front: {}, after: 0 };
  }
  const front: { [K in Key]?: Written } = {};
  for (const [at, line] of lines.slice(1, end).entries()) {
    const number = at + 2;
    const [, key = '', text = ''] = /^([a-z_]+):(.*)$/.exec(line) ?? [];
    if (line.trim() === '') continue;
    if (!isKey(key))
      found.add(
        number,
        'this line has no key that is known',
        `Write one of ${KEYS.join(', ')}, a colon and its value.`,
      );
    else if (front[key] !== undefined)
      found.add(number, `${key} stands there twice`, 'Leave one of them out.');
    else front[key] = { line: number, text: text.trim() };
  }
  for (const key of KEYS) {
    if (front[key] === undefined)
      found.add(
        1,
        `${key} is missing`,
        `Write "${key}:" and its value between the two lines of three hyphens.`,
      );
  }
  return { front, after: end + 1 };
};

const checkWords = (words: string, most: number, line: number, what: string, found: Findings): void => {
  if (!isPrintable(words) || !isReadable(words))
    found.add(line, `${what} has no words that can be printed`, 'Write plain text.');
  if (words.length > most)
    found.add(
      line,
      `${what} has ${words.length} characters`,
      `Write at most ${most}: it is read at a screen.`,
    );
};

/** Takes the body line by line: headings, numbered steps, and what goes on from the line before. */
export const sectionsOf = (lines: readonly string[], after: number, found: Findings): readonly Section[] => {
  const sections: {
    language: ProcedureLanguage;
    line: number;
    title: string;
    steps: { line: number; text: string }[];
  }[] = [];
  for (const [at, raw] of lines.slice(after).entries()) {
    const number = after + at + 1;
    const line = raw.trimEnd();
    const current = sections.at(-1);
    const heading = /^# +(\S+): *(.*)$/.exec(line);
    const step = /^(\d+)\. +(.*)$/.exec(line);
    if (line === '') continue;
    if (heading !== null) {
      const language = PROCEDURE_LANGUAGES.find((known) => known === heading[1]);
      if (language === undefined)
        found.add(
          number,
          'this language is not one of the screens',
          `Begin the heading with one of: ${PROCEDURE_LANGUAGES.map((known) => `# ${known}:`).join(', ')}.`,
        );
      else sections.push({ language, line: number, title: (heading[2] ?? '').trim(), steps: [] });
    } else if (current === undefined) {
      found.add(
        number,
        'there are words before the first heading',
        'Write a heading such as "# en: Receiving" first.',
      );
    } else if (step !== null) {
      const expected = current.steps.length + 1;
      if (Number(step[1]) !== expected)
        found.add(
          number,
          `this step has the number ${step[1]}`,
          `It is number ${expected}: number the steps from 1, without a gap.`,
        );
      current.steps.push({ line: number, text: (step[2] ?? '').trim() });
    } else if (/^ {2,}\S/.test(line) && current.steps.length > 0) {
      const last = current.steps.at(-1);
      if (last !== undefined) last.text = `${last.text} ${line.trim()}`;
    } else {
      found.add(
        number,
        'this line is no step',
        'Write "1. " and what is to be done; indent a line that goes on from the one before.',
      );
    }
  }
  return sections;
};

export const checkSections = (
  sections: readonly Section[],
  languages: readonly string[],
  found: Findings,
): void => {
  for (const [at, { language, line, title, steps }] of sections.entries()) {
    checkWords(title, TITLE_LENGTH_MAX, line, 'the title', found);
    for (const step of steps) checkWords(step.text, STEP_LENGTH_MAX, step.line, 'this step', found);
    if (steps.length === 0)
      found.add(line, 'there are no steps', 'Write "1. " and what is to be done below the heading.');
    const beyond = steps[STEPS_MAX];
    if (beyond !== undefined)
      found.add(
        beyond.line,
        `there are ${steps.length} steps`,
        `Write at most ${STEPS_MAX}, or make two procedures of it.`,
      );
    if (sections.findIndex((other) => other.language === language) !== at)
      found.add(line, `the language ${language} stands there twice`, 'Leave one of them out.');
    if (!languages.includes(language))
      found.add(
        line,
        `${language} is not among the languages above`,
        'Add it there, or leave this part out.',
      );
    const first = sections[0];
    if (first !== undefined && first.steps.length !== steps.length)
      found.add(
        line,
        `there are ${steps.length} steps in ${language} and ${first.steps.length} in ${first.language}`,
        'A step is ticked once for both: write the same steps in each language.',
      );
  }
  for (const language of languages) {
    if (!sections.some((section) => section.language === language))
      found.add(
        1,
        `the part in ${language} is missing`,
        `Write "# ${language}: " and a title, and its steps below it.`,
      );
  }
};

export const told = (sections: readonly Section[], words: (section: Section) => string): Told => {
  const of = (language: ProcedureLanguage): string => {
    const section = sections.find((other) => other.language === language);
    return section === undefined ? '' : words(section);
  };
  return { en: of('en'), es: of('es') };
};
