import { REMEDIES, type RemedyCode } from './remedies.ts';
import { SAID, type SaidCode } from './said.ts';

/** How something stands. What could not be looked at is `unknown`, and never `good`. */
export const HEALTH = ['good', 'warning', 'wrong', 'unknown'] as const;
export type Health = (typeof HEALTH)[number];

/** What is looked at together, in the order in which people read it. */
export const HEALTH_PARTS = [
  ...(['service', 'devices', 'inputs', 'pins', 'clock', 'power and heat', 'disk', 'log', 'reach'] as const),
  ...(['certificates', 'versions'] as const),
] as const;
export type HealthPart = (typeof HEALTH_PARTS)[number];

/** What stands for the names in a sentence. */
export type Values = Readonly<Record<string, string | number>>;

/** What was looked at, and what was found. */
export interface Finding {
  readonly part: HealthPart;
  /** The single thing, such as a device or a file. */
  readonly about: string;
  readonly health: Health;
  /** In English. */
  readonly said: string;
  /** What a person does about it, as sentences in English; empty where there is nothing to do. */
  readonly remedy: string;
  /** Which sentences these are, for whoever says them in another language. */
  readonly codes: { readonly said: SaidCode; readonly remedy: RemedyCode | '' };
  readonly values: Readonly<Record<string, string>>;
}

/** A sentence with what stands in it. */
export type Saying<Code extends string> = Code | readonly [code: Code, values: Values];

const codeOf = <Code extends string>(saying: Saying<Code>): Code =>
  typeof saying === 'string' ? saying : saying[0];

const valuesOf = (saying: Saying<string>): Readonly<Record<string, string>> =>
  typeof saying === 'string'
    ? {}
    : Object.fromEntries(Object.entries(saying[1]).map(([name, value]) => [name, String(value)]));

const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** Makes findings of one part. */
export const findingsOf = (part: HealthPart) => {
  const found =
    (health: Health) =>
    (about: string, said: Saying<SaidCode>, remedy?: Saying<RemedyCode>): Finding => {
      const values = { ...(remedy === undefined ? {} : valuesOf(remedy)), ...valuesOf(said) };
      const codes = { said: codeOf(said), remedy: remedy === undefined ? ('' as const) : codeOf(remedy) };
      return {
        part,
        about,
        health,
        said: filled(SAID[codes.said], values),
        remedy: codes.remedy === '' ? '' : filled(REMEDIES[codes.remedy], values),
        codes,
        values,
      };
    };
  type WithRemedy = (about: string, said: Saying<SaidCode>, remedy: Saying<RemedyCode>) => Finding;
  return {
    good: (about: string, said: Saying<SaidCode>): Finding => found('good')(about, said),
    warning: found('warning') as WithRemedy,
    wrong: found('wrong') as WithRemedy,
    unknown: found('unknown'),
  };
};

/** The sentence of an error, on one line. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();

/** How many of each. */
export const counted = (found: readonly Finding[]): { readonly [H in Health]: number } => {
  const of = (health: Health): number => found.filter((finding) => finding.health === health).length;
  return { good: of('good'), warning: of('warning'), wrong: of('wrong'), unknown: of('unknown') };
};
