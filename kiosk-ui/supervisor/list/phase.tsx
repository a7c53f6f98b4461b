import { useSignal } from '@preact/signals';
import { PHASES } from '../../../src/core/terms.ts';
import { Say } from '../../shared/press.tsx';
import { text as liveText } from '../live/text.ts';
import { Choose, TypeIn } from '../office/fields.tsx';
import { ActForm, whyNot } from './act-form.tsx';
import type { Shared } from './doing.ts';
import { addressOf } from './place.ts';
import { instantText } from './said.ts';
import { text } from './text.ts';

const Proposed = ({ number }: { readonly number: number }) =>
  number === 0 ? null : (
    <p>
      {text('proposed', { proposal: number })} <a href={addressOf('proposals')}>{text('see-proposals')}</a>
    </p>
  );

const ProposePhase = ({ shared }: { readonly shared: Shared }) => {
  const { doing, stands, again } = shared;
  const choices = PHASES.filter((phase) => phase !== stands.phase);
  const phase = useSignal<string>(choices[0] ?? '');
  const number = useSignal(0);
  return (
    <>
      <ActForm
        doing={doing}
        title={text('propose-phase')}
        button={text('propose-phase')}
        act={(words) => {
          const chosen = choices.find((known) => known === phase.peek());
          return chosen === undefined ? null : { act: 'propose_phase', phase: chosen, words };
        }}
        done={text('proposed-done')}
        onDone={(acted) => {
          number.value = acted.number;
          again();
        }}
      >
        <Choose
          label={text('phase-then')}
          of={phase}
          choices={choices.map((known) => [known, liveText(`phase-${known}`)])}
        />
      </ActForm>
      <Proposed number={number.value} />
    </>
  );
};

const DIGEST = /^[0-9a-f]{64}$/;

const ProposeRules = ({ shared }: { readonly shared: Shared }) => {
  const digest = useSignal('');
  const fault = useSignal('');
  const number = useSignal(0);
  return (
    <>
      <ActForm
        doing={shared.doing}
        title={text('propose-rules')}
        button={text('propose-rules')}
        act={(words) => {
          const config_digest = digest.peek().trim().toLowerCase();
          fault.value = DIGEST.test(config_digest) ? '' : text('fault-digest');
          return fault.peek() === '' ? { act: 'propose_rules', config_digest, words } : null;
        }}
        done={text('proposed-done')}
        onDone={(acted) => {
          number.value = acted.number;
          digest.value = '';
          shared.again();
        }}
      >
        <p>{text('rules-about')}</p>
        <TypeIn
          label={text('config-digest')}
          hint={text('config-digest-hint')}
          of={digest}
          most={80}
          fault={fault.value}
          isNeeded
        />
      </ActForm>
      <Proposed number={number.value} />
    </>
  );
};

/** The election phase, and the rules of a whole configuration: both take two people, as the list does. */
export const Phase = ({ shared }: { readonly shared: Shared }) => {
  const { phase, phase_by_hand } = shared.stands;
  const barred = whyNot(shared.doing);
  return (
    <>
      <h1>{text('page-phase')}</h1>
      <Say tone="info" icon="clock">
        <b>{text('phase-now', { phase: liveText(`phase-${phase}`) })}</b>
        <p>
          {phase_by_hand === null
            ? text('phase-by-calendar')
            : text('phase-by-hand', {
                phase: liveText(`phase-${phase_by_hand.phase}`),
                time: instantText(phase_by_hand.from),
              })}
        </p>
      </Say>
      {barred === null ? (
        <>
          <ProposePhase key={phase} shared={shared} />
          <ProposeRules shared={shared} />
        </>
      ) : (
        <Say tone="info" icon="eye">
          {barred}
        </Say>
      )}
    </>
  );
};
