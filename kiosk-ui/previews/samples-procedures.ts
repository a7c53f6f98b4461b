import type { ProcedureFace } from '../../src/core/view.ts';
import { ana, ben, MINUTE, NOW, pair, showing } from './people.ts';
import type { Sample } from './samples.ts';

const STEPS = [
  [
    'Both of you greet whoever delivers, and look at their identification.',
    'Saluden los dos a quien entrega y miren su identificación.',
  ],
  [
    'Compare the label of each container with the delivery list, one reads and one marks.',
    'Comparen la etiqueta de cada recipiente con la lista de entrega: una persona lee y la otra marca.',
  ],
  [
    'Look at each seal before you touch it: whole, and not moved or cut.',
    'Miren cada sello antes de tocarlo: entero, sin mover y sin cortar.',
  ],
  [
    'Read each seal number aloud; the other one compares it with the transfer form.',
    'Lean en voz alta cada número de sello; la otra persona lo compara con el formulario de traslado.',
  ],
  [
    'Anything that differs: set the container apart, change nothing, and call the supervisor.',
    'Si algo no coincide: aparten el recipiente, no cambien nada y llamen al supervisor.',
  ],
  [
    'Put each container at the place that its label names.',
    'Pongan cada recipiente en el lugar que indica su etiqueta.',
  ],
] as const;

const DIGEST = 'a'.repeat(64);
const title = { en: 'Receiving sealed containers', es: 'Recepción de recipientes sellados' };

const run = (done: number, change: Partial<ProcedureFace> = {}): ProcedureFace => ({
  digest: DIGEST,
  version: '2026-1',
  title,
  left: 0,
  people: [ana, ben],
  steps: STEPS.map(([en, es], at) => ({
    words: { en, es },
    ticked_by: at < done ? (at % 2 === 0 ? ana : ben).name : '',
    at: at < done ? NOW - (10 - at) * MINUTE : 0,
  })),
  ...change,
});

const waits = (...procedures: readonly ProcedureFace[]) =>
  showing({ screen: 'attract' }, { inside: pair, procedures });

const page = { page: 'steps', digest: DIGEST, step: 0 } as const;
const second = run(0, { digest: 'b'.repeat(64), title: { en: 'Closing the room for the night', es: '' } });

const open = (count: number) => ({
  title,
  unticked: STEPS.slice(0, count).map(([en, es]) => ({ en, es })),
  steps: STEPS.length,
});

const left = (count: number) =>
  showing({
    screen: 'signed_out',
    face: ben,
    left_behind: [],
    visitors: [],
    open: [open(count)],
    until: NOW + 4_000,
  });

/** Steps of written procedures. */
export const PROCEDURE_SAMPLES: Readonly<Record<string, Sample>> = {
  'steps-begun': { view: waits(run(0)) },
  'steps-two-procedures': { view: waits(run(3), second) },
  'steps-which': { view: waits(run(3), second), page: { ...page, digest: '' } },
  'steps-all-ticked': { view: waits(run(STEPS.length)) },
  'steps-left': { view: { ...waits(run(4, { left: NOW - MINUTE })), inside: [] } },
  steps: { view: waits(run(3)), page },
  'steps-next': { view: waits(run(3)), page, part: 1 },
  'steps-english-only': {
    view: waits(
      run(1, {
        title: { ...title, es: '' },
        steps: run(1).steps.map((step) => ({ ...step, words: { ...step.words, es: '' } })),
      }),
    ),
    page,
  },
  'steps-left-page': { view: waits(run(4, { left: NOW - MINUTE })), page, part: 1 },
  'steps-who': { view: waits(run(3)), page: { ...page, step: 4 } },
  'steps-who-back': { view: waits(run(3)), page: { ...page, step: 2 } },
  'steps-over': { view: waits(), page },
  'signed_out-unticked': { view: left(1) },
  'signed_out-unticked-many': { view: left(5) },
};
