/** Reads the text format of Prometheus, version 0.0.4, and throws with the line that is not of it. */

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const HELP = new RegExp(`^# HELP (${NAME}) (.+)$`);
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram|summary|untyped)$`);
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"';
const SAMPLE = new RegExp(`^(${NAME})(?:\\{((?:${LABEL})(?:,${LABEL})*)\\})? ([^ ]+)$`);
const NUMBER = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]Inf|NaN)$/;
/** What a family's samples may be called besides its own name. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
};

const numberOf = (text: string, line: string): number => {
  if (!NUMBER.test(text)) throw new Error(`no number: ${line}`);
  return Number(text.replace('Inf', 'Infinity'));
};

const labelsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(new RegExp(LABEL, 'g'))].map(([label]) => {
      const [name = '', ...rest] = label.split('=');
      return [name, JSON.parse(rest.join('=')) as string];
    }),
  );

interface Growing extends Family {
  readonly samples: Sample[];
}

const addSample = (family: Growing | undefined, line: string): void => {
  const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
  if (name === '') throw new Error(`neither a comment nor a sample: ${line}`);
  const endings = ENDINGS[family?.type ?? ''] ?? [''];
  if (family === undefined || !endings.some((ending) => name === family.name + ending)) {
    throw new Error(`a sample outside its family: ${line}`);
  }
  family.samples.push({ name, labels: labelsOf(labels), value: numberOf(value, line) });
};

/** Each family has HELP, then TYPE, then its samples, and comes once. */
export const parseExposition = (text: string): readonly Family[] => {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const families: Growing[] = [];
  let help: RegExpExecArray | null = null;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    if (!line.startsWith('#')) {
      addSample(families.at(-1), line);
      continue;
    }
    const type = TYPE.exec(line);
    if (type === null) {
      help = HELP.exec(line);
      if (help === null) throw new Error(`no comment of this format: ${line}`);
      continue;
    }
    const [, name = '', kind = ''] = type;
    if (help?.[1] !== name) throw new Error(`a type without its help: ${line}`);
    if (families.some((family) => family.name === name)) throw new Error(`twice: ${line}`);
    families.push({ name, type: kind, help: help[2] ?? '', samples: [] });
  }
  const series = families.flatMap(({ samples }) =>
    samples.map(({ name, labels }) => JSON.stringify([name, ...Object.entries(labels).sort()])),
  );
  const double = series.find((one, at) => series.indexOf(one) !== at);
  if (double !== undefined) throw new Error(`the same series twice: ${double}`);
  return families;
};

/** The value of one series; undefined where there is none. */
export const seriesValue = (
  families: readonly Family[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | undefined =>
  families
    .flatMap(({ samples }) => samples)
    .find(
      (sample) =>
        sample.name === `ballot_vault_${name}` &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    )?.value;
