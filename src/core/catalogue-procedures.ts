import type { Card } from './catalogue.ts';
import type { ProcedureFact } from './facts-procedures.ts';

/** Cards of the facts about written procedures. */
export const PROCEDURE_CARDS: { readonly [T in ProcedureFact['type']]: Card } = {
  procedure_approved: {
    title: 'Procedure approved',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two people have approved this text of a procedure, step by step as it stands here. From here on the screen shows it to whoever comes in for one of its purposes.',
  },
  procedure_withdrawn: {
    title: 'Procedure withdrawn',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Two people have taken a procedure out of use. Visits that had begun under it keep it.',
  },
  procedure_taken_up: {
    title: 'Visit under a procedure',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'These people came in while this version of the procedure was in use for the purpose that they stated. It does not say that they read it.',
  },
  procedure_step_ticked: {
    title: 'Step ticked',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'Somebody at the screen touched this step and the name of whoever did it. The screen knows neither whose finger it was nor what was done in the room.',
  },
  procedure_step_reopened: {
    title: 'Step no longer ticked',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'Somebody at the screen took a tick back, in the name that is given. The entry of the tick stays as it is.',
  },
  procedure_left: {
    title: 'Visit under a procedure ended',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'The last of the people under this procedure signed out. Steps that nobody had ticked by then are named; that they were left out, or only not ticked, nobody knows from this.',
  },
};
