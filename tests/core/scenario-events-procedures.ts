import type { Procedure } from '../../src/core/facts-procedures.ts';
import { type PersonId, PHASES } from '../../src/core/terms.ts';
import { purposeOf } from './scenario-setting.ts';
import { oneOf, type Read, touched } from './scenario-touches-of.ts';

const people = (text: string): readonly PersonId[] => text.split(/, | and /).map((name) => name as PersonId);

/** The digest of a text that only its name and version stand for. */
const digestOf = (procedure: string, version: string): string =>
  [...`${procedure}-${version}`].map((letter) => letter.charCodeAt(0).toString(16)).join('');

const procedureOf = (
  name: string,
  version: string,
  count: number,
  uses: string,
  phase: string,
): Procedure => ({
  procedure: name,
  version,
  digest: digestOf(name, version),
  rooms: [],
  phases: phase === '' ? [] : [oneOf(PHASES, phase)],
  purposes: uses === '' ? [] : uses.split(' or ').map(purposeOf),
  title: { en: name, es: name },
  steps: Array.from({ length: count }, (_, at) => ({ en: `Do ${at + 1}`, es: `Haga ${at + 1}` })),
});

const tick =
  (kind: 'done' | 'open'): Read =>
  (place, name = '', step = '', procedure = '', version = '') =>
    touched(place, {
      touch: 'tick_step',
      digest: digestOf(procedure, version),
      step: Number(step),
      person: name as PersonId,
      tick: kind,
    });

/** How scenarios say what is done about written procedures and their steps. */
export const PROCEDURES: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) and (\w+) approve procedure (\S+) version (\S+), (\d+) steps(?:, for ([a-z ]+?))?(?:, in ([a-z]+))?$/,
    (_, one = '', other = '', name = '', version = '', count = '', uses = '', phase = '') => ({
      type: 'procedure_acted',
      act: { act: 'approve', procedure: procedureOf(name, version, Number(count), uses, phase) },
      signed_by: people(`${one} and ${other}`),
    }),
  ],
  [
    /^(\w+) and (\w+) withdraw procedure (\S+)$/,
    (_, one = '', other = '', name = '') => ({
      type: 'procedure_acted',
      act: { act: 'withdraw', procedure: name, words: 'out of use' },
      signed_by: people(`${one} and ${other}`),
    }),
  ],
  [/^(\w+) ticks step (\d+) of (\S+) version (\S+)$/, tick('done')],
  [/^(\w+) takes back step (\d+) of (\S+) version (\S+)$/, tick('open')],
];
